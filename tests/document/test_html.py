"""The page that a browser shows: well formed, and harmless whatever the contract holds."""

import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from slac.document.html import TemplateError, render_html
from slac.resources import resource_folder
from tests.document.outline import SMALLEST, composed

HERE = Path(__file__).parent


def _html(name: str) -> str:
    return render_html(composed((HERE / "contracts" / f"{name}.slac").read_text(encoding="utf-8")))


def test_markup_in_a_contract_is_text() -> None:
    page = _html("hostile")
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_templates_in_a_contract_are_text() -> None:
    page = _html("hostile")
    assert "{{ 7 * 7 }}" in page
    assert "{{ config }}" in page


def test_a_link_that_could_act_is_no_link() -> None:
    assert 'href="javascript:' not in _html("hostile")
    assert 'href="file:' not in _html("hostile")


PLACED_TWICE = """
gamme base "Base"
  prix  10 € par mois

gamme appui "Appui"
  prix  20 € par mois

article offres "Offres"
  Le Client choisit :

  {tableau gammes}

article rappel "Rappel"
  Ces offres sont :

  {tableau gammes}
"""
PARAGRAPH_ONE = """
article offres "Offres"
  Un.

article offres-1 "Première offre"
  Deux.
"""


@pytest.mark.parametrize(
    "text",
    [
        (HERE / "contracts/annexe.slac").read_text(encoding="utf-8"),
        SMALLEST + PLACED_TWICE,
        SMALLEST + PARAGRAPH_ONE,
    ],
    ids=["une annexe", "un tableau placé deux fois", "un article au nom d'un alinéa"],
)
def test_identifiers_are_unique(text: str) -> None:
    body = render_html(composed(text)).split("<body", 1)[1]
    identifiers = [part.split('"', 1)[0] for part in body.split(' id="')[1:]]
    assert identifiers
    assert len(identifiers) == len(set(identifiers))


def test_tables_say_what_their_heads_are() -> None:
    page = _html("annexe")
    assert page.count("<th ") == page.count('<th scope="col"') + page.count('<th scope="row"')


@pytest.mark.parametrize("name", ["annexe", "hostile"])
def test_every_element_is_closed(name: str) -> None:
    reader = _Elements()
    reader.feed(_html(name))
    assert reader.open == []


class _Elements(HTMLParser):
    """Follows the elements of a page: each end must close the last one opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ("meta", "br", "wbr", "input", "col"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()


def test_a_misspelt_template_is_said_in_french(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    (folder / "cover.html").write_text("{{ documnet }}", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"cover\.html, ligne 1 : 'documnet' is undefined"):
        render_html(composed(SMALLEST), folder)


def test_a_template_cannot_reach_out_of_its_sandbox(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    (folder / "cover.html").write_text("{{ document.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(TemplateError):
        render_html(composed(SMALLEST), folder)


def _copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource_folder("templates"), tmp_path / "templates"))


def test_a_list_within_a_list_has_its_own_marks() -> None:
    text = 'article objet "Objet"\n  - un\n    a) deux\n      - trois\n'
    page = render_html(composed(f"{SMALLEST}\n{text}")).split("<body", 1)[1]
    lists = [part.split(">", 1)[0] for part in page.split('class="list"', 1)[1].split("<ul")[1:]]
    assert lists == ["", ' class="numbered"', ""]


def test_a_box_to_sign_says_whose_it_is_whatever_the_name() -> None:
    text = 'partie a1 "A & B"\n  désigné  EDITEUR\nsignature\n  signataires a1\n'
    page = render_html(composed(f"{SMALLEST}\n{text}"))
    assert 'title="Signature Pour EDITEUR">' in page


def test_the_kind_that_begins_a_title_is_not_said_twice() -> None:
    page = render_html(composed('contrat essai "Entente de service"\n  type  entente\n'))
    assert "<title>Entente de service</title>" in page
