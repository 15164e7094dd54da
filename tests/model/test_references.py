"""What a property refers to, on its line or in the bullets under it, and what its bullets are cited by."""

import pytest

from slac.model.contract import Measure, Scope
from tests.model.reading import PARTIES, read

ON_A_LINE = '  hors  entretien, "force majeure"\n'
IN_BULLETS = "  hors\n    a) {entretien}\n    b) force majeure\n"


@pytest.mark.parametrize("exclusions", [ON_A_LINE, IN_BULLETS], ids=["en ligne", "en puces"])
def test_what_a_target_excludes_reads_alike_on_a_line_and_in_bullets(exclusions: str) -> None:
    contract, findings = read(
        f"{PARTIES}\n"
        'maintenance entretien "Entretien"\n  plage  jeudi de 6 h à 8 h\n\n'
        f'disponibilité web "Web"\n  objectif  99 %\n  période  mois civil\n{exclusions}'
    )
    (measure,) = contract.all(Measure)
    assert not findings
    assert measure.excludes is not None
    assert [named.name for named in measure.excludes.value or ()] == ["entretien", None]


@pytest.mark.parametrize(
    ("item", "ids"), [('bureau "Bureautique"', ["bureau.1", "bureau.2"]), ('"Bureautique"', ["", ""])]
)
def test_a_bullet_of_the_scope_is_cited_by_the_name_of_its_item(item: str, ids: list[str]) -> None:
    contract, _ = read(f"{PARTIES}\npérimètre assistance\n  couvre {item}\n    - Word\n    - Excel\n")
    (covered,) = contract.all(Scope)[0].covers
    assert covered.value is not None
    assert [bullet.id for bullet in covered.value.bullets] == ids
