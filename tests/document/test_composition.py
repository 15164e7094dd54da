"""What the document says: whole documents against golden files, and phrases against ``phrases.yaml``."""

import json
import re
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from slac.document import labels, sentences
from slac.document.composition import compose
from slac.document.html import render_html
from slac.document.rewriting import runs
from slac.document.tree import Link, Reference, Remarks, Section, plain
from slac.model.vocabulary import BLOCKS
from slac.outputs import Kind
from slac.pipeline import building
from slac.pipeline.checking import check
from slac.pipeline.reading import Project, read
from slac.record import fields
from slac.source import Source
from slac.syntax.keywords import keywords
from tests.document.outline import composed, contract_of, made, outline

HERE = Path(__file__).parent

#: The worked contracts, and one that cites a party in every value that may be a text.
EVERY_CONTRACT = [
    HERE / "contracts" / "accolades.slac",
    *(
        path
        for path in sorted((HERE.parents[1] / "contracts").rglob("*.slac"))
        if re.search(r"^contrat\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    ),
]


@pytest.mark.parametrize(
    ("name", "kind", "golden"),
    [
        ("annexe", "annexe", "annexe"),
        ("projet", "annexe", "projet"),
        ("avenant", "avenant", "avenant"),
        ("annexe", "fiche", "fiche"),
    ],
)
def test_the_document_is_the_golden_one(name: str, kind: Kind, golden: str) -> None:
    assert outline(made(name, kind)) == (HERE / "golden" / f"{golden}.txt").read_text(encoding="utf-8")


def test_findings_stand_beside_the_clause_that_they_are_about() -> None:
    general, clause = made("projet", "constats").body
    assert isinstance(general, Section)
    assert isinstance(clause, Section)
    assert (general.label, clause.label) == ("", "Article 1")
    (beside,) = clause.blocks
    assert isinstance(beside, Remarks)
    assert {remark.code for remark in beside.remarks} == {"COR02", "STR01"}
    assert "La charte prend effet" in outline(made("projet", "constats"))


def test_an_amendment_tells_of_every_clause_that_takes_another_number(tmp_path: Path) -> None:
    base = (
        'contrat base "Base"\ncanal courriel "courriel"\n  adresse  aide@support.example\n'
        'définition écart "Anomalie"\n  Écart.\narticle accès "Accès"\n  Écrire par {courriel}.\n'
    )
    amendment = (
        'avenant un-1 "Avenant"\n  modifie    "base.slac"\n  remplace  article accès\n'
        'article accès "Accès"\n  Écrire au support.\n'
    )
    (tmp_path / "base.slac").write_text(base, encoding="utf-8")
    project = Project(tmp_path, tmp_path, "avenant.slac")
    checked = check(Source(amendment, "avenant.slac"), load=project)
    text = outline(building.compose(checked, "avenant", (), building.Options(date(2026, 1, 1))))
    assert "| Article 1 | Article 2 | Définitions |" in text


def test_a_block_printed_where_it_stands_has_its_name_for_a_heading() -> None:
    def heading(label: str) -> str:
        text = f'contrat essai "Essai"\nengagement un-engagement "{label}"\n  délai  2 jours ouvrés\n'
        return next(line for line in outline(composed(text)).splitlines() if line.startswith("#"))

    assert heading("courriel").startswith("# Article 1 — Courriel")
    assert heading("iTop").startswith("# Article 1 — iTop")


def test_no_level_of_heading_is_skipped_beside_the_findings() -> None:
    path = HERE.parents[1] / "contracts/originaux/progr1.slac"
    checked = check(read(path, path.name))
    document = building.compose(checked, "constats", (), building.Options(date(2026, 1, 1)))
    levels = [int(level) for level in re.findall(r"<h(\d)", render_html(document))]
    assert 3 in levels
    assert all(after <= before + 1 for before, after in pairwise(levels))


_PHRASES = yaml.safe_load((HERE / "phrases.yaml").read_text(encoding="utf-8"))


def _printed(case: str) -> list[str]:
    document = composed(f'contrat essai "Essai"\n\n{_PHRASES[case]["written"]}')
    return [line.strip() for line in outline(document).splitlines()]


@pytest.mark.parametrize("case", _PHRASES)
def test_a_fact_is_printed_in_these_words(case: str) -> None:
    lines = _printed(case)
    for line in _PHRASES[case]["printed"]:
        assert any(line in printed for printed in lines), "\n".join(lines)


@pytest.mark.parametrize("case", [case for case in _PHRASES if "absent" in _PHRASES[case]])
def test_what_is_said_once_is_not_said_again(case: str) -> None:
    lines = _printed(case)
    assert [line for line in lines for words in _PHRASES[case]["absent"] if words in line] == []


@pytest.mark.parametrize("case", [case for case in _PHRASES if "in_order" in _PHRASES[case]])
def test_numbered_parts_are_printed_in_their_order(case: str) -> None:
    lines = _printed(case)
    places = [
        next(at for at, line in enumerate(lines) if wanted in line) for wanted in _PHRASES[case]["printed"]
    ]
    assert places == sorted(places), "\n".join(lines)


@pytest.mark.parametrize("list_", ["DEPART", "FIN", "SUSPENSION"])
def test_every_event_of_the_language_has_its_article(list_: str) -> None:
    words = keywords().lists[list_]
    assert words
    assert [word for word in words if "«" in sentences.event(word)] == []


@pytest.mark.parametrize("path", EVERY_CONTRACT, ids=lambda path: path.stem)
def test_no_brace_is_printed(path: Path) -> None:
    checked = check(read(path, path.name))
    assert checked.contract is not None
    document = compose(checked.contract, reference_date=date(2026, 1, 1))
    assert [line for line in outline(document).splitlines() if "{" in line or "}" in line] == []


def test_numbers_and_titles_are_those_of_the_contract() -> None:
    text = (HERE / "contracts" / "annexe.slac").read_text(encoding="utf-8")
    contract = contract_of(text)
    planned = [
        (inner.clause.anchor, inner.clause.number, inner.clause.title)
        for section in contract.sections
        for inner in section.walk()
    ]
    printed = [
        (section.id, section.number, _typed(plain(section.title))) for section in composed(text).sections()
    ]
    assert printed == planned


def _typed(text: str) -> str:
    """As it was typed, before the typographic filter."""
    return text.replace("’", "'").replace("\u00a0", " ")


def test_links_lead_to_the_web_or_a_mailbox_only() -> None:
    document = composed((HERE / "contracts" / "hostile.slac").read_text(encoding="utf-8"))
    addresses = [
        inline.address for content in runs(document) for inline in content if isinstance(inline, Link)
    ]
    assert addresses
    assert all(address.startswith(("http://", "https://", "mailto:", "tel:")) for address in addresses)


def test_renvois_lead_somewhere() -> None:
    document = composed((HERE / "contracts" / "annexe.slac").read_text(encoding="utf-8"))
    targets = {
        inline.target for content in runs(document) for inline in content if isinstance(inline, Reference)
    }
    assert targets
    assert targets <= {section.id for section in document.sections()} | {
        block.id for section in document.sections() for block in section.blocks if hasattr(block, "id")
    }


def test_composing_needs_neither_the_layout_engine_nor_the_templates() -> None:
    code = (
        "import json, sys; from tests.document import outline; outline.composed(outline.SMALLEST);"
        "print(json.dumps(sorted(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=HERE.parents[1])
    assert not {"weasyprint", "jinja2", "numpy", "babel", "holidays"} & set(json.loads(run.stdout))


def test_every_label_is_that_of_something_a_block_states() -> None:
    stated = {(keyword, field) for keyword, kind in BLOCKS.items() for field in fields(kind.element)}
    silent = {(keyword, field) for keyword, hidden in labels.SILENT.items() for field in hidden}
    assert labels.LABELS.keys() <= {field for _, field in stated}
    assert labels.LABELS_OF.keys() | silent <= stated
