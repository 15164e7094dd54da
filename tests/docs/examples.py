"""The examples of the documentation as contracts: each one completed by what it leaves out."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from slac.model.reuse import nowhere
from slac.pipeline.checking import CheckResult, check
from slac.source import Source
from slac.syntax.keywords import keywords
from slac.syntax.reference import Example, examples

DOCS = Path(__file__).parents[2] / "docs"
DATA: Mapping[str, Any] = yaml.safe_load((DOCS / "langage.yaml").read_text(encoding="utf-8"))

#: A block at the margin: its keyword, and its name if it has one.
_HEADER = re.compile(r'^([^\W\d]\w*)(?: +([^\W\d][\w-]*))?(?= *"| *$)', re.MULTILINE)

#: Blocks of which a contract has one: the first examples of their properties stand in one, the second in another.
_ALONE = {"contrat", "avenant"}


class Sample(NamedTuple):
    """A contract that holds examples: ``title`` says which, ``whole`` that it is one of whole blocks."""

    title: str
    contract: str
    whole: bool = False


def samples() -> list[Sample]:
    """A contract for each example of whole blocks, and one or a few for all the properties of a kind of block."""
    found: list[Sample] = []
    properties: dict[str, list[Example]] = {}
    alone: dict[tuple[str, str], list[str]] = {}
    for example in examples(DATA, keywords()):
        if example.block is None:
            found.append(Sample(example.title, completed(example.text), whole=True))
        elif example.block in _ALONE:
            rank = example.title.rpartition(" ")[2]
            alone.setdefault((example.block, rank), []).append(example.text.rstrip())
        else:
            properties.setdefault(example.block, []).append(example)
    for (kind, rank), texts in alone.items():
        together = Example("", "\n".join(texts), kind)
        found.append(Sample(f"propriétés de {kind} {rank}", completed(_under_header(together, ""))))
    for kind, its in properties.items():
        written = (_under_header(example, f"-{rank}") for rank, example in enumerate(its))
        found.append(Sample(f"propriétés de {kind}", completed("\n\n".join(written))))
    return found


def completed(text: str) -> str:
    """The example and every block of the setting that it does not declare itself; an amendment stands alone."""
    if text.startswith("avenant "):
        return text
    declared = {(kind, name) for kind, name in _HEADER.findall(text)}
    names = {name for _, name in declared if name}
    setting = [
        block
        for block in re.split(r"\n\n(?=\S)", DATA["décor"].strip())
        if not _declared(block, declared, names)
    ]
    parts = [text.rstrip(), *setting]
    if not setting[0].startswith("contrat "):
        return "\n\n".join(parts) + "\n"
    return "\n\n".join([setting[0], text.rstrip(), *setting[1:]]) + "\n"


@cache
def checked(contract: str) -> CheckResult:
    return check(Source(contract, "exemple.slac"), load=_Beside())


def lines_of(result: CheckResult, families: Iterable[str]) -> list[str]:
    """The findings of some families of rules, each with the line it is about."""
    return [
        f"{finding.code} {finding.message} ({result.source.line_text(finding.span.first.line).strip()})"
        for finding in result.findings
        if finding.code.startswith(tuple(families))
    ]


class _Beside:
    """The files beside an example: the fragment that one includes, the contract that an amendment modifies."""

    image = staticmethod(nowhere.image)

    def __call__(self, path: str) -> Source:
        return Source(DATA["fragment" if path.startswith("clausier/") else "décor"], path)


def _declared(block: str, declared: set[tuple[str, str]], names: set[str]) -> bool:
    header = _HEADER.match(block)
    assert header is not None, f"{block!r} is no block"
    kind, name = header[1], header[2] or ""
    return name in names or (kind in ("contrat", "décompte") and kind in {k for k, _ in declared})


def _under_header(example: Example, rank: str) -> str:
    """The lines of an example under the header of their block, called « essai »."""
    lines = example.text.rstrip().split("\n")
    if example.block == "paragraphe":
        inner = "\n".join(f"    {line}".rstrip() for line in lines)
        return f'article cadre{rank} "Cadre"\n  Un texte.\n\n  paragraphe essai{rank} "Essai"\n{inner}\n\n    Un texte.'
    header = "acceptation par usage" if example.block == "acceptation" else f"{example.block} essai{rank}"
    return "\n".join([f'{header} "Essai"', *(f"  {line}".rstrip() for line in lines)])
