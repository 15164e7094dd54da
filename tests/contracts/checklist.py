"""A checklist: what the source of an original states, and where the contract must say it.

One YAML file a contract, called after it, that a lawyer can tick beside the source:

    faits:
      - fait: P1 est résolu en 72 heures          # in the lawyer's words
        règles:                                   # in rules.json: a path, and the value found there
          priorities/P1/targets/resolution_time/value: 72
        textes: [72 h]                            # and, or instead, in the printed document
    fautes:
      - faute: les 72 heures ne sont ni ouvrées ni calendaires
        constat: TPS02                            # the finding that says so
        extrait: 72 heures                        # what stands where it is found
      - faute: l'activité annoncée n'est pas décrite
        manque: activities/facturation            # or a path of rules.json that leads nowhere
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from slac.diagnostics import Diagnostic
from slac.pipeline.building import Options, compose, html_of
from slac.pipeline.drafts import missing_of
from slac.pipeline.exporting import rules_of
from tests.worked import checked

HERE = Path(__file__).parent
CONTRACTS = HERE.parents[1] / "contracts"
CHECKLISTS = tuple(sorted(path.stem for path in HERE.glob("*.yaml")))

#: The rules and the document are those of a build on this day.
REFERENCE = date(2026, 1, 1)

#: What an item of a list in rules.json is called by.
_IDENTITIES = ("name", "metric", "id", "title", "number", "day", "mark")


class Fact(NamedTuple):
    """What a source states; ``rules`` by path, ``texts`` of the printed document. All must be found."""

    said: str
    rules: dict[str, Any]
    texts: tuple[str, ...]


class Fault(NamedTuple):
    """What is wrong in a source: a finding at an extract of it, or a path of the rules that leads nowhere."""

    said: str
    code: str
    extract: str
    missing: str


class Checklist(NamedTuple):
    facts: tuple[Fact, ...]
    faults: tuple[Fault, ...]


class Original(NamedTuple):
    """An original, as its readers get it."""

    rules: dict[str, Any]
    text: str
    findings: tuple[Diagnostic, ...]


@cache
def checklist(name: str) -> Checklist:
    written = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return Checklist(
        tuple(
            Fact(each["fait"], each.get("règles", {}), tuple(each.get("textes", ())))
            for each in written["faits"]
        ),
        tuple(
            Fault(
                each["faute"], each.get("constat", ""), str(each.get("extrait", "")), each.get("manque", "")
            )
            for each in written["fautes"]
        ),
    )


@cache
def original(name: str) -> Original:
    """The original of that name: its rules, the text of its document, its findings."""
    original = checked(CONTRACTS / "originaux" / f"{name}.slac")
    assert original.contract is not None, [finding.message for finding in original.findings]
    options = Options(REFERENCE, formats=("html",))
    document = compose(original, "annexe", missing_of(original), options)
    page = _Body()
    page.feed(html_of(document, options).decode())
    rules = json.loads(rules_of(original.contract, REFERENCE))
    return Original(rules, plain("".join(page.parts)), original.findings)


def found(rules: Any, path: str) -> list[Any]:
    """Everything that ``path`` leads to: its steps are keys, names of items, their places from 0, or ``*`` for all.

    A statement (its value, with the place it is stated at) is stepped through, its cases by what they are for.
    """
    reached = [rules]
    for step in path.split("/"):
        reached = [value for each in reached for value in _step(each, step)]
    return [_stated(each) for each in reached]


def _step(value: Any, step: str) -> Iterator[Any]:
    if isinstance(value, list):
        yield from (
            item for place, item in enumerate(value) if step in ("*", str(place)) or _called(item, step)
        )
    elif isinstance(value, dict) and step in value:
        yield value[step]
    elif isinstance(value, dict) and "cases" in value:
        yield from (case for case in value["cases"] if any(step in key.values() for key in case["for"]))
    elif isinstance(value, dict) and isinstance(value.get("value"), dict | list):
        yield from _step(value["value"], step)


def _stated(value: Any) -> Any:
    """A statement's value alone."""
    return (
        value["value"] if isinstance(value, dict) and value and value.keys() <= {"value", "source"} else value
    )


def _called(item: Any, step: str) -> bool:
    item = _stated(item)
    return isinstance(item, dict) and any(str(item.get(key)) == step for key in _IDENTITIES)


def plain(text: str) -> str:
    """A text as it is compared: typed apostrophes, one kind of blank, no soft hyphen."""
    return re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("’", "'")).strip()


class _Body(HTMLParser):
    """Gathers the text of a page's body, a blank between blocks."""

    _INLINE = frozenset({"a", "em", "strong", "span", "sup", "sub", "b", "i", "code", "abbr", "cite", "mark"})

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside = self.inside or tag == "body"
        self.parts += [] if tag in self._INLINE else [" "]

    def handle_endtag(self, tag: str) -> None:
        self.parts += [] if tag in self._INLINE else [" "]

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.parts.append(data)
