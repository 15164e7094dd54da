"""The Word file: numbered and linked as Word does it by itself, the same bytes each time, ready to be negotiated."""

import io
import sys
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt

from slac.document import summary
from slac.document.docx import NoWord, render_docx
from slac.document.tree import Alinea, Blocks, Document, Section, plain
from slac.outputs import Kind
from slac.pipeline.building import Options
from slac.pipeline.checking import check
from slac.pipeline.reviewing import commented, redline
from slac.source import Source
from tests.document.outline import SMALLEST, composed, contract_of, made
from tests.document.printed import source
from tests.document.word_file import W, counted, lines, part, style_of, text_of
from tests.document.word_rules import faults

CONTRACTS = Path(__file__).parents[2] / "contracts"
WORKED = ("clip", "crm360", "helpdesk", "netmath", "progr1")
OPTIONS = Options(date(2026, 1, 1), ("docx",))


@cache
def document(name: str) -> Document:
    return composed((CONTRACTS / f"{name}.slac").read_text(encoding="utf-8") if "/" in name else source(name))


@cache
def written(name: str) -> bytes:
    return render_docx(document(name))


# -- numbers ------------------------------------------------------------------------------------------------------


def _labelled(blocks: Blocks) -> list[tuple[str, str]]:
    found = []
    for block in blocks:
        if isinstance(block, Section):
            found += [(block.label, plain(block.title))] if block.label else []
            found += _labelled(block.blocks)
        elif isinstance(block, Alinea):
            found += [(block.number, plain(block.content)), *_labelled(block.blocks)]
    return found


@pytest.mark.parametrize("name", ["annexe", *(f"originaux/{n}" for n in WORKED), "exemples/billetterie"])
def test_word_counts_the_numbers_that_the_contract_bears(name: str) -> None:
    expected = [(number, words.strip()) for number, words in _labelled(document(name).body)]
    printed = [(number, words.strip()) for number, words in counted(written(name))]
    following = iter(expected)
    for each in printed:  # those that are missing bear their number as words: Word cannot count it
        assert each in following
    assert len(printed) >= len(expected) * 0.6


IMPOSED = """\
contrat essai "Essai"
article premier "A"
  Un.
article second "B"
  numéro 7
  Deux.
article dernier "C"
  Trois.
"""


def test_word_counts_on_from_a_number_that_the_contract_imposes() -> None:
    found = [number for number, _ in counted(render_docx(composed(IMPOSED)))]
    assert found == ["Article 1", "1.1", "Article 7", "7.1", "Article 8", "8.1"]


# -- renvois, contents, pages ----------------------------------------------------------------------------------------


def _instructions(name: str) -> list[str]:
    return [(each.text or "").strip() for each in part(written(name), "document").iter(f"{W}instrText")]


def test_a_renvoi_is_a_field_that_follows_the_number_of_its_clause() -> None:
    fields = [each for each in _instructions("annexe") if each.startswith("REF")]
    bookmarks = {
        each.get(f"{W}name"): text_of(each.getparent())
        for each in part(written("annexe"), "document").iter(f"{W}bookmarkStart")
    }
    assert [bookmarks[each.split()[1]] for each in fields] == ["Demandes"]
    assert "Voir article 2.1." in " ".join(lines(written("annexe"))).replace("\u00a0", " ")


def test_a_renvoi_says_the_word_that_its_clause_is_numbered_with() -> None:
    text = (
        'article premier "A"\n  Voir {article second} et {annexe plan}.\n'
        'article second "B"\n  Deux.\nannexe plan "C"\n  Trois.\n'
    )
    file = render_docx(composed(f"{SMALLEST}\n{text}"))
    fields = [(each.text or "").split() for each in part(file, "document").iter(f"{W}instrText")]
    assert [each[2:] for each in fields if each[0] == "REF"] == [
        ["\\n", "\\*", "Lower", "\\h"],
        ["\\n", "\\h"],
    ]
    assert "Voir article 2 et annexe A." in " ".join(lines(file)).replace("\u00a0", " ")


