"""Business time against its peers, as ratios measured in one run on one machine.

    python benchmarks/worktime.py [--size 10000000] [--growth] [--deadline "CONTRACT --priority P1 --opened INSTANT"]

The peers, workclock and django-bizcal, are installed at their latest release in an environment of their own (their
pins would drag other libraries back): it is made on the first run, under the user's cache. They get the same
starts, hours and holidays, and their answers are compared to the second. Peers and slac are measured in turn, several
times, and the best of each is kept: a machine is never quiet. `--growth` also measures 1 to 100 million starts and 1 to
1,000 calendars (4 GB of memory). Last come whole processes of `slac deadline`, against Python's own start.
"""

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
import tracemalloc
import venv
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np  # noqa: TID253

PEERS = ("workclock", "django-bizcal", "numpy")
ZONE = ZoneInfo("Europe/Paris")
WEEK = {0: "17:30", 1: "17:30", 2: "17:30", 3: "17:30", 4: "17:00"}
HOURS = (8, 24, 40)
SCALAR_STARTS = 10_000
MANY_FOR_PEERS = 1_000_000
ROUNDS = 3
DEADLINE = "contracts/crm360.slac --priority P2 --opened 2026-03-27T17:00"
FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2035, 1, 1, tzinfo=UTC)


def best(
    run: Callable[[], object],
    times: int = 3,
    seconds: float = 0,
    clock: Callable[[], float] = perf_counter,
) -> float:
    """The shortest of several runs, in seconds: at least so many, and for at least so long (machines are noisy)."""
    shortest, spent, runs = float("inf"), 0.0, 0
    while runs < times or spent < seconds:
        began = clock()
        run()
        took = clock() - began
        shortest, spent, runs = min(shortest, took), spent + took, runs + 1
    return shortest


def random_starts(size: int) -> Any:
    span = int((LAST - FIRST).total_seconds())
    seconds = np.random.default_rng(20260327).integers(0, span, size) + int(FIRST.timestamp())
    return seconds.view("M8[s]")


def as_datetimes(starts: Any, zone: ZoneInfo | None) -> list[datetime]:
    return [datetime.fromtimestamp(int(start), zone or UTC) for start in starts.astype(np.int64)]


def scalar(starts: Any, add: Callable[[datetime, int], datetime]) -> dict[str, Any]:
    """Deadlines a second of processor, for starts in the calendar's zone and in UTC, and the deadlines themselves."""
    measured: dict[str, Any] = {}
    for name, zone in (("zone", ZONE), ("utc", None)):
        moments = as_datetimes(starts, zone)

        def run(at: list[datetime] = moments) -> None:
            for hours in HOURS:
                for start in at:
                    add(start, hours)

        measured[name] = len(moments) * len(HOURS) / best(run, seconds=1, clock=process_time)
    measured["due"] = [int(add(start, hours).timestamp()) for hours in HOURS for start in moments]
    return measured


# In the peers' environment: nothing of slac is imported ---


def measure_peers(folder: Path) -> None:
    import workclock
    from django_bizcal import WorkingCalendar
    from django_bizcal.providers import SetHolidayProvider

    starts = np.load(folder / "starts.npy")
    holidays = [date.fromisoformat(day) for day in json.loads((folder / "holidays.json").read_text())]
    shifts = [workclock.WorkDay(time(9), time.fromisoformat(end), [day]) for day, end in WEEK.items()]
    schedule = workclock.Schedule([*shifts, workclock.Holidays(holidays)], time_zone=ZONE.key)
    working = WorkingCalendar(
        tz=ZONE.key,
        weekly_schedule={day: [("09:00", end)] for day, end in WEEK.items()},
        holiday_provider=SetHolidayProvider(frozenset(holidays)),
    )
    many = np.load(folder / "many.npy")[:MANY_FOR_PEERS]
    eight_hours = timedelta(hours=8)
    calls = {
        "en secondes": lambda: schedule.add_many(many, eight_hours),
        "en microsecondes": lambda: schedule.add_many(many.astype("M8[us]"), eight_hours),
        "triés": lambda: schedule.add_many(np.sort(many), eight_hours),
    }
    np.save(folder / "due.npy", schedule.add_many(many, eight_hours).astype("M8[s]"))
    found = {
        "workclock": scalar(starts, lambda start, hours: schedule.add(start, hours=hours)),
        "bizcal": scalar(starts[:1000], lambda start, hours: working.add_business_hours(start, hours)),
        "many": {name: many.size / best(call) for name, call in calls.items()},
    }
    (folder / "peers.json").write_text(json.dumps(found))


