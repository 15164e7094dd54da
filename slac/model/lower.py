"""From the tree to the contract: every block an element, every name resolved, every clause numbered."""

from collections.abc import Collection, Mapping
from typing import Any

from slac.collector import held_off
from slac.diagnostics import Diagnostic, Label, Severity
from slac.model.clauses import plan
from slac.model.contract import (
    Agreement,
    Amendment,
    CaseKey,
    Clause,
    Contract,
    Element,
    Gap,
    Rung,
    ScopeItem,
    Stated,
    Timed,
)
from slac.model.names import Names
from slac.model.numbers import Counting, counting
from slac.model.quoted import said, unescaped
from slac.model.reading import Reading
from slac.model.suppressions import suppressions
from slac.model.values import READERS
from slac.model.values.stating import Stating, bulleted_references, bullets
from slac.model.vocabulary import BLOCKS, METRICS, attribute_of
from slac.record import fields, replace
from slac.source import Span
from slac.syntax.folding import folded_words
from slac.syntax.tree import Block, Citation, Hole, Key, Property, Tree, Value

#: Attributes of which one property may state several values.
_SPREAD = {"covers", "excludes", "routes", "opens", "closes"}

#: Blocks that are not elements of the contract: they act before it is lowered, « avenant » on a contract that is there.
_BEFORE = {"inclure"}


@held_off()
def lower(tree: Tree) -> tuple[Contract, tuple[Diagnostic, ...]]:
    """The contract that a tree states, and the findings of names and values.

    A renvoi by number (« {article 17.1} ») needs the numbering, and the numbering the texts: a contract that has one is
    read a second time with the numbers of the first.
    """
    exceptions = suppressions(tree)
    carried_out = None
    if any(b.kind == "contrat" for b in tree.blocks):
        carried_out = next((b for b in tree.blocks if b.kind == "avenant"), None)
        tree = replace(tree, blocks=tuple(b for b in tree.blocks if b.kind != "avenant"))
    names = Names(b for b in tree.blocks if b.kind not in _BEFORE)
    reading, elements = _elements(tree, names, None)
    printed = plan(elements)
    if reading.numbers_wanted:
        reading, elements = _elements(tree, names, _numbers(printed.clauses))
        printed = plan(elements)
    for first, second in names.duplicates:
        reading.report(
            "NOM02",
            Severity.ERROR,
            f"« {second.written} » nomme deux blocs : « {first.keyword} » et « {second.keyword} »."
            if first.keyword != second.keyword
            else f"Deux blocs « {second.keyword} » portent le nom « {second.written} ».",
            second.span,
            "Donnez à l'un des deux un autre nom : un nom ne désigne qu'un bloc dans tout le contrat.",
            (Label(first.span, "déjà déclaré ici"),),
        )
    first_contract, *others = [e for e in elements if isinstance(e, Agreement)]
    for other in others:
        reading.report(
            "NOM02",
            Severity.ERROR,
            f"Ce fichier déclare deux contrats, « {first_contract.written_name} » et « {other.written_name} ».",
            other.span,
            "Un fichier contient un seul contrat : mettez l'autre dans le sien.",
            (Label(first_contract.span, "premier contrat"),),
        )
    contract = Contract(
        tree.source,
        elements,
        printed.clauses,
        exceptions,
        printed.sections,
        tuple(reading.holes),
        amendment=_amendment(carried_out) if carried_out is not None else None,
    )
    citing = frozenset(names.of(b) for b in tree.blocks if b.kind in BLOCKS and _may_quote_a_citation(b))
    if citing:
        contract = _with_quoted_citations(contract, citing, names, reading.counting)
    return contract, tuple(sorted(reading.diagnostics, key=lambda d: d.sort_key))


def _amendment(block: Block) -> Amendment:
    """What an amendment says of itself; the names that it announces are checked where it is carried out."""
    own = lower(Tree(block.span.source, (block,), ()))[0].agreement
    assert isinstance(own, Amendment)
    return own


def _numbers(clauses: dict[str, Clause]) -> dict[str, str]:
    """The names of elements by the numbers of their clauses; of several in one clause, the first."""
    return {clause.number.upper(): name for name, clause in reversed(clauses.items()) if clause.number}


def _may_quote_a_citation(block: Block) -> bool:
    """Whether a brace or a backslash stands in a header, in the properties, or in the title of a part of the prose."""
    last = block.properties[-1].span if block.properties else block.header_span
    headers = [piece.block.header_span for piece in block.prose if piece.block is not None]
    texts = [span.text for span in (block.header_span.to(last), *headers)]
    return any("{" in text or "\\" in text for text in texts)


