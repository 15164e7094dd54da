"""The PDF files that the tests look at, each printed once; printing one in a process of its own.

python -m tests.document.printed NAME OUTPUT    → prints the contract of that name to a file
"""

import sys
from dataclasses import replace
from pathlib import Path

from slac.document.pdf import Attachment, render_pdf
from tests.document.outline import composed

CONTRACTS = Path(__file__).parent / "contracts"

#: The contracts that are printed, and whether as drafts.
PRINTED = {"annexe": False, "projet": True, "hostile": True, "dix-parties": False}

RULES = b'{"contract": "essai"}\n'


def source(name: str) -> str:
    return (CONTRACTS / f"{name}.slac").read_text(encoding="utf-8")


def printed(name: str) -> bytes:
    document = composed(source(name))
    missing = ("article objet : « [DATE] » à remplir",) if PRINTED[name] else ()
    document = replace(document, meta=document.meta._replace(draft=PRINTED[name], missing=missing))
    attachments = (
        Attachment("rules.json", RULES, "Règles du contrat", "Data"),
        Attachment(f"{name}.slac.txt", source(name).encode(), "Source du contrat", "Source"),
    )
    return render_pdf(document, attachments)


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(printed(sys.argv[1]))
