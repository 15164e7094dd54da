"""What stands in braces."""

import pytest

from slac.model.contract import Cite, Division
from tests.model.reading import PARTIES, cases, read

CONTRACT = (
    PARTIES
    + """
document cgv "Conditions générales"
  désigné  les Conditions

horaires support
  ouvert  lundi à vendredi de 9 h à 18 h

article accès "Accès"
  Les comptes sont nominatifs.

  paragraphe secours "Accès de secours"
    Un compte de secours est gardé sous enveloppe.

  paragraphe "Accès distant"
    numéro  1.7

    L'accès distant est chiffré.

décompte
  horaires  support

priorité P1 "Urgent"
  rang        1
  résolution  8 heures ouvrées

article essai-citation "Essai"
  Voir {%s} pour la suite.
"""
)

KINDS = {
    "name": "nom",
    "fact": "contenu",
    "clause": "renvoi",
    "external": "renvoi externe",
    "measure": "mesure",
    "unknown": "inconnu",
}


@pytest.mark.parametrize("case", cases("citations.yaml"), ids=lambda c: str(c["accolade"]))
def test_a_citation_designates_what_it_names(case: dict[str, str]) -> None:
    contract, findings = read(CONTRACT % case["accolade"])
    text = contract.all(Division)[-1].prose[0].text
    (cite,) = (part for part in text if isinstance(part, Cite))
    assert KINDS[cite.kind] == case["par"]
    assert cite.target == case.get("désigne")
    assert cite.attribute == case.get("propriété")
    assert cite.article == case.get("article", "")
    assert cite.subject == case.get("objet", "")
    assert cite.part == case.get("partie", "")
    if "numéro" in case:
        assert cite.number == case["numéro"]
    assert [f"{f.code} {f.message} {f.help}" for f in findings] == (
        [case["constat"]] if "constat" in case else []
    )
