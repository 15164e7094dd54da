"""The texts of a contract as inline content: Markdown, holes and citations read."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator

from slac.document import markdown
from slac.document.inline import joined, words
from slac.document.tree import Hole, Inlines, Reference, Superscript, TableReference, Text, Unknown
from slac.model.articles import capitalised, definite, designated
from slac.model.contract import (
    CaseKey,
    Cite,
    Contract,
    Element,
    Gap,
    Named,
    Party,
    Priority,
    RichText,
    ScopeItem,
    Table,
    Words,
)
from slac.model.renvois import renvoi, with_articles
from slac.syntax.folding import folded_words


class Texts(ABC):
    """Reads a contract's texts; what its blocks state is for ``slac.document.phrases`` to say."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        stated = contract.agreement.language
        self.language = (stated.value if stated is not None else None) or "fr-FR"
        self._elements = {element.name: element for element in contract.elements}
        self._parts = {
            part.name: part.text
            for element in contract.elements
            for part in _named_parts(element)
            if part.name and part.name not in self._elements
        }

    # -- texts --------------------------------------------------------------------------------------------------

    def text(self, rich: RichText) -> Inlines:
        """Running text, its Markdown, citations and holes read."""
        return markdown.read(self._part(part) for part in with_articles(rich))

    def _part(self, part: Words | Cite | Gap) -> str | Inlines:
        if isinstance(part, Words):
            return part.text
        if isinstance(part, Gap):
            return (Hole(part.text),)
        return self.citation(part)

    def citation(self, cite: Cite) -> Inlines:
        """What a citation prints; « [renvoi inconnu : x] » where it leads nowhere."""
        match cite.kind:
            case "name":
                found = self._name(cite)
            case "fact":
                found = self.fact(cite)
            case "clause" | "placement":
                found = self._clause(cite)
            case "note":
                return (Superscript(cite.number),)
            case "external":
                found = self._external(cite)
            case "measure":
                found = (Text(cite.written.strip()),)
            case _:
                found = ()
        return found or (Unknown(cite.written),)

    def _name(self, cite: Cite) -> Inlines:
        parts = [
            self._agreed(cite.target, cite.article),
            *(self._agreed(name, cite.article) for name in cite.more),
        ]
        if not all(parts):
            return ()
        found = joined(parts)
        if cite.article and cite.written[:1].isupper() and isinstance(found[0], Text):
            found = (Text(capitalised(found[0].text)), *found[1:])
        return found

    def _agreed(self, name: str | None, article: str) -> Inlines:
        element = self._elements.get(name or "")
        if element is not None:
            return words(designated(article, element))
        title = self._part_title(name)
        if not title or not article:
            return title
        return (Text(article if article.endswith(("'", "’")) else f"{article} "), *title)

    def _part_title(self, name: str | None) -> Inlines:
        text = self._parts.get(name or "")
        return self.text(text) if text is not None else ()

    @abstractmethod
    def fact(self, cite: Cite) -> Inlines:
        """What a block states, for a citation of it; () when it states no such thing."""

    def _clause(self, cite: Cite) -> Inlines:
        element = self._elements.get(cite.target or "")
        if isinstance(element, Table):
            return (TableReference(f"t-{element.name}", element.title),)
        found: Inlines = ()
        for lead, anchor, shown in renvoi(cite, self.contract):
            found += ((Text(lead),) if lead else ()) + (Reference(anchor, (Text(shown),)),)
        return found

    def _external(self, cite: Cite) -> Inlines:
        word = cite.written.split(maxsplit=1)[0] if cite.written.strip() else "article"
        document = self._agreed(cite.target, "de")
        if not document:
            return (Text(cite.written.partition(":")[0].strip()),)
        return (Text(f"{word} {cite.number} ".replace("  ", " ")), *document)

    # -- names --------------------------------------------------------------------------------------------------

    def title(self, element: Element) -> str:
        """Its label; a priority is told by its name as well, « Bloquante (P1) »."""
        if isinstance(element, Priority) and element.label and (code := code_of(element)):
            return f"{element.label} ({code})"
        return element.title

    def called(self, name: str | None) -> Inlines:
        """What a name's block is called; a word that names none as it is."""
        element = self._elements.get(name or "")
        return self.referred(element) if element is not None else words(name or "")

    def party(self, party: Party) -> str:
        """« le Client », else its name."""
        if party.designation is not None and party.designation.value is not None:
            return definite(party.designation.value)
        return party.title

    def people(self, names: Iterable[str]) -> Inlines:
        """« le Client et le Fournisseur », from the names of parties."""
        return joined([self.called(name) for name in names])

    def keys(self, keys: Iterable[CaseKey]) -> Inlines:
        return joined([self._key(key) for key in keys])

    def _key(self, key: CaseKey) -> Inlines:
        if key.name is None:
            return words(key.label or "")
        element = self._elements.get(key.name)
        if isinstance(element, Party):
            return (Text(capitalised(self.party(element))),)
        if isinstance(element, Priority):
            return words(code_of(element) or element.title)
        return (
            words(element.title) if element is not None else self._part_title(key.name) or words(key.written)
        )

    def cited(self, name: str) -> str:
        """A priority's name as its author wrote it, or its label where that says more."""
        element = self._elements.get(name)
        if isinstance(element, Priority):
            return code_of(element) or element.title
        return element.written_name if element is not None else name

    def referred(self, element: Element) -> Inlines:
        """A block referred to: its short name, or its title with the renvoi to its clause."""
        designation = getattr(element, "designation", None)
        if designation is not None and designation.value is not None:
            return (Text(definite(designation.value)),)
        clause = self.contract.clauses.get(element.name)
        title = words(self.title(element))
        return (Reference(clause.anchor, title),) if clause is not None else title


def code_of(priority: Priority) -> str:
    """« P1 », by which a priority is cited; "" where its name only repeats a word of its label."""
    said = folded_words(priority.label or "").split()
    return "" if folded_words(priority.written_name) in said else priority.written_name


def _named_parts(element: Element) -> Iterator[Named]:
    """What a block declares besides itself: a service's components, a scope's items."""
    components = getattr(element, "components", None)
    if components is not None and components.value is not None:
        yield from components.value
    for field in ("covers", "excludes", "routes"):
        stated = getattr(element, field, None)
        for statement in stated if isinstance(stated, tuple) else ():
            item = statement.value
            if isinstance(item, ScopeItem) and item.name:
                text = item.title or (Words(item.label or item.name, statement.span),)
                yield Named(item.name, text, statement.span)
