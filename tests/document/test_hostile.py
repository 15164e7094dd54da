"""Contracts made to do harm: they are printed as the text they are, or refused in one sentence, and soon."""

import re
from datetime import date

import pytest

from slac.document.html import render_html
from slac.document.size import TooLarge
from slac.document.tree import Document
from slac.pipeline.building import Options, compose
from slac.pipeline.checking import check
from slac.source import Source

_HEAD = 'contrat essai "Essai"\n  version 1.0\n\n'


def _written(body: str) -> Document:
    """The document of a contract, drafts included: whatever is found, it is composed."""
    checked = check(Source(_HEAD + body, "essai.slac"))
    assert checked.contract is not None
    return compose(checked, "annexe", (), Options(date(2026, 1, 1)))


def _article(text: str) -> str:
    return f'article objet "Objet"\n  {text}\n'


def _table(rows: int) -> str:
    lines = "".join(f'  ligne  "a{n}", "b{n}"\n' for n in range(rows))
    return f'{_article("{tableau grand}")}\ntableau grand "Grand"\n  colonnes  "A", "B"\n{lines}'


REFUSED = {
    "une puce de deux mégaoctets": (
        _article("Texte :\n\n  - " + "mot et " * 290_000),
        r"signes, et ne peut pas être mis en page \(800 000 au plus\) : partagez-le",
    ),
    "un mot sans fin": (_article("a" * 200_000), r"200 000 signes sans espace.*\(1 000 au plus\)"),
    "dix mille lignes": (_table(10_000), r"10 000 lignes de tableau.*\(3 000 au plus\) : joignez"),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("case", REFUSED)
def test_what_no_page_can_hold_is_refused_in_a_sentence(case: str) -> None:
    body, why = REFUSED[case]
    with pytest.raises(TooLarge, match=why):
        _written(body)


#: What is no text of a contract at all: it is not even composed.
UNWRITABLE = {
    "du HTML": "Un <img src=x onerror=alert(1)> et <b>gras</b>.",
    "un script": "Un <script>alert(1)</script>.",
    "une feuille de style": "<style>body { display: none }</style>",
    "un gabarit": "Le résultat de {{ 7 * 7 }}.",
    "des caractères de commande": "Un\x07 son\x1b[31m et\x0b un saut.",
    "un lien vers un fichier": "Voir [ceci](file:///etc/passwd).",
    "un lien qui agit": "Voir [ceci](javascript:alert(1)).",
    "une image du réseau": "Voir ![ceci](http://127.0.0.1:9/x.png).",
    "un chemin qui remonte": "Voir ![ceci](../../secret.png).",
    "du texte à rebours": "Payer \u202e0001\u202c euros, \u2066ici\u2069.",
}


@pytest.mark.parametrize("case", UNWRITABLE)
def test_what_is_no_text_is_refused_where_it_stands(case: str) -> None:
    checked = check(Source(_HEAD + _article(UNWRITABLE[case]), "essai.slac"))
    assert checked.contract is None
    assert {finding.span.first.line for finding in checked.errors} <= {1, 5}  # 1: the file is no text
    assert all(re.fullmatch(r"[^\n]+[.:»]", finding.message) for finding in checked.errors)


#: What a text may try, and what must not be in its page.
HARMLESS = {
    "un fichier": ("Voir file:///etc/passwd ou [ceci][1].", "(href|src)=.file:"),
    "une image": ("Voir ![ceci] [1] ou ![][1].", "<img"),
    "un lien qui agit": ("Voir javascript:alert(1) ou [javascript:alert(1)].", "href=.javascript:"),
}


@pytest.mark.parametrize("case", HARMLESS)
def test_a_text_is_never_more_than_a_text(case: str) -> None:
    text, harm = HARMLESS[case]
    body = render_html(_written(_article(text))).split("<body", 1)[1]
    assert not re.search(harm, body)


def test_markup_in_a_value_is_text() -> None:
    body = render_html(_written('article objet "Objet <script>alert(1)</script>"\n  Texte.\n'))
    assert "<script" not in body
    assert "&lt;script&gt;" in body