def _with_quoted_citations(
    contract: Contract, citing: Collection[str], names: Names, rules: Counting
) -> Contract:
    """The contract with the citations of its labels and plain words said; a label may cite another that holds one."""

    def with_elements(elements: tuple[Element, ...]) -> Contract:
        printed = plan(elements)
        return replace(contract, elements=elements, clauses=printed.clauses, sections=printed.sections)

    for _ in range(2):
        elements = said(contract, citing, Reading(names, rules, _numbers(contract.clauses)))
        if elements is contract.elements:
            break
        contract = with_elements(elements)
    elements = unescaped(contract, citing)
    return contract if elements is contract.elements else with_elements(elements)


def _elements(
    tree: Tree, names: Names, numbers: Mapping[str, str] | None
) -> tuple[Reading, tuple[Element, ...]]:
    reading = Reading(names, _counting(tree), numbers)
    elements = tuple(_Lowering(reading, block).element() for block in tree.blocks if block.kind in BLOCKS)
    if not any(isinstance(e, Agreement) for e in elements):
        elements = (_no_agreement(tree), *elements)
    return reading, elements


def _no_agreement(tree: Tree) -> Agreement:
    """What stands for the ``contrat`` block of a fragment, which has none."""
    start = Span(tree.source, 0, 0)
    return Agreement(
        keyword="contrat",
        name="contrat",
        written_name="contrat",
        label=None,
        prose=(),
        span=start,
        whole=start,
    )


def _counting(tree: Tree) -> Counting:
    for block in tree.blocks:
        unit = block.first("unité") if block.kind == "décompte" else None
        if unit is not None and unit.value.node is not None:
            return counting(w.text for w in unit.value.node.words("UNITE"))
    return Counting()