def test_contents_and_pages_are_fields() -> None:
    assert any(each.startswith("TOC") for each in _instructions("annexe"))
    feet = docx.Document(io.BytesIO(written("annexe"))).sections[0].footer._element
    assert [(e.text or "").strip() for e in feet.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]
    assert "Source sha256:" in text_of(feet)
    assert "Paraphe la Société" in text_of(feet)


@pytest.mark.parametrize(
    ("name", "longest"), [("originaux/crm360", "Article 1"), ("originaux/progr1", "4.1")]
)
def test_the_titles_of_the_contents_begin_beside_their_numbers(name: str, longest: str) -> None:
    file = docx.Document(io.BytesIO(written(name)))
    entries = [
        p for p in file.paragraphs if p.style is not None and p.style.name == "toc 2" and "\t" in p.text
    ]
    assert max((p.text.split("\t")[0] for p in entries), key=len) == longest
    style = file.styles["toc 2"].paragraph_format
    room = style.tab_stops[0].position - style.left_indent
    assert room > Pt(9.5) * 0.5 * len(longest)  # a letter is half as wide as it is high


def test_every_bookmark_has_its_own_name() -> None:
    names = [
        each.get(f"{W}name")
        for each in part(written("originaux/progr1"), "document").iter(f"{W}bookmarkStart")
    ]
    assert len(names) == len(set(names)) > 20


# -- tables ---------------------------------------------------------------------------------------------------------


def test_tables_repeat_their_heads_keep_their_rows_whole_and_say_what_they_are() -> None:
    with_heads = [
        table
        for table in part(written("annexe"), "document").iter(f"{W}tbl")
        if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    ]
    assert [table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") for table in with_heads] == [
        "Priorités",
        "Crédits de service",
        "Rappel des engagements",
    ]
    assert all(
        row.find(f"{W}trPr/{W}cantSplit") is not None for table in with_heads for row in table.iter(f"{W}tr")
    )


def test_captions_count_the_tables() -> None:
    body = part(written("annexe"), "document")
    captions = [text_of(p) for p in body.iter(f"{W}p") if style_of(p) == "Caption"]
    assert [c.replace("\u00a0", " ") for c in captions if c.startswith("Tableau")] == [
        "Tableau 1 — Priorités",
        "Tableau 2 — Crédits de service",
        "Tableau 3 — Rappel des engagements",
    ]


def test_what_an_amendment_quotes_is_set_apart() -> None:
    body = part(render_docx(made("avenant", "avenant")), "document")
    quoted = [
        text_of(table.find(f"{W}tr/{W}tc/{W}p"))
        for table in body.iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Texte cité"
    ]
    assert quoted == ["Demandes", "Sauvegardes"]


def _pages(file: bytes) -> list[tuple[int, int, str]]:
    """The width and height of the pages of each section, in millimetres, and its number of columns."""
    sections: Any = docx.Document(io.BytesIO(file)).sections
    return [
        (round(s.page_width.mm), round(s.page_height.mm), s._sectPr.xpath("string(w:cols/@w:num)"))
        for s in sections
    ]


def test_a_wide_table_stands_with_its_heading_on_pages_in_landscape() -> None:
    heads = ", ".join(f'"C{i}"' for i in range(9))
    text = 'article objet "Objet"\n  Un.\nannexe parc "Parc"\ntableau t "T"\n'
    text += f'  colonnes {heads}\nannexe fin "F"\n  Deux.\n'
    file = render_docx(composed(f"{SMALLEST}\n{text}"))
    assert [page[:2] for page in _pages(file)] == [(210, 297), (297, 210), (210, 297)]
    turned = part(file, "document").xpath("//w:p[.//w:sectPr]/following::w:p[1]", namespaces={"w": W[1:-1]})
    assert [text_of(p) for p in turned] == ["Parc", "F"]


