"""`slac lint` in ratios to what else runs in the same minute: a bare Python, and linters of other languages.

    python benchmarks/lint_speed.py [--contracts N] [--quick]

Each peer is installed in an environment of its own, under the user's cache, on the first run. It is given files of as
many lines: for yamllint the contract itself, written in YAML line for line; for sqlfluff tables and queries; for
cfn-lint a template. Runs alternate, and a ratio is that of the medians. Times are those of the processor, of the whole
process.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.reading import contract as long_contract

ROOT = Path(__file__).resolve().parent.parent
SLAC = Path(sys.executable).with_name("slac")
MODEL = ROOT / "contracts" / "exemples" / "billetterie.slac"
LINES = 200


class Took(NamedTuple):
    """Seconds: of the processor, and of the clock."""

    cpu: float
    wall: float


def say(line: str = "") -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def run(command: Sequence[str | Path], env: dict[str, str]) -> Took:
    began = perf_counter()
    process = subprocess.Popen(
        list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env
    )
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1, 2, 4, 8, 12, 14):  # cfn-lint counts in bits
        raise SystemExit(f"{command} : code {os.waitstatus_to_exitcode(status)}")
    return Took(used.ru_utime + used.ru_stime, perf_counter() - began)


def alternate(times: int, env: dict[str, str], **commands: Sequence[str | Path]) -> dict[str, Took]:
    """The medians of several commands, run in turn."""
    took: dict[str, list[Took]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            took[name].append(run(command, env))
    return {
        name: Took(statistics.median(t.cpu for t in all_), statistics.median(t.wall for t in all_))
        for name, all_ in took.items()
    }


# -- what is linted -----------------------------------------------------------------------------------------------


def short_contract(number: int = 0) -> str:
    """A contract of `LINES` lines, without findings, no two alike."""
    text = MODEL.read_text(encoding="utf-8").replace("Billetterie", f"Billetterie {1000 + number}")
    blocks = re.split(r"\n\n(?=\S)", text.rstrip())
    while sum(block.count("\n") + 2 for block in blocks) > LINES - 3:
        blocks.pop()  # scenarios stand last
    blocks.append(
        f'article dossier-{number} "Dossier"\n  {{Le client}} garde une copie du dossier {1000 + number}.'
    )
    lines = "\n\n".join(blocks).splitlines()
    lines += [f"# Note {note} du dossier {number}." for note in range(LINES - len(lines))]
    return "\n".join(lines) + "\n"


def as_yaml(contract: str) -> str:
    """The same words as YAML, line for line."""
    lines = ["# yamllint disable rule:line-length", "---"]
    for number, line in enumerate(contract.splitlines()):
        words = line.strip().replace("\\", "/").replace('"', "'")
        key = re.sub(r"[^\w-]+", "-", words)[:40].strip("-")
        pair = re.match(r"  (\S(?:[\w'’ -]*?\S)?) {2,}(\S.*)$", line)
        if not words:
            lines.append("")
        elif words.startswith("# "):
            lines.append(words)
        elif not line[0].isspace():
            lines.append(f"{key}-{number}:")
        elif pair:
            name = re.sub(r"[^\w-]+", "-", pair[1])
            lines.append(f'  {name}-{number}: "{words[len(pair[1]) :].strip()}"')
        else:
            lines.append(f'  ligne-{number}: "{words}"')
    return "\n".join(lines) + "\n"


def sql(lines: int) -> str:
    found: list[str] = []
    number = 0
    while len(found) < lines:
        number += 1
        found += [
            f"CREATE TABLE ticket_{number} (",
            "    id INTEGER PRIMARY KEY,",
            "    opened TIMESTAMP NOT NULL,",
            "    priority INTEGER NOT NULL",
            ");",
            "",
            "SELECT",
            f"    ticket_{number}.priority,",
            f"    COUNT(ticket_{number}.id) AS tickets",
            f"FROM ticket_{number}",
            f"WHERE ticket_{number}.priority < 3",
            f"GROUP BY ticket_{number}.priority;",
            "",
        ]
    return "\n".join(found[:lines]).rstrip() + "\n"


def template(lines: int) -> str:
    found = ['AWSTemplateFormatVersion: "2010-09-09"', "Resources:"]
    number = 0
    while len(found) + 8 <= lines:
        number += 1
        found += [
            f"  Queue{number}:",
            "    Type: AWS::SQS::Queue",
            "    Properties:",
            f"      QueueName: tickets-{number}",
            "      VisibilityTimeout: 300",
            "      Tags:",
            "        - Key: priority",
            f"          Value: p{number}",
        ]
    return "\n".join(found) + "\n"


def peer(name: str) -> Path:
    """A linter in an environment of its own."""
    folder = Path.home() / ".cache" / "slac-benchmarks" / name
    if not (folder / "bin" / name).exists():
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", name], check=True)
    return folder / "bin" / name


# -- what is measured ---------------------------------------------------------------------------------------------


class Bench:
    """A folder of its own, a cache of its own."""

    def __init__(self, folder: Path, times: int) -> None:
        self.folder, self.times = folder, times
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        self.env = kept | {"XDG_CACHE_HOME": str(folder / "cache"), "PYTHONHASHSEED": "0"}

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def one(self) -> None:
        """One contract of 200 lines: cold, unchanged, beside a bare Python and other linters."""
        contract = self.write("un/contrat.slac", short_contract())
        run([SLAC, "lint", contract], self.env)
        took = alternate(
            self.times,
            self.env,
            python=[sys.executable, "-c", "pass"],
            cold=[SLAC, "lint", "--no-cache", contract],
            unchanged=[SLAC, "lint", contract],
            yamllint=[peer("yamllint"), self.write("un/contrat.yaml", as_yaml(short_contract()))],
        )
        slow = alternate(
            max(self.times // 3, 2),
            self.env,
            sqlfluff=[peer("sqlfluff"), "lint", "--dialect", "ansi", self.write("un/a.sql", sql(LINES))],
            cfnlint=[peer("cfn-lint"), self.write("un/modele.yaml", template(LINES))],
        )
        bare = took["python"].cpu
        say("| un fichier de 200 lignes, processus entier | processeur | en « python -c pass » |")
        say("|---|---:|---:|")
        for name, label in (
            ("python", "`python -c pass`"),
            ("cold", "`slac lint`, à froid"),
            ("unchanged", "`slac lint`, contrat inchangé"),
            ("yamllint", "`yamllint`"),
            ("sqlfluff", "`sqlfluff lint`"),
            ("cfnlint", "`cfn-lint`"),
        ):
            cpu = (took | slow)[name].cpu
            say(f"| {label} | {cpu * 1e3:.0f} ms | {_number(cpu / bare)} |")

    def many(self, contracts: int) -> None:
        """Contracts of 200 lines in one process, beside yamllint; and how the time grows."""
        say("\n| contrats de 200 lignes, un processus | `slac lint` | par contrat | `yamllint` | rapport |")
        say("|---|---:|---:|---:|---:|")
        for share in (4, 2, 1):
            count = contracts // share
            folder = self.folder / f"lot-{count}"
            for number in range(count):
                self.write(f"lot-{count}/contrats/c{number:04}.slac", short_contract(number))
                self.write(f"lot-{count}/yaml/c{number:04}.yaml", as_yaml(short_contract(number)))
            took = alternate(
                1 if share == 1 else 2,
                self.env,
                slac=[SLAC, "lint", "-j", "1", "--no-cache", "--format", "concise", folder / "contrats"],
                yamllint=[peer("yamllint"), folder / "yaml"],
            )
            mine, theirs = took["slac"].cpu, took["yamllint"].cpu
            say(
                f"| {count} | {_number(mine)} s | {_number(mine / count * 1e3)} ms | {_number(theirs)} s "
                f"| {_number(mine / theirs, 2)} |"
            )

    def again(self, contracts: int) -> None:
        """The same folder on two processes, then unchanged; the same output each time."""
        folder = self.folder / f"lot-{contracts}" / "contrats"
        took: dict[str, float] = {}
        outputs = set()
        for name, options in (
            ("un processus", ["-j", "1", "--no-cache"]),
            ("deux processus", ["-j", "2", "--no-cache"]),
            ("inchangé, un processus", ["-j", "1"]),
        ):
            began = perf_counter()
            done = subprocess.run(
                [SLAC, "lint", "--format", "json", *options, str(folder)],
                env=self.env,
                capture_output=True,
                check=False,
            )
            took[name] = perf_counter() - began
            outputs.add(done.stdout)
        one = took["un processus"]
        say(f"\n| {contracts} contrats de 200 lignes, à l'horloge | durée | fois plus vite |")
        say("|---|---:|---:|")
        for name, seconds in took.items():
            say(f"| {name} | {_number(seconds)} s | {_number(one / seconds)} |")
        say(f"\nLes trois sorties sont {'identiques' if len(outputs) == 1 else 'DIFFÉRENTES'}.")

    def long(self) -> None:
        """One contract of many lines."""
        say("\n| un contrat de | processeur | µs par ligne |")
        say("|---|---:|---:|")
        for lines in (2_500, 5_000, 10_000, 20_000):
            path = self.write("long/contrat.slac", long_contract(lines))
            took = run([SLAC, "lint", "--no-cache", "--format", "concise", path], self.env)
            say(
                f"| {lines:,} lignes | {_number(took.cpu)} s | {took.cpu / lines * 1e6:.0f} |".replace(
                    ",", " ", 1
                )
            )


def _number(value: float, places: int = 1) -> str:
    return f"{value:.{places}f}".replace(".", ",")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--contracts", type=int, default=1_000, metavar="N")
    options.add_argument("--quick", action="store_true", help="fewer runs")
    chosen = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="slac-"))
    try:
        bench = Bench(folder, 5 if chosen.quick else 21)
        bench.one()
        bench.many(chosen.contracts)
        bench.again(chosen.contracts)
        bench.long()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
