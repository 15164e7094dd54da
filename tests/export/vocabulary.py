"""The contract that uses every construct of the language: made from the examples of ``docs/langage.yaml``.

To write it again: ``python -m tests.export.vocabulary``.
"""

import re

from tests.docs.examples import samples
from tests.export.exports import HERE

VOCABULARY = HERE / "contrats" / "vocabulaire.slac"

_HEAD = "# Fait des exemples de docs/langage.yaml par « python -m tests.export.vocabulary » : toute la langue y est.\n"


def generated() -> str:
    """Every block of every example, once; of the contract itself, the block that states the most."""
    blocks: dict[str, None] = {}
    agreements = []
    for sample in samples():
        for block in re.split(r"\n\n(?=\S)", sample.contract.strip()):
            if block.startswith("contrat "):
                agreements.append(block)
            elif not block.startswith(("avenant ", "inclure ", "paramètre ", "#")):
                blocks.setdefault(block)
    return _HEAD + "\n\n".join([max(agreements, key=len), *blocks]) + "\n"


if __name__ == "__main__":
    VOCABULARY.write_text(generated(), encoding="utf-8")
