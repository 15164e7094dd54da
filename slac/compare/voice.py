"""How the facts of a contract are said, given what the contract prints."""

from typing import Any, Protocol

from slac.compare.facts import Fact
from slac.compare.meaning import is_text
from slac.french import enumeration, quote
from slac.model.articles import designated
from slac.model.contract import (
    Bullet,
    CaseKey,
    Contract,
    Definition,
    Delay,
    Element,
    Named,
    Party,
    Priority,
    Reclassification,
    RichText,
    ScopeItem,
    Stated,
    Step,
)
from slac.syntax.folding import folded_words


class Voice(Protocol):
    """What one contract prints, as plain words; the documents' stage lends it."""

    def value(self, value: object) -> str:
        """A typed value: « 8 h ouvrées », « du lundi au vendredi de 9 h à 18 h 30 »."""

    def text(self, text: RichText) -> str:
        """Running text, its citations read."""


class Speech:
    """Says the facts of one contract."""

    def __init__(self, contract: Contract, voice: Voice) -> None:
        self.contract = contract
        self.voice = voice

    def of(self, name: str) -> str:
        """« du Client », from the name of a party."""
        party = self.contract.find(name)
        return designated("de", party) if isinstance(party, Party) else f"de {name}"

    def subject(self, element: Element, *, whole: bool = False) -> str:
        """Who or what a sentence is about: « P2 », « Support technique », « Décompte »; with its kind if ``whole``."""
        if isinstance(element, Party):
            said = designated("le", element)
            return said[:1].upper() + said[1:]
        if isinstance(element, Priority):
            label = f" {quote(element.label)}" if element.label and whole else ""
            name = f"{element.written_name}{label}"
        elif isinstance(element, Definition):
            name = quote(element.title)
        elif element.label:
            kept = whole or element.keyword in ("scénario", "paramètre")
            name = quote(element.label) if kept else element.label
        elif (
            "~" in element.name
            or element.name == folded_words(element.keyword)
            or element.keyword == "contrat"
        ):
            return element.keyword.capitalize()
        else:
            name, whole = element.written_name, True
        kind = element.keyword.capitalize()
        named = whole or element.keyword in ("scénario", "paramètre")
        return f"{kind} {name}" if named and not folded_words(name).startswith(folded_words(kind)) else name

    def key(self, key: CaseKey) -> str:
        element = self.contract.find(key.name)
        if element is None:
            return key.label or key.written or key.name or ""
        return element.written_name if isinstance(element, Priority) else element.title

    def fact(self, fact: Fact) -> str:
        return self._stated(fact.leaf, fact.value)

    def _stated(self, leaf: Stated[Any], value: Any) -> str:
        if leaf.absent is not None:
            said = " ".join(leaf.span.text.split()) if leaf.absent == "trou" else leaf.absent
            said = "(vide)" if leaf.absent == "vide" else said
        else:
            said = self.value(value)
        return said + "".join(f", {word} {quote(self.voice.text(text))}" for word, text in leaf.conditions)

    def value(self, value: Any) -> str:
        """In the document's words, texts between quotes, blocks by their short names."""
        match value:
            case Named():
                return self._named(value)
            case Bullet():
                return quote(self.voice.text(value.text).rstrip(" ;."))
            case Reclassification():
                return " devient ".join(self._called(name) for name in (value.source, value.becomes))
            case ScopeItem():
                return self._scope_item(value)
            case Delay() if value.phrase:
                return quote(self.voice.value(value))
            case tuple() if is_text(value):
                return quote(self.voice.text(value))
            case tuple() if (
                value
                and all(isinstance(part, Named | Bullet | str) for part in value)
                and not hasattr(value, "_fields")
            ):
                return enumeration([self.value(part) for part in value])
            case tuple() if value and all(isinstance(part, Step) for part in value):
                return ", puis ".join(
                    f"{part.action} {self._called(part.to) if part.to else ''}".strip() for part in value
                )
        return " ".join(self.voice.value(value).split())

    def _scope_item(self, item: ScopeItem) -> str:
        title = self.voice.text(item.title) or item.label or item.written
        said = quote(title) if title else ""
        if item.requests:
            said += f" pour {enumeration([self._title(name) for name in item.requests])}"
        if item.level:
            said += f" au niveau {item.level}"
        if item.route_to:
            said += f" vers {quote(self._title(item.route_to))}"
        if item.bullets:
            said += f" : {' ; '.join(self.voice.text(bullet.text).rstrip(' ;.') for bullet in item.bullets)}"
        return said.strip()

    def _title(self, name: str) -> str:
        element = self.contract.find(name)
        return element.title if element is not None else name

    def _named(self, named: Named) -> str:
        element = self.contract.find(named.name)
        if element is None:
            return quote(self.voice.text(named.text) or named.name or "")
        if named.attribute:
            return f"{named.attribute} {self._called(element.name)}"
        return self._called(element.name)

    def _called(self, name: str) -> str:
        element = self.contract.find(name)
        if isinstance(element, Priority):
            return element.written_name
        if isinstance(element, Party):
            return self.voice.value(Named(element.name, (), element.span))
        return quote(element.title) if element is not None else name
