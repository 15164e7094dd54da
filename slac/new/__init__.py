"""A first contract, from a few answers: ``slac new``.

Its text is ``contrat.txt``, its proposed levels ``priorites.toml``; what nobody answered stays « à compléter ».
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any, NamedTuple

from slac.diagnostics import SlacError
from slac.source import Source
from slac.syntax.folding import folded_words
from slac.syntax.formatting import format_source
from slac.syntax.keywords import keywords

MISSING = "à compléter"

#: How many levels can be asked for; those beyond the proposed ones are left to complete.
MOST_PRIORITIES = 9


class BadAnswer(SlacError):
    """An answer that cannot be written into a contract."""


class Law(NamedTuple):
    """What a governing law brings into a contract; ``holidays`` is what stands after « jours fériés »."""

    language: str
    zone: str
    holidays: str


LAWS = {
    "France": Law("fr-FR", "Europe/Paris", "France"),
    "Québec": Law("fr-CA", "America/Toronto", "QC-LNT-VS"),  # Good Friday: the law leaves the choice
    "Belgique": Law("fr-BE", "Europe/Brussels", "Belgique"),
    "Suisse": Law("fr-CH", "Europe/Zurich", '"canton de [CANTON]"'),  # they differ from canton to canton
}


class Answers(NamedTuple):
    """What the contract is made from; "" where there is no answer. ``availability`` is a rate: « 99,5 % »."""

    type: str = "annexe"
    title: str = "Engagements de service"
    provider: str = ""
    client: str = ""
    service: str = "Application de gestion"
    law: str = "France"
    hours: str = "lundi à vendredi de 9 h à 18 h"
    priorities: int = 3
    availability: str = ""


def first_contract(answers: Answers, file: str) -> str:
    """The text of the contract, in its canonical form, that will be written to ``file``; raises `BadAnswer`."""
    law = LAWS[answers.law]
    text = Template(_data("contrat.txt")).substitute(
        file=file,
        name=_name(answers.title),
        title=_unquoted(answers.title),
        type=_type(answers.type),
        this=_this(answers.type),
        parent="\n  annexe de contrat-principal" if _is_annexe(answers.type) else "",
        agreement=_data("contrat-principal.txt") if _is_annexe(answers.type) else "",
        service=_unquoted(answers.service),
        provider=_quoted(answers.provider),
        client=_quoted(answers.client),
        law=answers.law,
        language=law.language,
        zone=law.zone,
        holidays=law.holidays,
        hours=_hours(answers.hours),
        priorities=_priorities(answers.priorities),
        availability=_availability(answers.availability, law.zone),
    )
    done = format_source(Source(text, file))
    if done.text is None:
        raise BadAnswer(done.mistakes[0].message)
    return done.text


def check_answer(field: str, answer: str) -> None:
    """Whether an answer can be written into the contract; raises `BadAnswer` with the sentence that says why not."""
    changed: dict[str, Any] = {field: answer}
    first_contract(Answers()._replace(**changed), "contrat.slac")


def file_name(answers: Answers) -> str:
    """The file that the contract goes to when the user names none: « engagements-de-service.slac »."""
    return f"{_name(answers.title)}.slac"


def _name(title: str) -> str:
    """A name made of the words of a title, ASCII letters and hyphens; « contrat-… » if it begins with no letter."""
    folded = folded_words(title).replace("œ", "oe").replace("æ", "ae")
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in folded).split()
    name = "-".join(words)[:60].strip("-")
    refused = {folded_words(word) for word in keywords().refused}
    return (
        name if name[:1].isalpha() and len(name) > 1 and name not in refused else f"contrat-{name}".strip("-")
    )


def _type(answer: str) -> str:
    """One of the language's own types, bare; anything else is a phrase."""
    known = keywords().canonical("TYPE", answer.strip())
    return known if known in keywords().lists["TYPE"] else f'"{_unquoted(answer)}"'


def _this(answer: str) -> str:
    """« La présente annexe »; « Le présent document » for a word whose gender is not known."""
    word = _type(answer)
    if word in ("annexe", "charte", "entente", "convention"):
        return f"La présente {word}"
    return (
        f"Le présent {word}"
        if word in ("contrat", "contrat-cadre", "contrat cadre", "accord-cadre", "cahier des clauses")
        else "Le présent document"
    )


def _is_annexe(answer: str) -> bool:
    """Whether the document belongs to a contract that has to be named."""
    return folded_words(answer).split()[:1] == ["annexe"]


def _quoted(answer: str) -> str:
    return f'"{_unquoted(answer)}"' if answer.strip() else MISSING


def _unquoted(answer: str) -> str:
    """A text as it stands between quotes, on one line; raises `BadAnswer` for one that would cite something."""
    if "{" in answer or "}" in answer:
        raise BadAnswer("Un nom n'a pas d'accolades : dans un contrat, elles citent un bloc. Retirez-les.")
    paired = _PAIR.sub(lambda pair: f"« {pair[1].strip()} »", answer)
    return _one_line(paired.replace('"', "'"))


def _one_line(answer: str) -> str:
    return " ".join(answer.split())


def _hours(answer: str) -> str:
    """One line for each group of days: « lundi à jeudi de 9 h à 18 h, vendredi de 9 h à 17 h » makes two."""
    return "\n  ouvert ".join(_one_line(group) for group in _BETWEEN_GROUPS.split(answer))


_PAIR = re.compile(r'"([^"]*)"')
_BETWEEN_GROUPS = re.compile(
    r"(?:(?<=[\dh])|(?<=midi)|(?<=minuit))[ \t]*(?:[;,\n]|\bet\b)[ \t]*(?:le |les )?"
    r"(?=(?:du )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week-end|tous les jours))",
    re.IGNORECASE,
)


def _priorities(number: int) -> str:
    proposed = _levels()
    levels = [*proposed, *map(_level_left_open, range(len(proposed) + 1, number + 1))][:number]
    blocks = [
        f'priorité P{rank} "{level["label"]}"\n  rang {rank}\n  quand\n    - {level["when"]}\n'
        f"  prise en charge {level['taken']}\n  résolution {level['solved']}\n"
        for rank, level in enumerate(levels, 1)
    ]
    return "\n# Des délais à discuter, en heures d'ouverture du support.\n" + "\n".join(blocks)


def _level_left_open(rank: int) -> dict[str, str]:
    """A level of which nothing can be proposed but its rank."""
    return {
        "label": f"Incident de niveau {rank}",
        "when": f"[ce qui relève de P{rank}]",
        "taken": MISSING,
        "solved": MISSING,
    }


def _availability(rate: str, zone: str) -> str:
    return (
        Template(_data("disponibilite.txt")).substitute(rate=_one_line(rate), zone=zone)
        if rate.strip()
        else ""
    )


@cache
def _levels() -> list[dict[str, Any]]:
    return list(tomllib.loads(_data("priorites.toml"))["level"])


def _data(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")