def test_the_technician_s_page_is_in_two_columns_as_small_as_it_must_be() -> None:
    contract = contract_of((CONTRACTS / "originaux/progr1.slac").read_text(encoding="utf-8"))
    long = render_docx(summary.compose(contract, reference_date=OPTIONS.reference))
    short = render_docx(made("annexe", "fiche"))
    assert [page[2] for page in _pages(short)] == ["", "2"]
    sizes = [docx.Document(io.BytesIO(file)).styles["Body Text"].font.size for file in (short, long)]
    assert [size.pt for size in sizes if size is not None] == [9, 8]


# -- the file -------------------------------------------------------------------------------------------------------


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_docx(document("annexe")) == written("annexe")


def test_the_file_says_its_title_date_and_language() -> None:
    file = docx.Document(io.BytesIO(written("annexe")))
    said = file.core_properties
    assert (said.title, said.language) == ("Annexe 3 — Engagements de support", "fr-FR")
    assert said.created is not None
    assert said.created.isoformat()[:10] == "2026-01-01"
    assert {each.get(f"{W}val") for each in part(written("annexe"), "styles").iter(f"{W}lang")} == {"fr-FR"}


@pytest.mark.parametrize(("name", "expected"), [("annexe", False), ("projet", True)])
def test_only_a_draft_bears_its_mark(name: str, expected: bool) -> None:
    drawn = document(name)
    file = render_docx(Document(drawn.meta._replace(draft=expected), drawn.cover, drawn.body))
    head = docx.Document(io.BytesIO(file)).sections[0].header._element
    assert ('string="PROJET"' in head.xml) is expected
    assert ("PROJET" in text_of(head)) is expected


@pytest.mark.parametrize("kind", ["annexe", "fiche", "constats", "avenant"])
def test_word_finds_nothing_to_repair(kind: Kind) -> None:
    assert faults(render_docx(made("avenant" if kind == "avenant" else "annexe", kind))) == []


@pytest.mark.parametrize("name", ["hostile", "dix-parties", "projet", *(f"originaux/{n}" for n in WORKED)])
def test_word_finds_nothing_to_repair_in_unusual_contracts(name: str) -> None:
    assert faults(written(name)) == []


def test_word_would_find_what_is_broken() -> None:
    sound = written("annexe")
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = (
        parts["word/document.xml"]
        .replace(b"<w:keepNext/>", b"")
        .replace(b"</w:pPr>", b"<w:keepNext/></w:pPr>")
    )
    del parts["word/numbering.xml"]
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    found = " ".join(faults(broken.getvalue()))
    assert "in another order" in found
    assert "word/numbering.xml, which is not there" in found


def test_nothing_hostile_keeps_the_file_from_opening() -> None:
    text = text_of(part(written("hostile"), "document"))
    assert "<script>" in text
    assert "\x00" not in text


def test_a_firm_s_reference_gives_its_own_styles_and_none_of_its_text(tmp_path: Path) -> None:
    own = docx.Document()
    own.add_paragraph("Texte du cabinet")
    own.styles["Heading 1"].font.name = "Cabinet"
    own.save(str(tmp_path / "reference.docx"))
    content = render_docx(document("annexe"), tmp_path / "reference.docx")
    assert faults(content) == []
    file = docx.Document(io.BytesIO(content))
    assert file.styles["Heading 1"].font.name == "Cabinet"
    assert "Texte du cabinet" not in [paragraph.text for paragraph in file.paragraphs]


def test_a_reference_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reference.docx").write_text("du texte", encoding="utf-8")
    with pytest.raises(NoWord, match=r"« reference.docx » n'est pas un document Word"):
        render_docx(composed(SMALLEST), tmp_path / "reference.docx")


# -- findings as comments ------------------------------------------------------------------------------------------


def test_each_finding_is_a_comment_on_the_words_it_is_about() -> None:
    path = CONTRACTS / "originaux/crm360.slac"
    checked = check(Source(path.read_text(encoding="utf-8"), "crm360.slac"))
    content = commented(checked, OPTIONS)
    file = docx.Document(io.BytesIO(content))
    assert faults(content) == []
    comments = {comment.comment_id: comment for comment in file.comments}
    assert len(comments) == len(checked.findings)
    on: dict[str, list[str]] = {}
    for start in part(content, "document").iter(f"{W}commentRangeStart"):
        code = comments[int(start.get(f"{W}id"))].paragraphs[0].text.split()[1].rstrip("\u00a0:")
        on.setdefault(code, []).append(text_of(start.getparent()))
    assert any("24\u00a0h" in words for words in on["TPS01"])
    assert {comment.timestamp.date() for comment in comments.values() if comment.timestamp} == {
        OPTIONS.reference
    }


