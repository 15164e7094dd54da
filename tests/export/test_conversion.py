"""Days in minutes: the figures of ``conversions.yaml``, and laws that hold of any contract."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from slac.export.conversion import Conversion, Days, Unconvertible, convert
from slac.export.ruleset import RuleSet
from slac.model import lower
from slac.pipeline.exporting import rules_of
from slac.source import Source
from slac.syntax import parse

_CASES = yaml.safe_load(Path(__file__).with_name("conversions.yaml").read_text(encoding="utf-8"))

_CONTRACT = """contrat essai "Essai"

horaires bureau
  fuseau  Europe/Paris
{week}
  fermé   jours fériés France

priorité P1
  rang        1
  résolution  {written}

décompte
  horaires  bureau
{days}"""
_WEEK = "  ouvert  lundi à jeudi de 9 h à 17 h 30\n  ouvert  vendredi de 9 h à 17 h"
_YEAR = (2026,)


def rules(written: str, days: str | None, week: str = _WEEK) -> RuleSet:
    text = _CONTRACT.format(written=written, week=week, days=f"  jours  {days}\n" if days else "")
    tree, mistakes = parse(Source(text, "essai.slac"))
    assert mistakes == ()
    return RuleSet.read(rules_of(lower(tree)[0], date(2026, 1, 1), years=_YEAR))


def converted(read: RuleSet, policy: Days | None) -> Conversion:
    ((target,),) = (one.targets for one in read.answered)
    return convert(read, target, policy)


@pytest.mark.parametrize("case", _CASES)
def test_a_delay_is_converted_as_the_table_says(case: str) -> None:
    said: dict[str, Any] = _CASES[case]
    policy = Days(said["choix"]) if "choix" in said else None
    read = rules(said["écrit"], said.get("jours"))
    if "refus" in said or "perte" in said:
        with pytest.raises(Unconvertible) as why:
            converted(read, policy)
        assert why.value.kind == said.get("refus", said.get("perte"))
        assert why.value.refused == ("refus" in said)
        return
    done = converted(read, policy)
    assert (done.minutes, done.early, done.late) == (said["minutes"], said["tôt"], said["tard"])
    assert done.clock == said.get("horloge", "business")


_STARTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31, 23, 59))
_READINGS = st.sampled_from(["fin de journée", "fin de journée ouvrée", "heure pour heure"])
_WEEKS = st.sampled_from(
    [
        _WEEK,
        "  ouvert  lundi à vendredi de 8 h à 12 h et de 14 h à 18 h",
        "  ouvert  lundi à samedi de 22 h à 6 h",
        "  ouvert  mardi de 9 h à 10 h\n  ouvert  dimanche de 1 h à 4 h",
    ]
)
_KINDS = ("ouvrés", "calendaires")


@settings(max_examples=30, deadline=None)
@given(
    st.integers(1, 12),
    _READINGS,
    _WEEKS,
    st.sampled_from(_KINDS),
    _STARTS,
    st.sampled_from([Days.PRUDENT, Days.MEAN]),
)
def test_no_start_is_further_than_the_largest_error(
    count: int, reading: str, week: str, kind: str, start: datetime, policy: Days
) -> None:
    """Of the deadlines that the calendar itself gives, for any start of the year."""
    read = rules(f"{count} jour{'s' * (count > 1)} {kind if count > 1 else kind[:-1]}", reading, week)
    done = converted(read, policy)
    calendar = read.calendar("bureau")
    at = start.replace(tzinfo=calendar.zone)
    promised = calendar.add_days(at, count, kind, reading)
    if done.hours is not None:
        late = (
            calendar.between(at, calendar.add(at, done.minutes)) - calendar.between(at, promised)
        ) / timedelta(minutes=1)
    else:
        late = done.minutes - (promised.timestamp() - at.timestamp()) / 60
    assert -done.early <= late <= done.late
