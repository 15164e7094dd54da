"""GLPI counts working days itself, where a mean is accepted; and says by how much it differs."""

from slac.export.conversion import Days
from tests.export.exports import SMALL, exported, payload


def test_a_delay_in_working_days_that_ends_at_closing_stays_in_days() -> None:
    done = exported("glpi", SMALL, Days.MEAN)
    slas = {
        one["body"]["input"]["name"]: one["body"]["input"]
        for one in payload("glpi", done.files)["requests"]
        if one["path"].endswith("/SLA/")
    }
    days = slas["petit P2 TTR"]
    assert (days["number_time"], days["definition_time"], days["end_of_working_day"]) == (2, "day", 1)
    hours = slas["petit P2 TTO"]
    assert (hours["number_time"], hours["definition_time"], hours["end_of_working_day"]) == (2, "hour", 0)


def test_a_ticket_of_a_closed_day_is_due_a_working_day_later() -> None:
    """From a Saturday, GLPI first goes to Monday, and counts from there: a day too late, of seven hours at most."""
    done = exported("glpi", SMALL, Days.MEAN)
    (conversion,) = (goal.conversion for _, _, goal in done.plan.goals if goal.conversion.days)
    assert (conversion.early, conversion.late) == (0, 7 * 60)


def test_the_prudent_choice_is_never_late() -> None:
    done = exported("glpi", SMALL, Days.PRUDENT)
    assert [goal.conversion.late for _, _, goal in done.plan.goals if goal.conversion.late] == []
