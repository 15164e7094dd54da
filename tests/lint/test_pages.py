"""The public page of each rule: whole, true to what the rule does, and published as it stands."""

import re
from pathlib import Path

import pytest

from slac.lint.families import FAMILIES, family_of
from slac.lint.pages import SECTIONS, files, page
from slac.lint.registry import Rule, rule, rules
from slac.lint.runner import lint
from slac.lint.settings import Settings
from tests.lint.cases_file import completed
from tests.lint.several_files import files_of, read

DOCS = Path(__file__).parents[2] / "docs" / "regles"

#: Faults that no contract can show.
WITHOUT_EXAMPLE = {"SLA000", "SUP04"}


def sections(rule: Rule) -> dict[str, str]:
    parts = re.split(r"^## (.*)$", rule.page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def example(rule: Rule, section: str) -> dict[str, str]:
    files = files_of(sections(rule)[section])
    assert "" in files, f"{rule.code} : « {section} » sans contrat"
    return files


def codes_found(files: dict[str, str], code: str) -> set[str]:
    lowered, raised = read(completed(files[""]), "exemple.slac", files)
    return {
        finding.code
        for finding in lint(lowered, Settings(select=(code,) if rule(code).opinion else ()), raised)
    } & {code, "SLA000"}


WRITTEN = [rule for rule in rules() if rule.raised_by != "syntax"]
SHOWN = [rule for rule in WRITTEN if rule.code not in WITHOUT_EXAMPLE]


@pytest.mark.parametrize("rule", WRITTEN, ids=lambda rule: rule.code)
def test_a_page_has_its_sections_in_order(rule: Rule) -> None:
    optional = {"Exemple fautif", "Exemple corrigé"} if rule.code in WITHOUT_EXAMPLE else set()
    if family_of(rule.code) in ("SLA", "SUP"):
        optional |= {"Source"}
    present = list(sections(rule))
    assert present == [section for section in SECTIONS if section in present]
    assert set(SECTIONS) - set(present) <= optional


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_faulty_example_of_a_page_breaks_its_rule(rule: Rule) -> None:
    assert codes_found(example(rule, "Exemple fautif"), rule.code) == {rule.code}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_corrected_example_of_a_page_does_not(rule: Rule) -> None:
    assert codes_found(example(rule, "Exemple corrigé"), rule.code) == set()


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_page_says_the_severity_the_family_and_how_to_set_aside(rule: Rule) -> None:
    text = page(rule)
    assert text.startswith(f"# {rule.code} — {rule.title}\n")
    assert f"**Sévérité** : {rule.severity}" in text
    assert FAMILIES[family_of(rule.code)] in text
    assert "## Comment écarter ce constat" in text


def test_the_published_pages_are_those_of_the_rules() -> None:
    published = {path.name: path.read_text(encoding="utf-8") for path in DOCS.iterdir()}
    assert published == dict(files()), "« script/docs » remet les pages à jour"
