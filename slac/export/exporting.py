"""From a rule set to the files of a system, with what was lost told beside them."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from slac.export.conversion import Days
from slac.export.losses import Loss, as_json
from slac.export.plan import RESPONSE, Goal, Level, Plan, closed_dates, plan
from slac.export.report_page import page
from slac.export.ruleset import Place, RuleSet
from slac.export.targets import target
from slac.export.text import dumps

#: Always written: what was not exported, and what was, with how far it is from the contract.
RECORD = "not_exported.json"
PAGE = "LISEZ-MOI.md"


class Export(NamedTuple):
    """``files`` by name, `RECORD` among them, and alone when ``refused``."""

    files: Mapping[str, bytes]
    plan: Plan
    refused: bool


def export(rules: RuleSet, name: str, policy: Days | None = None, faults: Iterable[Loss] = ()) -> Export:
    """Export ``rules`` to the system called ``name``; raises `UnknownTarget`.

    ``faults`` are those of the contract, that refuse its export.
    """
    system = target(name)
    sorted_out = plan(rules, system.abilities, policy)
    sorted_out = sorted_out._replace(losses=(*faults, *sorted_out.losses))
    if not sorted_out.refused:
        sorted_out = system.fit(sorted_out)
        written = system.write(sorted_out) if sorted_out.levels or not system.abilities.delays else {}
        if not written:
            why = f"{system.title} ne tient rien de ce que promet ce contrat"
            nothing = Loss("tout le contrat", "nothing", why, Place(None, 1), refused=True)
            sorted_out = sorted_out._replace(losses=(nothing, *sorted_out.losses))
    if sorted_out.refused:
        return Export({RECORD: _record(sorted_out, name, {})}, sorted_out, refused=True)
    files = dict(written)
    files[PAGE] = page(sorted_out, system.title, system.page, again_before(sorted_out), files).encode()
    return Export({**files, RECORD: _record(sorted_out, name, files)}, sorted_out, refused=False)


def again_before(plan: Plan) -> date | None:
    """The day from which the dates of closing days are no longer known to the system; None where none is dated."""
    dated = (not day.yearly for hours in plan.hours for day in closed_dates(hours, plan.rules.years))
    return date(plan.rules.years[-1] + 1, 1, 1) if any(dated) else None


def _record(plan: Plan, name: str, files: Mapping[str, bytes]) -> bytes:
    again = again_before(plan)
    rules = plan.rules
    record: dict[str, Any] = {
        "version": 1,
        "target": name,
        "contract": rules.identifier,
        "contract_version": rules.version,
        "source_sha256": rules.fingerprint,
        "status": "refused" if plan.refused else "exported",
        "days": str(plan.policy) if plan.policy else None,
        "years": list(rules.years),
        "export_again_before": again.isoformat() if again else None,
        "refusals": [as_json(loss) for loss in plan.losses if loss.refused],
        "not_exported": [as_json(loss) for loss in plan.losses if not loss.refused],
        "conversions": [] if plan.refused else [_conversion(*goal) for goal in plan.goals],
        "assumptions": list(rules.assumptions),
        "files": {file: hashlib.sha256(content).hexdigest() for file, content in sorted(files.items())},
    }
    return dumps(record, sort=False)


def _conversion(level: Level, slot: str, goal: Goal) -> dict[str, Any]:
    target, done = goal.target, goal.conversion
    return {
        "name": level.name,
        level.answered.kind: level.answered.name,
        "cases": list(level.cases),
        "metric": target.metric,
        "held_as": "response" if slot == RESPONSE else "resolution",
        "stated": target.written,
        "minutes": None if done.days else done.minutes,
        "working_days": done.days,
        "clock": done.clock,
        "calendar": done.hours.name if done.hours else None,
        "exact": done.exact,
        "largest_error_minutes": {"early": done.early, "late": done.late},
        "source": {"clause": target.place.clause, "line": target.place.line},
    }
