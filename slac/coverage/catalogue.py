"""All that a contract names as covered, excluded, routed or served, with the words each thing may be called by."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from slac.coverage.matching import names_in, same, stems
from slac.lint.facts import plain
from slac.model.contract import (
    Activity,
    CaseKey,
    Commitment,
    Contract,
    Element,
    Party,
    RequestKind,
    Scope,
    ScopeItem,
    Service,
    Stated,
)
from slac.source import Span
from slac.syntax.folding import folded_words

Kind = Literal["couvre", "exclut", "route"]


class Line(NamedTuple):
    """One thing that a scope covers, excludes or routes: what it is called, and where that is written.

    ``heading`` is the item a bullet belongs to, or its own title.
    """

    kind: Kind
    scope: Scope
    statement: Stated[ScopeItem]
    item: ScopeItem
    keys: tuple[CaseKey, ...]
    title: str
    heading: str
    names: tuple[str, ...]
    span: Span

    def called(self, asked: str) -> bool:
        return any(same(asked, name) for name in self.names)

    def shares(self, listed: str) -> bool:
        """Whether what an inventory lists is of this: « Imprimantes en réseau » is of « Imprimantes »."""
        words = stems(listed)
        return any(words[: len(own)] == own for name in self.names if (own := stems(name)))


class Served(NamedTuple):
    """Something that the contract promises outside any scope: a commitment, an activity, a service or its component."""

    element: Commitment | Activity | Service
    title: str
    names: tuple[str, ...]
    span: Span

    def called(self, asked: str) -> bool:
        return any(same(asked, name) for name in self.names)


class Catalogue(NamedTuple):
    """What a contract names, in the order of the source; ``kinds`` are its kinds of request with their names."""

    lines: tuple[Line, ...]
    served: tuple[Served, ...]
    kinds: tuple[tuple[RequestKind | None, str, tuple[str, ...]], ...]

    @property
    def covers(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.kind == "couvre")

    def kind_of(self, asked: str) -> str | None:
        """The name of the kind of request that ``asked`` means; None when the contract has none of that name."""
        for _, name, names in self.kinds:
            if any(same(asked, one) for one in names):
                return name
        return None


def catalogue(contract: Contract) -> Catalogue:
    """Everything that requests can be compared with."""
    scopes = contract.all(Scope)
    lines = tuple(
        line
        for scope in scopes
        for kind, statements in (
            ("exclut", scope.excludes),
            ("route", scope.routes),
            ("couvre", scope.covers),
        )
        for line in _lines(contract, kind, scope, statements)  # type: ignore[arg-type]  # the literals just above
    )
    return Catalogue(lines, tuple(_served(contract)), tuple(_kinds(contract, lines)))


def names_of(element: Element) -> tuple[str, ...]:
    """All the names of a block: its own, its label, its aliases, its short name in the text."""
    aliases = element.aliases.value if element.aliases and element.aliases.value else ()
    short = element.designation if isinstance(element, Party | Service) else None
    noun = (short.value.noun,) if short and short.value else ()
    return tuple(filter(None, (element.written_name, element.label, *aliases, *noun)))


def _lines(
    contract: Contract, kind: Kind, scope: Scope, statements: tuple[Stated[ScopeItem], ...]
) -> Iterator[Line]:
    for outer in statements:
        for keys, read, statement in outer.each():
            item = read
            named = contract.find(item.name)
            title = item.label or (named.title if named else _written(item.name, statement.line))
            if title:
                names = (item.name, *names_in(title), *(names_of(named) if named else ()))
                yield Line(
                    kind,
                    scope,
                    statement,
                    item,
                    keys,
                    title,
                    title,
                    tuple(filter(None, names)),
                    statement.line,
                )
            for bullet in item.bullets:
                text = " ".join(plain(bullet.text).split()).rstrip(" ;.")
                yield Line(
                    kind,
                    scope,
                    statement,
                    item,
                    keys,
                    text,
                    title or text,
                    tuple(names_in(text)),
                    bullet.span,
                )


def _written(name: str | None, span: Span) -> str:
    """A name as its author wrote it on the line, accents and capitals kept."""
    if name is None:
        return ""
    at = folded_words(span.text).find(name)
    written = span.text[at : at + len(name)]
    return written if at >= 0 and folded_words(written) == name else name


def _served(contract: Contract) -> Iterator[Served]:
    for element in contract.elements:
        if isinstance(element, Commitment | Activity):
            yield Served(element, element.title, names_of(element), element.span)
        elif isinstance(element, Service):
            yield Served(element, element.title, names_of(element), element.span)
            for component in (element.components.value or ()) if element.components else ():
                title = plain(component.text)
                yield Served(element, title, tuple(filter(None, (component.name, title))), component.span)


def _kinds(
    contract: Contract, lines: tuple[Line, ...]
) -> Iterator[tuple[RequestKind | None, str, tuple[str, ...]]]:
    """The kinds declared, then those that scopes only name."""
    declared = [(kind, kind.title, names_of(kind)) for kind in contract.all(RequestKind)]
    yield from declared
    seen = [name for _, _, names in declared for name in names]
    for line in lines:
        for asked in line.item.requests:
            if not any(same(asked, name) for name in seen):
                seen.append(asked)
                yield None, asked, (asked,)
