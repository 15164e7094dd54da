"""What a contract announces that it holds."""

import pytest

from slac.model.contract import Words
from tests.model.reading import PARTIES, read


@pytest.mark.parametrize(
    ("written", "announced"),
    [
        ('"La formation", "L\'accueil et le dépannage"', "La formation, L'accueil et le dépannage"),
        ("12 engagements", "12 engagements"),
        ('"La formation", 3 annexes', "La formation, 3 annexes"),
    ],
)
def test_quotes_are_not_part_of_what_is_announced(written: str, announced: str) -> None:
    contract, _ = read(PARTIES.replace("langue   fr-FR\n", f"langue   fr-FR\n  annonce  {written}\n"))
    stated = contract.agreement.announces
    assert stated is not None
    assert "".join(part.text for part in stated.value or () if isinstance(part, Words)) == announced