def test_a_finding_about_a_clause_as_a_whole_is_on_its_heading() -> None:
    path = CONTRACTS / "originaux/progr1.slac"
    content = commented(check(Source(path.read_text(encoding="utf-8"), "progr1.slac")), OPTIONS)
    comments = {c.comment_id: c.paragraphs[0].text for c in docx.Document(io.BytesIO(content)).comments}
    on = [
        text_of(start.getparent())
        for start in part(content, "document").iter(f"{W}commentRangeStart")
        if "STR07" in comments[int(start.get(f"{W}id"))]
    ]
    assert any("La formation" in words for words in on)
    assert any("Les installations" in words for words in on)


# -- tracked changes -------------------------------------------------------------------------------------------------

#: What is written otherwise in a new version: words before, words after.
CHANGES = {
    "un délai": ("8 h, soit 1 jour", "6 h, soit 1 jour"),
    "une puce de plus": ("  - messages système ;\n", "  - messages système ;\n  - captures d'écran ;\n"),
    "un paragraphe de moins": ("  Elles sont saisies dans l'outil de suivi en ligne « support ».\n\n", ""),
    "une ligne de tableau de plus": ("chapitre disp", 'priorité P4 "Question"\n  rang  4\n\nchapitre disp'),
    "un article de plus": (
        "article plages",
        'article preuve "Preuve"\n  Le relevé fait foi.\n\narticle plages',
    ),
}


@cache
def _redlined(change: str) -> tuple[bytes, bytes, bytes]:
    """The old version, the new one, and the new one as changes to the old."""
    old = (CONTRACTS / "originaux/crm360.slac").read_text(encoding="utf-8")
    before, after = CHANGES[change]
    assert old.count(before) >= 1
    texts = (old, old.replace(before, after, 1))
    checks = [check(Source(text, "crm360.slac")) for text in texts]
    assert all(each.contract for each in checks)
    plainly = [render_docx(composed(text)) for text in texts]
    return plainly[0], plainly[1], redline(checks[0], checks[1], OPTIONS)


@pytest.mark.parametrize("change", CHANGES)
def test_word_finds_nothing_to_repair_in_tracked_changes(change: str) -> None:
    assert faults(_redlined(change)[2]) == []


@pytest.mark.parametrize("change", CHANGES)
def test_accepting_all_changes_gives_the_new_text(change: str) -> None:
    _, new, changed = _redlined(change)
    assert lines(changed, "accept") == lines(new)


@pytest.mark.parametrize("change", CHANGES)
def test_rejecting_all_changes_gives_the_old_text(change: str) -> None:
    old, _, changed = _redlined(change)
    assert lines(changed, "reject") == lines(old)


def test_only_what_changes_is_marked() -> None:
    _, _, changed = _redlined("un délai")
    body = part(changed, "document")
    assert _changed(body, "del") == {"8 h"}
    assert _changed(body, "ins") == {"6 h"}


def _changed(body: Any, change: str) -> set[str]:
    return {text_of(each).replace("\u00a0", " ") for each in body.iter(f"{W}{change}")}


def test_a_redline_is_the_same_bytes_each_time() -> None:
    old = (CONTRACTS / "originaux/crm360.slac").read_text(encoding="utf-8")
    before, after = CHANGES["un délai"]
    checks = [check(Source(text, "crm360.slac")) for text in (old, old.replace(before, after, 1))]
    assert redline(checks[0], checks[1], OPTIONS) == _redlined("un délai")[2]


def test_without_its_libraries_word_says_how_to_install_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(NoWord, match=r"pip install 'slac\[word\]'"):
        render_docx(composed(SMALLEST))
