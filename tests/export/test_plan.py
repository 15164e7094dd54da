"""What of a contract is exported, level by level, and what is said to be lost."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from slac.export.conversion import Days
from slac.export.exporting import RECORD, export
from slac.export.plan import Abilities, closed_dates, plan
from slac.export.ruleset import RuleSet
from slac.export.text import loads
from slac.model import lower
from slac.pipeline.exporting import rules_of
from slac.source import Source
from slac.syntax import parse

_CASES = yaml.safe_load(Path(__file__).with_name("plans.yaml").read_text(encoding="utf-8"))


def read(written: str) -> RuleSet:
    tree, mistakes = parse(Source(f'contrat essai "Essai"\n\n{written}', "essai.slac"))
    assert mistakes == ()
    return RuleSet.read(rules_of(lower(tree)[0], date(2026, 1, 1)))


@pytest.mark.parametrize("case", _CASES)
def test_the_plan_is_that_of_the_table(case: str) -> None:
    said = _CASES[case]
    done = plan(read(said["écrit"]), Abilities(), Days(said["choix"]) if "choix" in said else None)
    levels = {
        level.name: {slot: goal.conversion.minutes for slot, goal in level.goals.items()}
        for level in done.levels
    }
    assert levels == said.get("niveaux", {})
    losses = [f"{loss.subject} : {loss.kind}" for loss in done.losses]
    assert [loss for loss in said.get("pertes", []) if loss not in losses] == []
    assert done.refused == said.get("refus", False)


def test_a_day_opened_one_year_does_not_come_back_closed_every_year() -> None:
    hours = read(
        "horaires h\n  fuseau  Europe/Paris\n  ouvert  lundi à vendredi de 9 h à 17 h\n"
        "  ouvert  le 14 juillet 2026 de 9 h à 12 h\n  fermé   jours fériés France\n"
    ).hours["h"]
    days = {one.day: one.yearly for one in closed_dates(hours, (2026, 2027))}
    assert date(2026, 7, 14) not in days
    assert days[date(2027, 7, 14)] is False
    assert days[date(2027, 12, 25)] is True


def test_a_refusal_writes_its_record_alone() -> None:
    rules = read(_CASES["un jour sans conversion choisie"]["écrit"])
    done = export(rules, "rt")
    assert list(done.files) == [RECORD]
    record = loads(done.files[RECORD])
    assert record["status"] == "refused"
    assert [refusal["kind"] for refusal in record["refusals"]] == ["inexact"]
    assert record["files"] == {}


def test_the_record_names_what_was_written_and_where_it_was_promised() -> None:
    rules = read(_CASES["un jour sans conversion choisie"]["écrit"])
    record = loads(export(rules, "rt", Days.PRUDENT).files[RECORD])
    (conversion,) = record["conversions"]
    assert conversion["stated"] == "2 jours ouvrés"
    assert conversion["source"]["line"] == 10
    assert conversion["largest_error_minutes"]["late"] == 0
    assert record["export_again_before"] is None  # no holiday is closed
