"""Citations in a text become what they stand for, agreed as French does."""

import pytest

from slac.export.wording import agreed
from slac.model.contract import Designation, Party, Stated
from slac.source import Source

NOWHERE = Source("").span(0, 0)


def party(article: str, noun: str) -> Party:
    designation = Stated(span=NOWHERE, line=NOWHERE, value=Designation(article, noun))
    return Party(
        keyword="partie",
        name="x",
        written_name="x",
        label=None,
        prose=(),
        span=NOWHERE,
        whole=NOWHERE,
        designation=designation,
    )


@pytest.mark.parametrize(
    ("typed", "article", "noun", "said"),
    [
        ("", "le", "Client", "Client"),
        ("le", "le", "Client", "le Client"),
        ("du", "le", "Client", "du Client"),
        ("du", "la", "Société", "de la Société"),
        ("du", "l'", "Éditeur", "de l'Éditeur"),
        ("des", "les", "Clients", "des Clients"),
        ("au", "le", "Client", "au Client"),
        ("à", "la", "Société", "à la Société"),
        ("a l'", "l'", "Éditeur", "à l'Éditeur"),
        ("au", "les", "Clients", "aux Clients"),
        ("de", "", "Scolab", "de Scolab"),
        ("de", "", "Atos", "d'Atos"),
        ("par le", "la", "Société", "par la Société"),
        ("chez", "le", "Client", "chez le Client"),
    ],
)
def test_the_article_agrees(typed: str, article: str, noun: str, said: str) -> None:
    assert agreed(typed, party(article, noun)) == said
