"""The contract that uses every construct of the language: made from the examples of ``docs/langage.yaml``."""

import re
import sys
from functools import cache

from slac.source import Source
from tests.docs.examples import samples


@cache
def vocabulary() -> Source:
    """Every block of every example, once; of the contract itself, the block that states the most.

    To read it: ``python -m tests.export.vocabulary``.
    """
    blocks: dict[str, None] = {}
    agreements = []
    for sample in samples():
        for block in re.split(r"\n\n(?=\S)", sample.contract.strip()):
            if block.startswith("contrat "):
                agreements.append(block)
            elif not block.startswith(("avenant ", "inclure ", "paramètre ", "#")):
                blocks.setdefault(block)
    return Source("\n\n".join([max(agreements, key=len), *blocks]) + "\n", "vocabulaire.slac")


if __name__ == "__main__":
    sys.stdout.write(vocabulary().text)
