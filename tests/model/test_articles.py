"""Articles agree with what they stand before, as French does."""

import pytest

from slac.model.articles import agree
from slac.model.contract import Designation


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
    assert agree(typed, Designation(article, noun)) == said
