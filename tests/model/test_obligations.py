"""Who owes what."""

import pytest

from slac.model.obligations import Obligation, obligations
from tests.model.reading import PARTIES, cases, read


def found(prose: str) -> tuple[Obligation, ...]:
    contract, findings = read(f'{PARTIES}\narticle devoirs "Devoirs"\n{prose}')
    assert not findings
    return obligations(contract.elements)


def said(obligation: Obligation) -> list[str]:
    creditors = [f"envers {' '.join(obligation.creditors)}"] if obligation.creditors else []
    return [" ".join(obligation.debtors), obligation.modality.value, *creditors]


@pytest.mark.parametrize("case", cases("obligations.yaml"), ids=lambda c: str(c["phrase"])[:60])
def test_a_sentence_obliges_its_subject_when_it_is_a_party(case: dict[str, list[str]]) -> None:
    assert [said(o) for o in found(f"  {case['phrase']}\n")] == ([case["oblige"]] if "oblige" in case else [])


def test_each_item_of_a_list_is_an_obligation_with_its_own_identifier() -> None:
    items = found("  {Le client} s'engage à :\n\n  - former ses équipes ;\n  - nommer un référent.\n")
    assert [(o.id, o.debtors, o.lead != ()) for o in items] == [
        ("devoirs.1", ("client",), True),
        ("devoirs.2", ("client",), True),
    ]


def test_under_a_declared_debtor_every_sentence_obliges() -> None:
    stated = found("  débiteur  client\n\n  Tenir ses postes à jour. Sauvegarder ses fichiers.\n")
    assert [said(o) for o in stated] == [["client", "duty"], ["client", "duty"]]