class _Lowering:
    """One block on its way to an element."""

    def __init__(self, reading: Reading, block: Block) -> None:
        self.reading = reading
        self.block = block
        self.kind = BLOCKS[block.kind]
        self.name = reading.names.of(block)

    def element(self) -> Element:
        block = self.block
        declared = self.reading.names.get(self.name)
        if block.kind == "acceptation":
            manner = block.header.words("ACCEPTATION")
        values = self._attributes()
        if block.kind == "acceptation" and manner:
            word = manner[0]
            values["manner"] = Stated(word.span, block.header_span, word.text.lower())
        return self.kind.element(
            keyword=block.kind,
            name=self.name,
            written_name=declared.written if declared else self.name,
            label=self._label(),
            prose=self.reading.prose(block.prose),
            span=block.header_span,
            whole=block.span,
            **values,
        )

    def _label(self) -> str | None:
        self.reading.text(self.block.label_text)  # what it cites must exist
        return self.block.label.unquoted if self.block.label is not None else None

    def _attributes(self) -> dict[str, Any]:
        stated = fields(self.kind.element)
        values: dict[str, Any] = {}
        delays: list[Timed] = []
        for property_ in self.block.properties:
            attribute = attribute_of(self.block.kind, property_.keyword)
            if attribute is None:
                continue
            statement = self._statement(property_, attribute)
            if attribute in METRICS:
                delays.append(Timed(attribute, statement))
            elif stated[attribute].default == ():
                values[attribute] = (*values.get(attribute, ()), *self._spread(statement, attribute))
            elif attribute in values:
                self._stated_twice(property_, values[attribute], statement)
            else:
                values[attribute] = statement
        if delays:
            values["delays"] = tuple(delays)
            self._delays_twice(delays)
        return values

    def _spread(self, statement: Stated[Any], attribute: str) -> tuple[Stated[Any], ...]:
        if (
            attribute not in _SPREAD
            or not isinstance(statement.value, tuple)
            or hasattr(statement.value, "_fields")
        ):
            return (statement,)
        return tuple(replace(statement, value=value) for value in statement.value)

    # -- statements ---------------------------------------------------------------------------------------------

    def _statement(self, property_: Property, attribute: str) -> Stated[Any]:
        statement = self._value(property_, property_.value, property_.span)
        keys = tuple(k for key in property_.only_for for k in self._keys(key))
        number = next((sub.value.span.text.strip() for sub in property_.sub if sub.keyword == "numéro"), "")
        return replace(statement, only_for=keys, number=number) if keys or number else statement

    def _value(self, property_: Property, value: Value, line: Span) -> Stated[Any]:
        conditions = tuple((str(k.kind), self.reading.text(k.text)) for k in value.conditions)
        for part in value.text:  # whatever becomes of the text, what it cites must exist
            if isinstance(part, Citation):
                self.reading.cite(part.node, part.span)
            elif isinstance(part, Hole) and value.absent is None:
                self.reading.holes.append(Gap(part.text, part.span))
        if value.cases:
            cases = []
            for case in value.cases:
                keys = tuple(k for key in case.keys for k in self._keys(key))
                inner = self._value(property_, case.value, case.span)
                if isinstance(inner.value, Rung):
                    level = ", ".join(k.label or k.written for k in keys)
                    inner = replace(inner, value=inner.value._replace(level=level))
                cases.append((keys, inner))
            return Stated(value.span, line, cases=tuple(cases), conditions=conditions)
        absent: str | None = value.absent
        if (
            value.node is not None and value.node.rule == "selon"
        ):  # the value stands elsewhere, which is cited
            absent = " ".join(value.node.span.text.split())
        if absent is not None:
            return Stated(value.span, line, absent=absent, conditions=conditions)
        read = self._read(property_, value)
        if read is None:
            return Stated(value.span, line, absent="vide", conditions=conditions)
        return Stated(value.span, line, read, conditions=conditions)

    def _read(self, property_: Property, value: Value) -> Any:
        if value.node is None:
            if value.items and property_.keyword in _OF_REFERENCES:
                return bulleted_references(self.reading, value)
            if value.items:
                listed = bullets(self.reading, value, f"{self.name}.{folded_words(property_.keyword)}")
                return ScopeItem(None, None, bullets=listed) if property_.keyword in _OF_SCOPE else listed
            return self.reading.text(value.text) or None
        reader = READERS.get(value.node.rule)
        stating = Stating(self.reading, value.node, value, property_)
        if reader is None:
            return stating.phrase()
        if value.items and value.node.rule in _OF_BULLETS:
            return bullets(self.reading, value, f"{self.name}.{folded_words(property_.keyword)}")
        return reader(stating)

    def _keys(self, key: Key) -> tuple[CaseKey, ...]:
        word = key.word
        if word.kind == "TEXTE":
            return (CaseKey(None, word.unquoted, word.span, word.unquoted),)
        name = folded_words(word.text)
        declared = self.reading.names.get(name)
        if declared is None and self.block.kind not in ("escalade",):
            name_or_none = self.reading.declared(word)
            return (CaseKey(name_or_none, None, word.span, word.text),)
        keys: tuple[CaseKey, ...] = (CaseKey(name, None, word.span, word.text),)
        if key.and_above and declared is not None:
            ordered = self.reading.names.of_kind(declared.keyword)
            above = ordered[ordered.index(name) + 1 :] if name in ordered else ()
            keys += tuple(CaseKey(other, None, word.span, other) for other in above)
        return keys

    # -- what is said twice -------------------------------------------------------------------------------------

    def _stated_twice(self, property_: Property, first: Stated[Any], second: Stated[Any]) -> None:
        if _same(first, second) or second.only_for or first.only_for:
            return
        self.reading.report(
            "NOM03",
            Severity.ERROR,
            f"« {property_.keyword} » est donné deux fois, et les deux ne s'accordent pas : "
            f"« {_shown(first)} » puis « {_shown(second)} ».",
            second.line,
            _TOGETHER.get(
                property_.keyword,
                "Gardez celui qui est juste : un fait s'écrit une fois, et se cite ailleurs.",
            ),
            (Label(first.line, "première fois"),),
        )

    def _delays_twice(self, delays: list[Timed]) -> None:
        seen: dict[str, Stated[Any]] = {}
        for metric, statement in delays:
            if statement.only_for or statement.cases:
                continue
            if metric in seen and not _same(seen[metric], statement):
                own = self.block.name.text if self.block.name else self.block.kind
                self.reading.report(
                    "PRI15",
                    Severity.ERROR,
                    f"{own} : « {metric} » a deux délais, "
                    f"« {_shown(seen[metric])} » et « {_shown(statement)} ».",
                    statement.line,
                    "Gardez celui qui est juste, et citez-le ailleurs entre accolades.",
                    (Label(seen[metric].line, "premier délai"),),
                )
            seen.setdefault(metric, statement)


#: What may well be two, and is said on one line.
_TOGETHER = {
    "représentée par": "Deux personnes qui signent ensemble s'écrivent sur une ligne : « représentée par  "
    '"Claire Roux et Luc Petit" en qualité de "directrice et administrateur" ».',
}

#: Rules whose value is the bullets under the line, when there are some.
_OF_BULLETS = {
    "quand", "exemples", "description", "mission", "moyens", "delais", "disponible_si", "indisponible_si",
}  # fmt: skip

#: Properties whose bullets, without a name before them, are items of a scope.
_OF_SCOPE = {"couvre", "exclut"}

#: Properties whose bullets name what the property refers to.
_OF_REFERENCES = {"hors", "compte"}


def _shown(statement: Stated[Any]) -> str:
    return " ".join(statement.span.text.split())


def _same(first: Stated[Any], second: Stated[Any]) -> bool:
    return first == second or folded_words(_shown(first)) == folded_words(_shown(second))
