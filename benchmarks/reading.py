"""From a text to a contract: parse and lower, lines a second of processor time, growth; cold, beside `bean-check`.

    python benchmarks/reading.py [--peer]

Contracts are the Belgian example followed by copies of its clauses, their names made unique; what they cite is in
the first copy. `--peer` also times `bean-check` on a ledger of as many lines (see `syntax.py`).
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path
from time import process_time

from benchmarks.syntax import best, installed_peer, ledger, say
from slac.model import lower
from slac.source import Source
from slac.syntax import parse

MODEL = Path(__file__).parent.parent / "contracts" / "exemples" / "hebergement-belge.slac"
COPIED = {
    "article",
    "chapitre",
    "définition",
    "disponibilité",
    "engagement",
    "maintenance",
    "priorité",
    "crédits",
}
SIZES = (1_000, 5_000, 10_000, 20_000)
COLD = """import sys; from slac.source import Source; from slac.syntax import parse; from slac.model import lower
lower(parse(Source(open(sys.argv[1]).read()))[0])"""


def contract(lines: int, copied: Collection[str] = COPIED) -> str:
    """A contract of so many lines, or a few less: whole blocks only, those of ``copied`` over and over."""
    text = MODEL.read_text(encoding="utf-8")
    clauses = [block for block in re.split(r"\n\n(?=\S)", text) if block.partition(" ")[0] in copied]
    blocks, count, copies = [text.rstrip()], text.count("\n") + 1, 0
    while True:
        copies += 1
        for clause in clauses:
            renamed = re.sub(r"^(\S+ [\w-]+)", rf"\1-{copies}", clause.rstrip())
            count += renamed.count("\n") + 2
            if count > lines:
                return "\n\n".join(blocks) + "\n"
            blocks.append(renamed)


def warm() -> None:
    say(f"{'lignes':>8} {'lecture':>9} {'modèle':>9} {'µs/ligne':>9} {'lignes/s':>9}")
    lower(parse(Source(contract(SIZES[0])))[0])
    for size in SIZES:
        text = contract(size)
        reading, lowering = [], []
        for _ in range(3):
            began = process_time()
            tree, mistakes = parse(Source(text))
            between = process_time()
            lower(tree)
            reading.append(between - began)
            lowering.append(process_time() - between)
        assert mistakes == ()
        read, lowered, lines = min(reading), min(lowering), text.count("\n")
        whole = read + lowered
        say(
            f"{lines:>8,} {read * 1e3:>6.0f} ms {lowered * 1e3:>6.0f} ms {whole / lines * 1e6:>9.0f} "
            f"{lines / whole:>9,.0f}"
        )


def cold(with_peer: bool) -> None:
    bean_check = installed_peer() if with_peer else None
    say(f"\n{'lignes':>8} {'slac':>9}" + (f" {'bean-check':>11} {'rapport':>8}" if bean_check else ""))
    with tempfile.TemporaryDirectory() as folder:
        for size in (1_000, 5_000):
            path = Path(folder) / "contrat.slac"
            path.write_text(contract(size), encoding="utf-8")
            took = best([sys.executable, "-c", COLD, str(path)])
            shown = f"{size:>8,} {took * 1e3:>6.0f} ms"
            if bean_check:
                peer = Path(folder) / "livre.beancount"
                peer.write_text(ledger(size), encoding="utf-8")
                theirs = best([str(bean_check), "--no-cache", str(peer)])
                shown += f" {theirs * 1e3:>8.0f} ms {took / theirs:>8.2f}"
            say(shown)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--peer", action="store_true")
    chosen = options.parse_args()
    warm()
    cold(chosen.peer)


if __name__ == "__main__":
    main()
