"""The guide: what it has its reader write reads, lints and builds, and slac prints what the guide says it prints."""

import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from slac.pipeline.building import Options, build
from slac.source import Source
from slac.syntax.formatting import format_source
from tests.cli.command_line import slac
from tests.docs.examples import checked, completed, lines_of
from tests.docs.guide import Fence, fences, of_kind, printed, session, steps

CONTRACTS = Path(__file__).parents[2] / "contracts" / "exemples"
STEPS = steps()
LAST = STEPS[-1]
_FAULTS = ("NOM", "PRI03", "STR", "SLA", "SYN", "SUP")


@pytest.mark.parametrize("step", range(1, len(STEPS) + 1))
def test_each_step_leaves_a_contract_that_reads_and_builds(step: int) -> None:
    result = checked(STEPS[step - 1])
    assert lines_of(result, _FAULTS) == []
    assert build(result, "annexe", Options(date(2026, 2, 1), ("html", "json"))).draft == (step < 7)


def test_the_last_step_leaves_nothing_to_say() -> None:
    assert checked(LAST).findings == ()


def test_the_finished_annexe_is_the_example_that_the_guide_links() -> None:
    published = (CONTRACTS / "billetterie.slac").read_text(encoding="utf-8")
    assert format_source(Source(LAST, "annexe.slac")) == format_source(Source(published, "annexe.slac"))


@pytest.mark.parametrize("fence", of_kind("slac complément"), ids=lambda fence: fence.text.partition("\n")[0])
def test_a_complement_reads_and_builds_beside_the_annexe(fence: Fence) -> None:
    result = checked(_beside(LAST, fence.text))
    assert [finding.message for finding in result.errors] == []
    assert build(result, "annexe", Options(date(2026, 2, 1), ("html",))).files


@pytest.mark.parametrize("fence", of_kind("slac écarté"), ids=lambda fence: fence.kind)
def test_a_finding_is_set_aside_as_the_guide_says(fence: Fence) -> None:
    code = fence.kind.rpartition(" ")[2]
    result = checked(_beside(LAST, fence.text))
    assert {finding.code for finding, _ in result.set_aside} == {code}
    assert lines_of(result, ("SUP", code)) == []


@pytest.mark.parametrize("fence", of_kind("slac faute"), ids=lambda fence: fence.text.partition("\n")[0])
def test_a_mistake_of_writing_is_said_as_the_guide_says(fence: Fence) -> None:
    assert fence.told == printed(fence)


@pytest.mark.parametrize("fence", of_kind("slac constatée"), ids=lambda fence: fence.kind)
def test_a_finding_is_said_as_the_guide_says(fence: Fence) -> None:
    assert fence.told == printed(fence)


def test_the_form_that_the_guide_begins_with_reads() -> None:
    for fence in of_kind("slac forme"):
        assert lines_of(checked(completed(fence.text)), _FAULTS) == []


def test_the_commands_print_what_the_guide_says(tmp_path: Path) -> None:
    for command in session():
        for name, text in command.files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        result = slac(*shlex.split(command.words), cwd=tmp_path)
        assert result.code == 0, result.err
        assert command.told in result.out


def test_every_example_of_the_guide_is_checked_by_these_tests() -> None:
    known = r"slac (forme|étape|complément|écarté [A-Z]{3}\d\d|modèle|avenant|faute|constatée [A-Z]{3}\d\d)|csv|console"
    assert [fence.kind for fence in fences() if not re.fullmatch(known, fence.kind)] == []


def _beside(contract: str, blocks: str) -> str:
    return f"{contract}\n{blocks}"