# In slac's environment ---


def peers_environment() -> Path:
    """The Python of the peers' environment, made if need be."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "slac" / "benchmarks" / "peers"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--upgrade", *PEERS], check=True)
    return python


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def verdict(what: str, ratio: float, wanted: float, at_least: bool = True) -> None:
    met = ratio >= wanted if at_least else ratio <= wanted
    sign = "≥" if at_least else "≤"
    say(f"{'tenu ' if met else 'MANQUÉ'} {what} : {ratio:.1f} ({sign} {wanted:g})")


def compare(size: int) -> None:
    from slac.worktime import WorkCalendar, holiday_list

    calendar = WorkCalendar(
        {day: [("09:00", end)] for day, end in WEEK.items()}, ZONE.key, holiday_list("FR")
    )
    starts, many = random_starts(SCALAR_STARTS), random_starts(max(size, MANY_FOR_PEERS))
    seconds = many.view(np.int64)
    rates: dict[str, float] = {}

    def keep(name: str, rate: float) -> None:
        rates[name] = max(rate, rates.get(name, 0))

    agree = True
    with tempfile.TemporaryDirectory() as name:
        folder, python = Path(name), peers_environment()
        np.save(folder / "starts.npy", starts)
        np.save(folder / "many.npy", many)
        (folder / "holidays.json").write_text(json.dumps([day.isoformat() for day in calendar.holidays]))
        for _ in range(ROUNDS):
            subprocess.run([python, __file__, "--peers", name], check=True)
            peers = json.loads((folder / "peers.json").read_text())
            ours = scalar(starts, lambda start, hours: calendar.add(start, hours * 60))
            few = scalar(starts[:1000], lambda start, hours: calendar.add(start, hours * 60))
            for zone in ("zone", "utc"):
                keep(f"slac {zone}", ours[zone])
                keep(f"workclock {zone}", peers["workclock"][zone])
                keep(f"bizcal {zone}", peers["bizcal"][zone])
            for call, rate in peers["many"].items():
                keep(f"workclock {call}", rate)
            keep("slac many", many.size / best(lambda: calendar.add_many(many, 480), 5))
            keep("copie", many.size / best(seconds.copy, 5))
            agree = (
                agree and ours["due"] == peers["workclock"]["due"] and few["due"] == peers["bizcal"]["due"]
            )
            due = calendar.add_many(many[:MANY_FOR_PEERS], 480)
            agree = agree and np.array_equal(due, np.load(folder / "due.npy"))

    say("échéances une à une, par seconde de processeur, départs dans le fuseau du calendrier et en UTC :")
    for who in ("slac", "workclock", "bizcal"):
        say(f"  {who:<10} {rates[f'{who} zone']:>10,.0f} {rates[f'{who} utc']:>10,.0f}")
    verdict("workclock, dans le fuseau", rates["slac zone"] / rates["workclock zone"], 5)
    verdict("workclock, en UTC", rates["slac utc"] / rates["workclock utc"], 3)
    verdict("django-bizcal, dans le fuseau", rates["slac zone"] / rates["bizcal zone"], 10)
    verdict("django-bizcal, en UTC", rates["slac utc"] / rates["bizcal utc"], 10)
    fastest = max(peers["many"], key=lambda call: rates[f"workclock {call}"])
    say(
        f"échéances en tableau ({many.size:,}), en millions par seconde : slac {rates['slac many'] / 1e6:.1f}, "
        f"workclock {rates[f'workclock {fastest}'] / 1e6:.2f} ({fastest}), copie {rates['copie'] / 1e6:.0f}"
    )
    verdict("workclock, en tableau", rates["slac many"] / rates[f"workclock {fastest}"], 100)
    verdict("temps d'une copie", rates["copie"] / rates["slac many"], 25, at_least=False)
    tracemalloc.start()
    calendar.add_many(many, 480)
    extra = tracemalloc.get_traced_memory()[1] / many.nbytes - 1
    tracemalloc.stop()
    verdict("mémoire en plus du résultat, en fois sa taille", extra, 1.5, at_least=False)
    say(f"{'tenu ' if agree else 'MANQUÉ'} mêmes réponses à la seconde : {'oui' if agree else 'NON'}")


def growth() -> None:
    """How time and memory grow, in seconds of processor: a busy machine's waits say nothing of it."""
    from slac.worktime import WorkCalendar, holiday_list

    calendar = WorkCalendar(
        {day: [("09:00", end)] for day, end in WEEK.items()}, ZONE.key, holiday_list("FR")
    )
    each: list[float] = []
    for size in (1_000_000, 10_000_000, 100_000_000):
        many = random_starts(size)
        took = best(lambda many=many: calendar.add_many(many, 480), clock=process_time)  # type: ignore[misc]  # mypy cannot infer a lambda's default
        tracemalloc.start()
        calendar.add_many(many, 480)
        peak = tracemalloc.get_traced_memory()[1] / many.nbytes
        tracemalloc.stop()
        each.append(took / size)
        say(f"{size:>11,} départs : {took / size * 1e9:.1f} ns chacun, mémoire {peak:.2f} fois le résultat")
        del many
    verdict("un départ parmi 100 millions, en fois un parmi 1 million", each[-1] / each[0], 2, at_least=False)
    starts = random_starts(1_000)
    per: list[float] = []
    for number in (1, 10, 100, 1_000):
        took = float("inf")
        for _ in range(max(3, 10 // number)):
            calendars = [
                WorkCalendar(
                    {0: [("09:00", f"{12 + n % 8}:{15 + n % 2 * 30}")]}, ZONE.key, holiday_list("FR")
                )
                for n in range(number)
            ]
            began = process_time()
            for one in calendars:
                one.add_many(starts, 480)
            took = min(took, process_time() - began)
        per.append(took / number)
        say(f"{number:>11,} calendriers : {per[-1] * 1e3:.1f} ms chacun, tables comprises")
    verdict("un calendrier parmi 1000, en fois un seul", per[-1] / per[0], 2, at_least=False)


def processes(arguments: str) -> None:
    """`slac deadline` cold (nothing kept of the contract) and asked again, in starts of Python, measured in turn."""
    checkout = Path(__file__).resolve().parent.parent
    subprocess.run([sys.executable, "-m", "compileall", "-q", checkout / "slac"], check=True)
    with tempfile.TemporaryDirectory() as cache:
        environment = os.environ | {"XDG_CACHE_HOME": cache}
        command = [sys.executable, "-m", "slac", "deadline", *shlex.split(arguments)]

        def process(*run: str) -> float:
            began = perf_counter()
            subprocess.run(run, check=True, capture_output=True, env=environment, cwd=checkout)
            return perf_counter() - began

        process(*command)  # the tables of the grammar are kept
        cold: list[float] = []
        again: list[float] = []
        for _ in range(25):
            for kept in Path(cache, "slac").glob("echeances-*"):
                kept.unlink()
            bare = process(sys.executable, "-c", "pass")
            cold.append(process(*command) / bare)
            again.append(process(*command) / process(sys.executable, "-c", "pass"))
    verdict("slac deadline à froid, en départs de Python (médiane)", median(cold), 15, at_least=False)
    verdict("slac deadline, contrat inchangé (médiane)", median(again), 8, at_least=False)


def main() -> None:
    parser = argparse.ArgumentParser(description="Le temps ouvré de slac, mesuré contre ses pairs.")
    parser.add_argument("--size", type=int, default=10_000_000, help="nombre de départs en tableau")
    parser.add_argument(
        "--growth", action="store_true", help="1 à 100 millions de départs, 1 à 1000 calendriers"
    )
    parser.add_argument("--deadline", default=DEADLINE, help="arguments du « slac deadline » mesuré")
    parser.add_argument("--peers", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.peers:
        measure_peers(Path(arguments.peers))
        return
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # this checkout, installed or not
    compare(arguments.size)
    if arguments.growth:
        growth()
    processes(arguments.deadline)


if __name__ == "__main__":
    main()
