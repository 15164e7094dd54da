"""The examples of the guide, in their order, with what the guide says that slac prints of them."""

import re
from typing import NamedTuple

from slac.lint.formats import render
from slac.lint.report import Report
from slac.pipeline.checking import check
from slac.source import Source
from tests.docs.examples import DOCS, completed

_FENCE = re.compile(r"^```([^\n]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"\n+(?=\S)")


class Fence(NamedTuple):
    """``kind`` is what follows the backquotes (« slac étape »), ``told`` the text of the next fence, if it answers."""

    kind: str
    text: str
    told: str = ""


class Command(NamedTuple):
    """A command that the guide shows: the files it finds, its words after « slac », what it is said to print."""

    files: dict[str, str]
    words: str
    told: str


#: Examples that are files of their own.
_FILES = {"slac modèle": "modele.slac", "csv": "clients.csv", "slac avenant": "avenant-1.slac"}


def fences() -> list[Fence]:
    """Every fence of the guide; those that answer another (« constat ») go with it."""
    found: list[Fence] = []
    for kind, text in _FENCE.findall((DOCS / "guide.md").read_text(encoding="utf-8")):
        if kind == "constat":
            found[-1] = found[-1]._replace(told=text)
        else:
            found.append(Fence(kind, text))
    return found


def of_kind(kind: str) -> list[Fence]:
    return [fence for fence in fences() if fence.kind.startswith(kind)]


def steps() -> list[str]:
    """The reader's file after each step: new blocks come at the end, those of a known header replace the old ones."""
    files: list[str] = []
    blocks: dict[str, str] = {}
    for fence in of_kind("slac étape"):
        for block in _BLOCK.split(fence.text.strip()):
            header = " ".join(block.partition("\n")[0].partition('"')[0].split())
            title = block.partition("\n")[0] if header in ("scénario",) else header
            blocks[title] = block
        files.append("\n\n".join(blocks.values()) + "\n")
    return files


def printed(fence: Fence) -> str:
    """What `slac lint` prints of a faulty example, in a file « annexe.slac » that begins with it.

    A mistake of writing shows alone; a finding of the code that the fence names (« slac constatée NOM01 ») needs the
    rest of a contract, which follows.
    """
    code = fence.kind.partition("constatée ")[2]
    text = fence.text
    if code:
        setting = completed(fence.text)
        head, example, rest = setting.partition(fence.text.rstrip())
        text = f"{example}\n\n{head.strip()}\n\n{rest.strip()}\n"
    result = check(Source(text, "annexe.slac"))
    shown = tuple(finding for finding in result.findings if finding.code == code or not code)
    return render("text", Report(shown, ("annexe.slac",)), colour=False).rpartition("\n\n")[0] + "\n"


def session() -> list[Command]:
    """Each command of the guide, in order, with the files that its reader has by then."""
    found: list[Command] = []
    done = iter(steps())
    files: dict[str, str] = {}
    for fence in fences():
        if fence.kind == "slac étape":
            files = files | {"annexe.slac": next(done)}
        elif fence.kind in _FILES:
            files = files | {_FILES[fence.kind]: fence.text}
        elif fence.kind == "console":
            command, _, told = fence.text.partition("\n")
            found.append(Command(files, command.removeprefix("$ slac "), told))
    return found
