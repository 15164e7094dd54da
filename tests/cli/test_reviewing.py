"""A review that was kept is taken again only while all that it was made from is as it was."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from slac.cli import reading
from slac.cli.paths import contracts
from slac.cli.reviewing import Ruled, reviews, settings_of
from slac.configuration import Configuration, configuration_of
from slac.lint.review import Review
from slac.lint.settings import Settings

FAULTY = "contrat essai\n\npartie client\n  siège  [VILLE]\n"
INCLUDING = 'inclure "clause.slac"\n\ncontrat essai\n'
CLAUSE = "article objet\n  Le client [NOM] paie.\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    configuration_of.cache_clear()
    folder = tmp_path / "projet"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The contracts that were really read, as they come."""
    seen: list[str] = []
    really = reading.reviewed

    def noted(job: reading.Job) -> object:
        seen.append(job.input.shown)
        return really(job)

    monkeypatch.setattr(reading, "reviewed", noted)
    return seen


def review(*paths: str, settings: Settings | None = None, fresh: bool = False) -> Sequence[Review]:
    inputs = contracts(paths, Configuration(Path.cwd()))
    found = reviews([Ruled(one, settings or settings_of(one)) for one in inputs], 1, fresh=fresh)
    return [one for one in found if isinstance(one, Review)]


def test_an_unchanged_contract_is_not_read_again_and_says_the_same(project: Path, read: list[str]) -> None:
    (project / "a.slac").write_text(FAULTY, encoding="utf-8")
    first, second = review("a.slac"), review("a.slac")
    assert read == ["a.slac"]
    (before,), (after,) = first, second
    assert [(f, f.span.first, f.span.text, f.labels) for f in after.findings] == [
        (f, f.span.first, f.span.text, f.labels) for f in before.findings
    ]


def test_a_changed_contract_is_read_again(project: Path, read: list[str]) -> None:
    path = project / "a.slac"
    path.write_text(FAULTY, encoding="utf-8")
    review("a.slac")
    path.write_text(FAULTY.replace("[VILLE]", "[LIEU]"), encoding="utf-8")
    (found,) = review("a.slac")
    assert any("[LIEU]" in finding.message for finding in found.findings)
    assert read == ["a.slac", "a.slac"]


def test_a_changed_clause_has_the_contracts_that_include_it_read_again(
    project: Path, read: list[str]
) -> None:
    (project / "a.slac").write_text(INCLUDING, encoding="utf-8")
    clause = project / "clause.slac"
    clause.write_text(CLAUSE, encoding="utf-8")
    review("a.slac")
    review("a.slac")
    assert read == ["a.slac"]
    clause.write_text(CLAUSE.replace("[NOM]", "[RAISON]"), encoding="utf-8")
    (found,) = review("a.slac")
    assert any("[RAISON]" in finding.message for finding in found.findings)


def test_a_clause_that_was_missing_is_looked_for_again(project: Path, read: list[str]) -> None:
    (project / "a.slac").write_text(INCLUDING, encoding="utf-8")
    review("a.slac", settings=Settings(ignore=("INC",)))
    (project / "clause.slac").write_text(CLAUSE, encoding="utf-8")
    review("a.slac", settings=Settings(ignore=("INC",)))
    assert read == ["a.slac", "a.slac"]


def test_other_rules_are_another_review(project: Path, read: list[str]) -> None:
    (project / "a.slac").write_text(FAULTY, encoding="utf-8")
    (one,) = review("a.slac", settings=Settings(select=("COR02",)))
    (other,) = review("a.slac", settings=Settings(select=("SIG04",)))
    assert {f.code for f in one.findings} == {"COR02"}
    assert {f.code for f in other.findings} == {"SIG04"}


def test_all_is_read_again_when_asked(project: Path, read: list[str]) -> None:
    (project / "a.slac").write_text(FAULTY, encoding="utf-8")
    review("a.slac")
    review("a.slac", fresh=True)
    assert read == ["a.slac", "a.slac"]


@pytest.mark.parametrize("spoilt", ["", "{}", "{", "\x00"])
def test_a_spoilt_store_is_no_loss(project: Path, read: list[str], tmp_path: Path, spoilt: str) -> None:
    (project / "a.slac").write_text(FAULTY, encoding="utf-8")
    (before,) = review("a.slac")
    for path in (tmp_path / "cache" / "slac").glob("constats-*"):
        path.write_text(spoilt, encoding="utf-8")
    assert review("a.slac") == [before]
    assert read == ["a.slac", "a.slac"]


def test_only_the_contracts_that_changed_are_read(project: Path, read: list[str]) -> None:
    for name in "abc":
        (project / f"{name}.slac").write_text(FAULTY, encoding="utf-8")
    review(".")
    read.clear()
    (project / "b.slac").write_text(FAULTY + "# lu\n", encoding="utf-8")
    assert len(review(".")) == 3
    assert read == ["b.slac"]
