"""Reading contracts: lines a second, growth with size, cold processes.

    python benchmarks/syntax.py [--peer]

Contracts are made of copies of one that uses the whole language, names made unique. `--peer` also times `bean-check`
on a ledger of as many lines (beancount is installed in an environment of its own, under the user's cache).
"""

import argparse
import re
import subprocess
import sys
import tempfile
import tracemalloc
import venv
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from slac.source import Source
from slac.syntax import parse

WHOLE = Path(__file__).parent.parent / "tests" / "syntax" / "data" / "complet.slac"
SIZES = (100, 1_000, 5_000, 10_000, 20_000)
COLD = """import sys; from slac.source import Source; from slac.syntax import parse
parse(Source(open(sys.argv[1]).read()))"""


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def contract(lines: int) -> str:
    """A contract of so many lines."""
    text = WHOLE.read_text(encoding="utf-8")
    copies: list[str] = []
    while len(copies) * text.count("\n") < lines:
        copies.append(re.sub(r"(?m)^(\w+) (\w[\w-]*)(?= \"|$)", rf"\1 \2-{len(copies)}", text))
    return "\n".join("\n".join(copies).split("\n")[:lines]).rstrip(",") + "\n"


def ledger(lines: int) -> str:
    """A beancount ledger of so many lines."""
    head = ["2020-01-01 open Assets:Banque EUR", "2020-01-01 open Expenses:Services EUR"]
    day = date(2020, 1, 2)
    while len(head) < lines:
        head += [
            f'{day} * "Prestataire" "Service"',
            "  Assets:Banque  -10 EUR",
            "  Expenses:Services  10 EUR",
            "",
        ]
        day += timedelta(1)
    return "\n".join(head[: lines - (lines - 2) % 4]) + "\n"


def best(command: list[str], times: int = 7) -> float:
    """The shortest of several runs of a process, in seconds."""
    took = []
    for _ in range(times):
        began = perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        took.append(perf_counter() - began)
    return min(took)


def warm() -> None:
    say(f"{'lignes':>8} {'ms':>8} {'µs/ligne':>9} {'lignes/s':>9} {'Mo':>6}")
    parse(Source(contract(SIZES[0])))
    for size in SIZES:
        source = contract(size)
        took = []
        for _ in range(5 if size < 5_000 else 3):
            began = perf_counter()
            _, findings = parse(Source(source))
            took.append(perf_counter() - began)
        assert findings == ()
        tracemalloc.start()
        parse(Source(source))
        memory = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        shortest = min(took)
        say(
            f"{size:>8,} {shortest * 1e3:>8.1f} {shortest / size * 1e6:>9.1f} {size / shortest:>9,.0f} {memory:>6.1f}"
        )


def cold(with_peer: bool) -> None:
    bare = best([sys.executable, "-c", "pass"])
    say(f"\nprocessus nu : {bare * 1e3:.0f} ms")
    bean_check = installed_peer() if with_peer else None
    with tempfile.TemporaryDirectory() as folder:
        for size in (100, 1_000, 5_000):
            path = Path(folder) / "contrat.slac"
            path.write_text(contract(size), encoding="utf-8")
            took = best([sys.executable, "-c", COLD, str(path)])
            shown = f"{size:>6,} lignes, processus entier : {took * 1e3:.0f} ms"
            if bean_check:
                peer = Path(folder) / "livre.beancount"
                peer.write_text(ledger(size), encoding="utf-8")
                theirs = best([str(bean_check), "--no-cache", str(peer)])
                shown += f" ; bean-check : {theirs * 1e3:.0f} ms ({theirs / took:.1f} fois plus)"
            say(shown)


def installed_peer() -> Path:
    """`bean-check` in an environment of its own, made on the first run."""
    folder = Path.home() / ".cache" / "slac-benchmarks" / "beancount"
    if not (folder / "bin" / "bean-check").exists():
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", "beancount"], check=True)
    return folder / "bin" / "bean-check"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--peer", action="store_true")
    chosen = options.parse_args()
    warm()
    cold(chosen.peer)


if __name__ == "__main__":
    main()
