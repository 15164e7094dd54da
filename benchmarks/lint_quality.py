"""What `slac lint` finds of the faults planted in sound contracts, rule by rule, and its false alarms.

    python benchmarks/lint_quality.py [--seeds N] [--missed]

Each operator of `tests/lint/planting` plants one fault at a time, drawn from a seed, in each sound contract that has
a place for it: the worked contracts, the examples, and contracts of many shapes drawn by `tests/lint/sound.py`. A fault
is found when a rule meant for it says something that it did not say of the sound contract. `--missed` lists the others.
"""

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from slac.diagnostics import Diagnostic  # noqa: E402
from slac.lint.baseline import Baseline, baseline_of, part  # noqa: E402
from slac.pipeline.checking import check  # noqa: E402
from slac.pipeline.reading import Project  # noqa: E402
from slac.source import Source  # noqa: E402
from tests.lint.planting import OPERATORS  # noqa: E402
from tests.lint.planting.operator import Operator, plant  # noqa: E402
from tests.lint.sound import sound  # noqa: E402

DRAWN = 24


class Sound(NamedTuple):
    path: Path
    text: str

    def findings(self, text: str | None = None) -> tuple[Diagnostic, ...]:
        shown = self.path.name
        source = Source(self.text if text is None else text, shown)
        return check(source, load=Project(self.path.parent, ROOT, shown)).findings


class Tally(NamedTuple):
    planted: int
    found: int
    missed: tuple[str, ...]


def say(line: str = "") -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def contracts() -> list[Sound]:
    folder = ROOT / "contracts"
    worked = [
        path
        for path in (*sorted(folder.glob("*.slac")), *sorted((folder / "exemples").glob("*.slac")))
        if not path.name.endswith(".scenarios.slac")
    ]
    drawn = [Sound(folder / f"tiré-{n}.slac", sound(Random(f"tirage {n}"))) for n in range(DRAWN)]
    return [*(Sound(path, path.read_text(encoding="utf-8")) for path in worked), *drawn]


def tally(operator: Operator, among: list[tuple[Sound, Baseline]], seeds: int) -> Tally:
    planted, missed = 0, []
    for one, known in among:
        seen = set()
        for seed in range(seeds):
            fault = plant(operator, one.text, Random(f"{operator.name} {one.path.name} {seed}"))
            if fault is None or fault.text in seen:
                continue
            seen.add(fault.text)
            planted += 1
            new = part(one.findings(fault.text), known, (), str).new
            if not set(operator.codes) & {finding.code for finding in new}:
                others = ", ".join(sorted({finding.code for finding in new})) or "rien"
                missed.append(f"{one.path.name}:{fault.line} ({others})")
    return Tally(planted, planted - len(missed), tuple(missed))


def rate(found: int, planted: int) -> str:
    return f"{100 * found / planted:.1f} %".replace(".", ",") if planted else "–"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, default=4, metavar="N")
    options.add_argument("--missed", action="store_true")
    chosen = options.parse_args()
    sounds = contracts()
    alarms = [(one, one.findings()) for one in sounds]
    among = [(one, baseline_of(found, str)) for one, found in alarms]
    by_rule: dict[str, list[Tally]] = defaultdict(list)
    for operator in OPERATORS:
        result = tally(operator, among, chosen.seeds)
        by_rule[" ou ".join(operator.codes)].append(result)
        for missed in result.missed if chosen.missed else ():
            say(f"manqué : {operator.name} ({', '.join(operator.codes)}) : {missed}")
    say("| règle | opérateurs | fautes plantées | trouvées | rappel |")
    say("|---|---:|---:|---:|---:|")
    for codes, results in sorted(by_rule.items()):
        planted, found = sum(r.planted for r in results), sum(r.found for r in results)
        say(f"| {codes} | {len(results)} | {planted} | {found} | {rate(found, planted)} |")
    every = [one for results in by_rule.values() for one in results]
    planted, found = sum(one.planted for one in every), sum(one.found for one in every)
    say(f"| **en tout** | {len(OPERATORS)} | {planted} | {found} | **{rate(found, planted)}** |")
    false = [(one.path.name, finding) for one, found in alarms for finding in found]
    say(f"\nConstats sur les {len(sounds)} contrats sains (fausses alarmes) : {len(false)}.")
    for name, finding in false:
        say(f"- {name}:{finding.span.first.line} {finding.code} {finding.message}")


if __name__ == "__main__":
    main()
