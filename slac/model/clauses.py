"""The plan of the printed document and the number of every clause: a pure function of the order of blocks.

Everybody else reads the result; nobody numbers again. The rules:

- ``titre``, ``chapitre``, ``annexe`` contain what follows, up to the next of the same rank or higher; ``article`` and
  ``préambule`` hold their own prose and the unlabelled blocks that follow.
- Some blocks print nowhere unless placed: parties, documents outside, offers, kinds of request, parameters, scenarios,
  and hours or channels that only serve others.
- A block that a text places (``{tableau priorités}``) prints there and belongs to the clause of that text.
- Any other labelled block is a clause, numbered like its neighbours; neighbours of one kind that make one table
  are one clause. An unlabelled block prints in the clause before it.
- An imposed number is kept, and its neighbours count on from it; ``numéro sans`` leaves a clause unnumbered, and
  the clauses within it count on with those before.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import NoneType
from typing import Any, NamedTuple

from slac.model.contract import (
    Agreement,
    Bullet,
    Channel,
    Cite,
    Clause,
    Contact,
    Division,
    Element,
    Named,
    Passage,
    RichText,
    Scope,
    Section,
    ServiceHours,
    Stated,
    Words,
    passages_of,
)
from slac.record import values
from slac.source import Span

#: Ranks of the divisions, outermost first; what is not here stands at the innermost rank.
_RANKS = {"titre": 0, "chapitre": 1, "annexe": 1, "signature": 0, "acceptation": 0}
_INNERMOST = 2

#: An annex after the signatures is no part of them.
_CONTAINING_NOTHING = {"signature", "acceptation"}

#: Blocks that print only where a text places them.
_SILENT = {"contrat", "partie", "document", "gamme", "demande", "paramètre", "inclure", "avenant", "scénario"}

#: Kinds whose neighbours make one table, and the title of that table's clause where there are several.
GROUP_TITLES = {
    "définition": "Définitions",
    "priorité": "Priorités",
    "disponibilité": "Disponibilité",
    "indicateur": "Indicateurs",
    "maintenance": "Maintenance",
    "horaires": "Horaires",
    "canal": "Accès",
    "service": "Services",
}

#: One alone is an entry of its group too: « Accès », and not « Portail ».
_ALWAYS_GROUPED = ("définition", "canal")

#: The titles of blocks that may stand alone without a label.
_LONE_TITLES = {
    "décompte": "Décompte des délais",
    "signature": "Signatures",
    "acceptation": "Acceptation",
    "préambule": "Préambule",
    "périmètre": "Périmètre",
    "correspondants": "Correspondants",
    "suivi": "Suivi",
}

#: Clauses that never bear a computed number.
_UNNUMBERED = {"préambule", "signature", "acceptation"}


class Plan(NamedTuple):
    """``sections`` in print order; ``clauses`` by element name, a placed block under the clause that places it."""

    sections: tuple[Section, ...]
    clauses: dict[str, Clause]


def plan(elements: Sequence[Element]) -> Plan:
    """The printed document's plan for the blocks of a contract, in the order of the source."""
    placed = {name: placer for placer in elements for name in _placements(placer, elements)}
    silent = _silent_among(elements)
    printing = [e for e in elements if e.name not in placed and not silent(e)]
    agreement = next((e for e in elements if isinstance(e, Agreement)), None)
    numbering = _styles(agreement)
    sections = _number(_outline(printing), (), _Counter(""), numbering, 0)
    clauses: dict[str, Clause] = {}
    for section in (s for top in sections for s in top.walk()):
        for element in (*((section.head,) if section.head else ()), *section.elements):
            clauses.setdefault(element.name, section.clause)
    for name, placer in placed.items():
        seen = {name}
        at: Element | None = placer
        while at is not None and at.name in placed and at.name not in seen:
            seen.add(at.name)
            at = placed[at.name]
        if at is not None and at.name in clauses:
            clauses[name] = clauses[at.name]
    return Plan(sections, clauses)


# -- which blocks print, and where ------------------------------------------------------------------------------


def placement_names(cite: Cite, elements: Iterable[Element]) -> tuple[str, ...]:
    """The names of the blocks that a placement puts in the text: one block, or a whole kind (« priorités »)."""
    if cite.target is None:
        return ()
    if any(e.name == cite.target for e in elements):
        return (cite.target, *cite.more)
    return tuple(e.name for e in elements if e.keyword == cite.target)


