"""The PDF files that the tests look at, each printed once; printing one in a process of its own.

python -m tests.document.printed NAME OUTPUT    → prints the file of that name
"""

import sys
from pathlib import Path
from typing import NamedTuple

from slac.document.pdf import Attachment, render_pdf
from slac.outputs import Kind
from slac.record import replace
from tests.document.images import ILLUSTRATED, illustrated
from tests.document.outline import CONTRACTS, made


class Print(NamedTuple):
    """Which document of which contract."""

    contract: str
    kind: Kind = "annexe"
    draft: bool = False


PRINTED = {
    "annexe": Print("annexe"),
    "projet": Print("projet", draft=True),
    "hostile": Print("hostile", draft=True),
    "dix-parties": Print("dix-parties"),
    "avenant": Print("avenant", "avenant"),
    "fiche": Print("annexe", "fiche"),
    "fiche-longue": Print("dix-parties", "fiche"),
    "constats": Print("projet", "constats"),
    "images": Print("images"),
}

RULES = b'{"contract": "essai"}\n'


def source(name: str) -> str:
    return ILLUSTRATED if name == "images" else (CONTRACTS / f"{name}.slac").read_text(encoding="utf-8")


def printed(name: str) -> bytes:
    contract, kind, draft = PRINTED[name]
    document = illustrated() if contract == "images" else made(contract, kind)
    missing = ("article objet : « [DATE] » à remplir",) if draft else ()
    document = replace(document, meta=document.meta._replace(draft=draft, missing=missing))
    attachments = (
        Attachment("rules.json", RULES, "Règles du contrat", "Data"),
        Attachment(f"{name}.slac.txt", source(contract).encode(), "Source du contrat", "Source"),
    )
    return render_pdf(document, attachments)


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(printed(sys.argv[1]))
