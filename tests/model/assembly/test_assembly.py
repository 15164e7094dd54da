"""One contract out of its files, its values and its amendments."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from slac.model import lower
from slac.model.assemble import Assembly, assemble
from slac.model.reuse import Given, reuses
from slac.source import Source
from slac.syntax import parse
from tests.lint.several_files import loading
from tests.model.assembly.outline import outline

HERE = Path(__file__).parent
CONTRACTS = [
    path
    for path in sorted((HERE.parents[2] / "contracts").rglob("*.slac"))
    if not reuses(Source(path.read_text(encoding="utf-8")))
]
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "cases.yaml").read_text(encoding="utf-8"))


def assembled(case: dict[str, Any]) -> Assembly:
    files: dict[str, str] = case["fichiers"]
    given = Given(case.get("valeurs", {}), "valeurs.toml")
    return assemble(Source(files["contrat.slac"], "contrat.slac"), loading(files), given)


def paragraphs(text: str) -> list[str]:
    """A text without its empty lines, and without the list of its files."""
    own = text.partition("\n# Ce texte réunit ces fichiers")[0]
    return [line for line in own.splitlines() if line.strip()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["cas"]))
class TestAContractInOnePiece:
    def test_its_text_says_it_all(self, case: dict[str, Any]) -> None:
        assert paragraphs(assembled(case).text) == paragraphs(case["texte"])

    def test_its_text_reads_as_the_same_contract(self, case: dict[str, Any]) -> None:
        assembly = assembled(case)
        again, mistakes = parse(Source(assembly.text, "contrat.slac"))
        assert not mistakes, [mistake.message for mistake in mistakes]
        assert outline(lower(again)[0]) == outline(lower(assembly.tree)[0])

    def test_its_text_is_its_own_text(self, case: dict[str, Any]) -> None:
        text = assembled(case).text
        assert assemble(Source(text)).text == text

    def test_its_files_are_listed_with_their_fingerprints(self, case: dict[str, Any]) -> None:
        assembly = assembled(case)
        for path, text in case["fichiers"].items():
            assert f"# {Source(text).fingerprint}  {path}\n" in assembly.text
        assert {part.path for part in assembly.parts} == set(case["fichiers"])

    def test_the_changes_of_an_amendment_are_told(self, case: dict[str, Any]) -> None:
        changes = assembled(case).changes
        assert [f"{change.kind} {change.name}" for change in changes] == case.get("changements", [])
        for change in changes:
            assert (change.before is None) == (change.kind == "ajoute")
            assert (change.after is None) == (change.kind == "supprime")


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: path.stem)
def test_a_contract_whole_in_its_file_is_left_as_it_is(path: Path) -> None:
    source = Source(path.read_text(encoding="utf-8"), path.name)
    assembly = assemble(source)
    assert assembly.text == source.text
    assert assembly.fingerprint == source.fingerprint
    assert (assembly.tree, assembly.diagnostics) == parse(source)


def test_places_are_those_of_the_file_that_the_author_wrote() -> None:
    template = (
        'contrat essai "Essai"\n\nparamètre nom\n  type  texte\n\narticle a1 "A"\n  Avec {nom}, {inconnu}.\n'
    )
    given = Given({"nom": "un nom bien plus long que sa citation"}, "valeurs.toml")
    _, findings = lower(assemble(Source(template, "x.slac"), given=given).tree)
    assert [(f.code, f.span.first.line, f.span.first.column) for f in findings] == [("NOM01", 7, 15)]


def test_findings_in_an_included_file_are_told_there() -> None:
    files = {"clausier/a.slac": 'article a1 "A"\n  Voir {inconnu}.\n'}
    source = Source('contrat essai "Essai"\n\ninclure "clausier/a.slac"\n', "contrat.slac")
    _, findings = lower(assemble(source, loading(files)).tree)
    assert [(f.code, f.span.source.path, f.span.first.line) for f in findings] == [
        ("NOM01", "clausier/a.slac", 2)
    ]


def test_an_exception_in_an_included_file_applies_there() -> None:
    files = {
        "a.slac": '# slac: ignore NOM01 le glossaire vient plus tard\narticle a1 "A"\n  Voir {inconnu}.\n'
    }
    source = Source('contrat essai "Essai"\n\ninclure "a.slac"\n', "contrat.slac")
    contract, _ = lower(assemble(source, loading(files)).tree)
    assert [(s.code, s.applies.source.path, s.applies.first.line) for s in contract.suppressions] == [
        ("NOM01", "a.slac", 2)
    ]


def test_a_fix_never_edits_a_value() -> None:
    template = (
        'contrat essai\n\nparamètre nom\n  type  texte\n\narticle a1 "A"\n  De la {nom} le\u200b client.\n'
    )
    given = Given({"nom": "Société du Val"}, "valeurs.toml")
    (found,) = assemble(Source(template, "x.slac"), given=given).diagnostics
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert edit.span.text == "\u200b"
    assert edit.span.source.text == template


def test_many_files_are_refused_in_time() -> None:
    files = {f"{n}.slac": f'inclure "{n + 1}.slac"\n' for n in range(1000)}
    source = Source('contrat essai\n\ninclure "0.slac"\n', "contrat.slac")
    (found,) = (d for d in assemble(source, loading(files)).diagnostics if d.code == "INC01")
    assert found.message == "« 49.slac » ne peut pas être inclus : ce contrat est déjà fait de 50 fichiers."