def _placements(element: Element, elements: Sequence[Element]) -> Iterator[str]:
    for cite in _cites(p.text for p in passages_of(element.prose) if p.kind == "placement"):
        if cite.kind == "placement":
            yield from (name for name in placement_names(cite, elements) if name != element.name)
            if cite.target == "exclusions":
                yield from (e.name for e in elements if _only_excludes(e))


def _only_excludes(element: Element) -> bool:
    """Whether « {liste exclusions} » says all that a block states, so that nothing of it is left to print."""
    return (
        isinstance(element, Scope)
        and bool(element.excludes)
        and not element.prose
        and not any((element.covers, element.routes, element.inventory, element.outside, element.text))
    )


def _cites(texts: Iterable[RichText]) -> Iterator[Cite]:
    return (part for text in texts for part in text if isinstance(part, Cite))


def _silent_among(elements: Sequence[Element]) -> Callable[[Element], bool]:
    """Tells the blocks that print no clause: hours and channels print none once another block names them."""
    users: Counter[str] = Counter()
    if any(isinstance(e, ServiceHours | Channel) for e in elements):
        users.update(name for element in elements for name in names_used(element))

    def silent(element: Element) -> bool:
        if element.keyword in _SILENT:
            return True
        if isinstance(element, ServiceHours | Channel):
            return users[element.name] > (element.name in names_used(element))
        return element.keyword == "service"

    return silent


def names_used(element: Element) -> set[str]:
    """The names that an element's properties and prose refer to."""
    found: set[str] = set()
    stack: list[Any] = [*values(element)]
    while stack:
        item = stack.pop()
        kind = type(item)
        if kind in _NAMELESS:
            continue
        if kind is Stated:
            stack += [item.value, *(inner for _, inner in item.cases)]
        elif kind is Passage:
            stack += [item.text, item.passages]
        elif kind is Cite:
            found.update((item.target or "", *item.more))
        elif kind is Named:
            found.add(item.name or "")
            stack.append(item.text)
        elif kind is Contact:
            found.update(item.channels)
        elif kind is Bullet:
            stack.append(item.text)
        elif isinstance(item, tuple):
            stack += item
    return found


#: Parts of a value in which nothing is named.
_NAMELESS = frozenset({NoneType, str, bool, int, Span, Words})


# -- the outline ------------------------------------------------------------------------------------------------


class _Draft:
    """A clause being put together."""

    def __init__(self, rank: int, head: Element | None, kind: str) -> None:
        self.rank = rank
        self.head = head
        self.kind = kind
        self.elements: list[Element] = []
        self.children: list[_Draft] = []


def _outline(printing: Iterable[Element]) -> list[_Draft]:
    root = _Draft(-1, None, "")
    open_ = [root]
    for element in printing:
        rank = _RANKS.get(element.keyword, _INNERMOST)
        division = isinstance(element, Division)
        last = open_[-1]
        if not division and last.rank == _INNERMOST and _joins(element, last):
            last.elements.append(element)
            continue
        while open_[-1].rank >= rank:
            open_.pop()
        draft = _Draft(rank, element, element.keyword)
        if not division:
            draft.elements.append(element)
        open_[-1].children.append(draft)
        if element.keyword not in _CONTAINING_NOTHING:
            open_.append(draft)
    return root.children


def _joins(element: Element, last: _Draft) -> bool:
    """Whether a block prints in the clause that is open, rather than as a clause of its own."""
    if element.keyword in ("signature", "acceptation") or last.kind in ("signature", "acceptation"):
        return False
    if element.number is not None:
        return False
    if element.keyword == last.kind and element.keyword in GROUP_TITLES:
        return True
    return not element.label and element.keyword not in GROUP_TITLES


# -- numbers ----------------------------------------------------------------------------------------------------


class _Style(NamedTuple):
    """How the numbers of a rank look: ``pattern`` as the contract gives it, ``running`` when they never start again."""

    pattern: str
    running: bool


def _styles(agreement: Agreement | None) -> dict[str, _Style]:
    stated = agreement.numbering.value if agreement and agreement.numbering else None
    styles = {}
    for entry in stated or ():
        match = re.fullmatch(r"\s*(\w+)?\s*[\"«“]?\s*([^\"»”]*?)\s*[\"»”]?\s*(suivie)?\s*", entry)
        if match and match[2]:
            styles[match[1] or "article"] = _Style(match[2], bool(match[3]))
    return styles


