"""Exports beside compiling: processor time of each target, for the worked contracts; then a thousand contracts to all.

    python benchmarks/export.py [--thousand]

A compilation is what `slac build` does once the contract is checked: the rules and the PDF. An export is what
`slac export` does from there: the rules, read back, to the target's files, conversions included and never kept from one
run to the next. For `xlsx`, `ics` and `jira`, which writes calendars too, the time of the library stands beside.
"""

import argparse
import cProfile
import pstats
import re
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time

from slac.export import conversion, targets
from slac.export.conversion import Days
from slac.export.exporting import export
from slac.export.ruleset import RuleSet
from slac.pipeline.building import Options, build
from slac.pipeline.checking import check
from slac.pipeline.exporting import rules_of
from slac.pipeline.reading import read
from slac.source import Source
from slac.worktime.ground import ground

ROOT = Path(__file__).parent.parent
CONTRACTS = sorted((ROOT / "contracts").glob("*.slac"))
SMALL = ROOT / "tests" / "export" / "contrats" / "petit.slac"
DAY = date(2026, 1, 1)
LIBRARIES = {"xlsx": "openpyxl", "ics": "icalendar", "jira": "icalendar"}


def best(action: Callable[[], object], times: int = 3) -> float:
    """The least processor time, in milliseconds."""
    spent = []
    for _ in range(times):
        conversion._left.cache_clear()
        ground.cache_clear()
        began = process_time()
        action()
        spent.append(process_time() - began)
    return 1000 * min(spent)


def library_share(action: Callable[[], object], library: str) -> float:
    """The milliseconds spent in a library, own time of its functions, in one profiled run."""
    profile = cProfile.Profile()
    profile.runcall(action)
    rows = pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]
    return 1000 * float(sum(own for (file, _, _), (_, _, own, _, _) in rows if f"/{library}/" in file))


def beside() -> None:
    say(f"{'ms':>12} " + " ".join(f"{path.stem:>10}" for path in CONTRACTS))
    checked = {path: check(read(path, path.name)) for path in CONTRACTS}
    options = Options(DAY, ("pdf", "json"))
    compiling = {path: best(partial(build, one, path.stem, options)) for path, one in checked.items()}
    say(f"{'compiler':>12} " + " ".join(f"{compiling[path]:>10.1f}" for path in CONTRACTS))
    written = {path: rules_of(one.contract, DAY) for path, one in checked.items() if one.contract}
    slowest = 0.0
    for name in targets.names():
        spent = {path: best(partial(exported, data, name)) for path, data in written.items()}
        slowest = max(slowest, *(spent[path] / compiling[path] for path in CONTRACTS))
        line = f"{name:>12} " + " ".join(f"{spent[path]:>10.1f}" for path in CONTRACTS)
        if name in LIBRARIES:
            own = library_share(partial(exported, written[CONTRACTS[0]], name), LIBRARIES[name])
            line += f"   dont {LIBRARIES[name]} {own:.0f} ms sur le premier (profilé)"
        say(line)
    say(f"L'export le plus long prend {slowest:.2f} fois la compilation de son contrat.")


def exported(data: bytes, name: str) -> object:
    return export(RuleSet.read(data), name, Days.PRUDENT)


def thousand() -> None:
    """The small contract under a thousand names, each with opening hours of its own."""
    text = SMALL.read_text(encoding="utf-8")
    say(f"{'contrats':>9} {'secondes':>9} {'ms/contrat':>11}")
    for count in (250, 500, 1000):
        began = process_time()
        for number in range(count):
            own = re.sub("contrat petit", f"contrat petit-{number}", text, count=1)
            own = own.replace("de 14 h à 18 h", f"de 14 h à {15 + number % 8} h {number // 8 % 60:02}")
            contract = check(Source(own, "petit.slac")).contract
            assert contract is not None
            rules = RuleSet.read(rules_of(contract, DAY))
            for name in targets.names():
                export(rules, name, Days.PRUDENT)
        spent = process_time() - began
        say(f"{count:>9} {spent:>9.1f} {1000 * spent / count:>11.1f}")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--thousand", action="store_true", help="also export a thousand contracts to all the targets"
    )
    asked = parser.parse_args()
    beside()
    if asked.thousand:
        thousand()
