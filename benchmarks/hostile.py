"""Files that nobody writes, up to 64 kB: each is read, linted, put in form and composed; no crash, no wait.

    python benchmarks/hostile.py [SECONDS] [--seed N]

Signs and words at random, and the worked contracts with lines moved, lost, doubled or exchanged: of these many still
read, and go all the way to the page. A crash is shown with what began it; the slowest file is named.
"""

import argparse
import random
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import gettempdir
from time import process_time

from slac.diagnostics import SlacError
from slac.pipeline.building import Options, build
from slac.pipeline.checking import check
from slac.source import Source
from slac.syntax.formatting import format_source

ROOT = Path(__file__).parent.parent
CONTRACTS = [
    path.read_text(encoding="utf-8")
    for path in (
        ROOT / "tests" / "syntax" / "data" / "complet.slac",
        *sorted((ROOT / "contracts").rglob("*.slac")),
    )
]
SIGNS = "abcé 0123456789,.:;{}[]()\"«»“”'’#-–•|*%€$/<>=+×−_`^~!\t\n\n  \n    \u00a0\u202e"
LARGEST = 64_000
LONGEST = 5.0
OPTIONS = Options(date(2026, 1, 1), ("html", "json"))


def files(draw: random.Random) -> Iterator[tuple[str, str]]:
    """What makes a file and its text, without end."""
    words = sorted({word for text in CONTRACTS for word in text.split()})
    lines = [line for text in CONTRACTS for line in text.split("\n") if line.strip()]
    while True:
        size = draw.choice((200, 2_000, 10_000, LARGEST))
        yield "signes", "".join(draw.choice(SIGNS) for _ in range(size))
        ends = (" ", "  ", "\n", "\n  ", "\n    ", ", ")
        yield "mots", "".join(draw.choice(words) + draw.choice(ends) for _ in range(size // 9))
        yield "lignes", "\n".join(draw.choice(lines) for _ in range(size // 40))
        yield "répété", (draw.choice((*SIGNS, draw.choice(words) + " ")) * size)[:size]
        for _ in range(6):
            yield "mutilé", mutilated(draw.choice(CONTRACTS), draw)
            yield "remanié", rearranged(draw.choice(CONTRACTS), lines, draw)


def mutilated(text: str, draw: random.Random) -> str:
    """With characters lost, changed or added, here and there."""
    parts = list(text)
    for _ in range(draw.choice((1, 2, 5, 40, 400))):
        at = draw.randrange(len(parts))
        parts[at] = draw.choice(("", draw.choice(SIGNS), parts[at] * 2))
    return "".join(parts)


def rearranged(text: str, others: list[str], draw: random.Random) -> str:
    """With whole lines lost, doubled, moved, or taken from another contract: it may well read."""
    lines = text.split("\n")
    for _ in range(draw.choice((1, 2, 4, 10))):
        at = draw.randrange(len(lines))
        match draw.randrange(4):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[draw.randrange(len(lines))])
            case 2:
                lines[at] = draw.choice(
                    [o for o in draw.sample(others, 30) if depth(o) == depth(lines[at])] or [""]
                )
            case _:
                words = lines[at].split(" ")
                words[draw.randrange(len(words))] = draw.choice(draw.choice(others).split())
                lines[at] = " ".join(words)
    return "\n".join(lines)


def depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def went_through(text: str) -> str:
    """How far a file goes; raises what crashes, a rule's crash included."""
    source = Source(text, "hostile.slac")
    checked = check(source)
    crashed = next((finding for finding in checked.findings if finding.code == "SLA000"), None)
    if crashed is not None:
        raise AssertionError(crashed.message)
    format_source(source)
    if checked.contract is None:
        return "écriture"
    try:
        build(checked, "hostile", OPTIONS)
    except SlacError:  # more than a page can hold: said in a sentence
        return "refus"
    return "page"


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("seconds", nargs="?", type=float, default=60)
    given.add_argument("--seed", type=int, default=20260327)
    options = given.parse_args()
    began, far, crashes = process_time(), Counter[str](), Counter[str]()
    slowest = (0.0, "", 0)
    for count, (kind, text) in enumerate(files(random.Random(options.seed)), 1):
        start = process_time()
        try:
            far[went_through(text[:LARGEST])] += 1
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            what = f"{type(error).__name__} {str(error)[:200]} ({Path(where.filename).name}, ligne {where.lineno})"
            if not crashes[what]:
                (Path(gettempdir()) / f"hostile-{len(crashes)}.slac").write_text(text, encoding="utf-8")
            crashes[what] += 1
        slowest = max(slowest, (process_time() - start, kind, count))
        if process_time() - began > options.seconds:
            break
    ends = f"{far['écriture']} arrêtés à l'écriture, {far['page']} composés, {far['refus']} trop grands"
    sys.stdout.write(f"{count} fichiers : {ends}\n")
    sys.stdout.write(f"le plus lent : {slowest[0]:.2f} s ({slowest[1]}, n° {slowest[2]})\n")
    for what, times in crashes.most_common():
        sys.stdout.write(f"PANNE {times} fois : {what}\n")
    sys.exit(bool(crashes) or slowest[0] > LONGEST)


if __name__ == "__main__":
    main()