class _Counter:
    """Counts the clauses of one division, on from an imposed number where there is one."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.last = 0

    def next(self) -> str:
        self.last += 1
        return f"{self.prefix}{self.last}"

    def impose(self, number: str) -> None:
        match = re.fullmatch(r"(.*?)(\d+)", number)
        if match:
            self.prefix, self.last = match[1], int(match[2])


def _number(
    drafts: Iterable[_Draft],
    above: tuple[str, ...],
    counter: _Counter,
    styles: dict[str, _Style],
    depth: int,
    running: dict[str, _Counter] | None = None,
) -> tuple[Section, ...]:
    running = {} if running is None else running
    letters = 0
    sections = []
    for draft in drafts:
        imposed = draft.head.number if draft.head is not None else None
        style = styles.get(draft.kind)
        if imposed is not None and imposed.value is not None:
            number = "" if imposed.value == "sans" else imposed.value
            counter.impose(number)
        elif draft.kind in _UNNUMBERED:
            number = ""
        elif draft.kind == "annexe":
            letters += 1
            number = _letters(letters)
        elif style is not None and style.running:
            number = running.setdefault(draft.kind, _Counter("")).next()
        else:
            number = counter.next()
        shown = _in_style(number, style) if imposed is None else number
        title = _title(draft)
        label = _label(draft.kind, shown)
        heading = (*above, _address(label, title))
        anchor = f"c-{draft.elements[0].name if draft.head is None else draft.head.name}"
        clause = Clause(shown, label, title, anchor, heading, depth)
        inner = counter if not number else _Counter(f"{number}.")
        sections.append(
            Section(
                clause,
                draft.head if len(draft.elements) < 2 or isinstance(draft.head, Division) else None,
                tuple(draft.elements),
                _number(draft.children, heading, inner, styles, depth + 1, running),
            )
        )
    return tuple(sections)


def _letters(rank: int) -> str:
    """« A » to « Z », then « AA »."""
    before, last = divmod(rank - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _in_style(number: str, style: _Style | None) -> str:
    """``number`` written as the contract's own pattern: its last figure, letter or roman numeral is replaced."""
    if style is None or not number:
        return number
    last = int(re.findall(r"\d+", number)[-1])
    found = list(re.finditer(r"\d+|\b[ivx]+\b|\b[IVX]+\b|\b[a-z]\b|\b[A-Z]\b", style.pattern))
    if not found:
        return number
    sample = found[-1]
    if re.fullmatch(r"\d+(\.\d+)+.?", style.pattern):
        return number + style.pattern[sample.end() :]
    return style.pattern[: sample.start()] + _like(sample[0], last) + style.pattern[sample.end() :]


def _like(sample: str, value: int) -> str:
    if sample.isdigit():
        return str(value)
    if sample.lower() in ("a", "b") or sample.lower() not in ("i", "v", "x", "ii", "iv"):
        letter = chr(ord("a") + (value - 1) % 26)
        return letter.upper() if sample.isupper() else letter
    roman = _roman(value)
    return roman if sample.isupper() else roman.lower()


def _roman(value: int) -> str:
    text = ""
    for size, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        text += letters * (value // size)
        value %= size
    return text


def _title(draft: _Draft) -> str:
    same = [e for e in draft.elements if e.keyword == draft.kind]
    if draft.kind in _ALWAYS_GROUPED or len(same) > 1:
        return GROUP_TITLES.get(draft.kind, draft.kind)
    head = draft.head or draft.elements[0]
    return head.label or _LONE_TITLES.get(draft.kind) or GROUP_TITLES.get(draft.kind) or head.written_name


def _label(kind: str, number: str) -> str:
    """What stands before a title: « Article 3 », « 4.1 », « Annexe A »; "" where there is no number."""
    word = {"titre": "Titre", "chapitre": "Chapitre", "annexe": "Annexe"}.get(kind)
    if not number:
        return ""
    if word is None and not number.isalnum():
        return number
    return f"{word or 'Article'} {number}"


def _address(label: str, title: str) -> str:
    """« Article 2 — Fonctionnement du support », « 4.1 La formation », as the document prints it."""
    if not label:
        return title
    return f"{label} — {title}" if " " in label else f"{label} {title}"
