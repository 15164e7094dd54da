"""The document of an amendment: what it changes in the contract, and nothing that stays as it was."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from slac.document import cover
from slac.document.composition import Composer, finished, meta_of
from slac.document.facts import cell, paragraph
from slac.document.inline import words
from slac.document.prose import Alineas
from slac.document.texts import code_of
from slac.document.tree import (
    Alinea,
    Block,
    Blocks,
    Cover,
    Document,
    Fact,
    Paragraph,
    Quotation,
    Row,
    Section,
    Table,
    Text,
)
from slac.french import enumeration
from slac.model import contract as c
from slac.model.amend import Deed
from slac.model.amendment import Amending
from slac.model.articles import agree, capitalised, definite
from slac.model.contract import Designation
from slac.model.renvois import clause_named
from slac.record import replace


class Difference(NamedTuple):
    """A fact that changes: what it is about, and its words in each version, "" where there are none."""

    subject: str
    before: str
    after: str


def compose(
    contract: c.Contract,
    amending: Amending,
    differences: Sequence[Difference],
    *,
    reference_date: date,
    draft: bool = True,
    missing: Sequence[str] = (),
    fingerprint: str | None = None,
) -> Document:
    """The document of an amendment, ``contract`` being the consolidated contract.

    ``differences`` are what it changes of what was promised; the other parameters are those of
    ``composition.compose``.
    """
    meta = meta_of(contract, "avenant", reference_date, draft, missing, fingerprint)
    writer = _Writer(Composer(contract, reference_date), amending, differences)
    return finished(Document(meta._replace(title=amending.own.title), writer.cover(), writer.body()))


#: What a block that is no clause of its own is called.
_NOUNS = {
    "partie": Designation("la", "partie"),
    "document": Designation("le", "document"),
    "service": Designation("le", "service"),
    "horaires": Designation("les", "horaires"),
    "canal": Designation("le", "canal"),
    "gamme": Designation("la", "gamme"),
    "demande": Designation("le", "type de demande"),
    "périmètre": Designation("le", "périmètre"),
    "définition": Designation("la", "définition"),
    "priorité": Designation("la", "priorité"),
    "décompte": Designation("le", "décompte des délais"),
    "disponibilité": Designation("l'", "engagement de disponibilité"),
    "indicateur": Designation("l'", "indicateur"),
    "maintenance": Designation("la", "maintenance"),
    "crédits": Designation("les", "crédits"),
    "pénalités": Designation("les", "pénalités"),
    "engagement": Designation("l'", "engagement"),
    "activité": Designation("l'", "activité"),
    "correspondants": Designation("les", "correspondants"),
    "escalade": Designation("l'", "escalade"),
    "suivi": Designation("le", "suivi"),
    "tableau": Designation("le", "tableau"),
    "acceptation": Designation("l'", "acceptation"),
}
_FEMININE = {
    "partie", "gamme", "définition", "priorité", "maintenance", "pénalités", "activité", "escalade",
    "acceptation", "annexe",
}  # fmt: skip

#: What an amendment changes without saying so: its own signatures, and what tries the contract.
_UNSAID = ("signature", "scénario", "paramètre")


class _Deed(NamedTuple):
    """What is done to a block of the contract: its element before and after, None where there is none."""

    deed: Deed
    before: c.Element | None
    after: c.Element | None

    @property
    def element(self) -> c.Element:
        found = self.after or self.before
        assert found is not None
        return found


class _Writer:
    def __init__(self, composer: Composer, amending: Amending, differences: Sequence[Difference]) -> None:
        self.composer = composer
        self.contract = contract = composer.contract
        self.own, self.base = amending.own, amending.base
        self.differences = differences
        self.phrases = self.composer.phrases
        self.deeds = tuple(self._deeds(amending))
        changed = {deed.element.name for deed in self.deeds}
        composer.drawn |= {hours.name for hours in contract.all(c.ServiceHours)} - changed
        self.heads = {s.head.name: s for s in _all_sections(contract) if s.head is not None}
        self.base_heads = {s.head.name for s in _all_sections(self.base) if s.head is not None}

    def _deeds(self, amending: Amending) -> Iterator[_Deed]:
        for change in amending.changes:
            before, after = self.base.find(change.name), self.contract.find(change.name)
            found = _Deed(change.kind, before, None if change.kind == "supprime" else after)
            if (found.before or found.after) and found.element.keyword not in _UNSAID:
                yield found

    # -- the head of the document ---------------------------------------------------------------------------------

    def cover(self) -> Cover:
        agreement = self.contract.agreement
        front = cover.cover(agreement, self.contract.elements, self.phrases)
        of = self.base.agreement
        facts = [Fact(words("Contrat modifié"), paragraph(words(_called(of))))]
        if self.own.effective_date is not None:
            facts.append(
                Fact(words("Prise d'effet"), paragraph(self.phrases.statement(self.own.effective_date)))
            )
        if self.own.reference is not None:
            facts.append(Fact(words("Référence"), paragraph(self.phrases.statement(self.own.reference))))
        return Cover(words("Avenant"), words(self.own.title), (), (), front.parties, tuple(facts))

    # -- its articles -----------------------------------------------------------------------------------------------

    def body(self) -> Blocks:
        articles: list[tuple[str, str, list[Block]]] = [
            ("objet", "Objet", [*self._purpose()]),
            ("modifications", "Modifications", [*self._modifications()]),
            ("comparaison", "Ce qui change", [*self._comparison()]),
            ("reste", "Autres stipulations", [*self._rest()]),
        ]
        numbered = [each for each in articles if each[2]]
        return (
            *(
                Section(
                    f"a-{name}",
                    "article",
                    str(number),
                    f"Article {number}",
                    words(title),
                    1,
                    _renumbered(blocks, f"a-{name}", number),
                )
                for number, (name, title, blocks) in enumerate(numbered, 1)
            ),
            *self._signatures(),
        )

    def _purpose(self) -> Iterator[Block]:
        found = f"Le présent avenant modifie {_called(self.base.agreement)}."
        yield Alinea("", "", words(found))
        if self.own.effective_date is not None:
            day = self.phrases.statement(self.own.effective_date)
            lead = "Il prend effet le " if self.own.effective_date.value else "Il prend effet : "
            yield Alinea("", "", (Text(lead), *day, Text(".")))

    def _rest(self) -> Iterator[Block]:
        yield Alinea(
            "", "", words("Les stipulations que le présent avenant ne modifie pas demeurent inchangées.")
        )
        version = self.own.version.value if self.own.version is not None else None
        if version is not None:
            said = f"Le contrat ainsi modifié porte la version {version}."
            yield Alinea("", "", words(said))

    def _modifications(self) -> Iterator[Block]:
        for (_, keyword, own), run in groupby(self.deeds, key=self._alike):
            group = list(run)
            if own:
                for deed in group:
                    yield from self._one([deed], keyword)
            else:
                yield from self._one(group, keyword)
        yield from self._moved()

    def _alike(self, deed: _Deed) -> tuple[Deed, str, bool]:
        """What is told together: the same done to neighbours of one kind that are no clause of their own."""
        return deed.deed, deed.element.keyword, self._is_clause(deed)

    def _is_clause(self, deed: _Deed) -> bool:
        return deed.element.name in (self.base_heads if deed.before is not None else self.heads)

    def _one(self, group: Sequence[_Deed], keyword: str) -> Iterator[Block]:
        subject = capitalised(self._subject(group))
        done = self._participle(group, keyword)
        if group[0].deed == "supprime":
            yield Alinea("", "", words(f"{subject} {done('supprimé')}."))
            return
        clause = self._quoted_within(group)
        if clause:
            yield Alinea(
                "", "", words(f"{subject} {done('remplacé')} : le texte en est donné avec {clause}.")
            )
            return
        text = self._text([each.element for each in group], keyword)
        bare = all(isinstance(block, Paragraph) for block in text)  # a title, which is said already
        if group[0].deed == "ajoute":
            said = f"Il est ajouté {self._subject(group).removesuffix(',')}"
        else:
            said = f"{subject} {done('remplacé')} par ce qui suit{self._becomes(group)}"
        yield Alinea("", "", words(f"{said}." if bare else f"{said} :"))
        if not bare:
            yield Quotation(text)

    def _participle(self, group: Sequence[_Deed], keyword: str) -> Callable[[str], str]:
        """« est supprimée », « sont remplacés », agreed with what is told."""
        alone = self._is_clause(group[0])
        feminine = keyword == "annexe" if alone else keyword in _FEMININE
        several = _NOUNS.get(keyword, Designation("", "")).article == "les"
        plural = not alone and (len(group) > 1 or several)
        ending = ("e" if feminine else "") + ("s" if plural else "")
        return lambda verb: f"{'sont' if plural else 'est'} {verb}{ending}"

    def _quoted_within(self, group: Sequence[_Deed]) -> str:
        """« l'article 2.1 », where what is told prints within a clause that the amendment gives in full."""
        first = group[0]
        clause = self.contract.clause_of(first.element)
        if clause is None or first.deed != "remplace" or self._is_clause(first):
            return ""
        head = _head(self.contract, first.element)
        given = any(d.after == head and d.element is not first.element for d in self.deeds if d.after)
        return definite(clause_named(head, clause)) if given else ""

    def _subject(self, group: Sequence[_Deed]) -> str:
        """« l'article 2.3 « Délais » », « les priorités P1 et P2, à l'article 2.2 »."""
        first = group[0]
        version = self.base if first.before is not None else self.contract
        clause = version.clause_of(first.element)
        if self._is_clause(first) and clause is not None:
            noun = clause_named(first.element, clause)
            title = f" « {clause.title} »" if clause.number else ""
            return f"{definite(noun)}{title}"
        noun = _NOUNS.get(first.element.keyword, Designation("le", first.element.keyword))
        if len(group) == 1:
            element = first.element
            named = isinstance(element, c.Priority) or element.label
            called = f"{definite(noun)} {self._name(element)}" if named else definite(noun)
        else:
            many = noun.noun if noun.article == "les" else f"{noun.noun.split(' ')[0]}s"
            called = f"les {many} {enumeration([self._name(each.element) for each in group])}"
        if clause is None or not clause.number:
            return called
        return f"{called}, {agree('à', clause_named(_head(version, first.element), clause))},"

    def _name(self, element: c.Element) -> str:
        if isinstance(element, c.Priority):
            label = f"« {element.label} »" if element.label else ""
            return f"{code_of(element)} {label}".strip()
        return f"« {element.title} »"

    def _becomes(self, group: Sequence[_Deed]) -> str:
        before, after = (v.clause_of(group[0].element) for v in (self.base, self.contract))
        if not self._is_clause(group[0]) or before is None or after is None or before.label == after.label:
            return ""
        return f", et devient {definite(clause_named(group[0].element, after))}"

    def _text(self, elements: Sequence[c.Element], keyword: str) -> Blocks:
        section = self.heads.get(elements[0].name)
        if section is not None and len(elements) == 1:
            done = {deed.element.name for deed in self.deeds}
            kept = tuple(element for element in section.elements if element.name in done)
            return (self.composer.section(replace(section, elements=kept, sections=()), 2),)
        return self.composer.blocks(keyword, elements, Alineas(f"q-{elements[0].name}", ""), "", 2)

    def _moved(self) -> Iterator[Block]:
        """The clauses that keep their text and take another number."""
        done = {deed.element.name for deed in self.deeds}
        before = {section.clause.anchor: section.clause for section in _all_sections(self.base)}
        rows = [
            Row((cell(words(old.label)), cell(words(new.label)), cell(words(new.title))))
            for section in _all_sections(self.contract)
            if section.head is None or section.head.name not in done
            for new in (section.clause,)
            for old in (before.get(new.anchor, new),)
            if old.label != new.label
        ]
        if rows:
            yield Alinea("", "", words("En conséquence, les clauses suivantes changent de numéro :"))
            heads = (words("Numéro"), words("Nouveau numéro"), words("Clause"))
            yield Table("t-numeros", 0, words("Numérotation"), heads, tuple(rows), (), (3, 3, 8))

    def _comparison(self) -> Iterator[Block]:
        if not self.differences:
            return
        yield Alinea(
            "", "", words("Le tableau suivant rappelle ce qui était convenu, et ce qui l'est désormais :")
        )
        heads = (words("Objet"), words("Jusqu'ici"), words("Désormais"))
        rows = tuple(
            Row(tuple(cell(words(each or "—")) for each in difference)) for difference in self.differences
        )
        yield Table("t-comparaison", 0, words("Avant et après"), heads, rows, (), (4, 5, 5))

    # -- signatures -----------------------------------------------------------------------------------------------

    def _signatures(self) -> Iterator[Section]:
        """As the contract is signed; on a day to be written, where the amendment does not say it itself."""
        written = next(iter(self.contract.all(c.Signature)), None)
        if written is None:
            return
        own = written != next(iter(self.base.all(c.Signature)), None)
        signature = written if own else replace(written, date=None)
        block = cover.signatures(signature, self.contract.agreement, self.contract.elements, self.phrases)
        clause = self.contract.clause_of(written)
        title = clause.title if clause is not None else "Signatures"
        yield Section("a-signatures", "signature", "", "", words(title), 1, (block,))


def _called(agreement: c.Agreement) -> str:
    """« Engagements de service » (annexe 2, version 1.0)."""
    details = []
    if agreement.type is not None and agreement.type.value is not None:
        details.append(" ".join(part for part in agreement.type.value if part))
    if agreement.version is not None and agreement.version.value:
        details.append(f"version {agreement.version.value}")
    return f"« {agreement.title} »" + (f" ({', '.join(details)})" if details else "")


def _all_sections(contract: c.Contract) -> Iterator[c.Section]:
    return (section for top in contract.sections for section in top.walk())


def _head(contract: c.Contract, element: c.Element) -> c.Element:
    """The block that opens the clause which an element prints in."""
    for section in _all_sections(contract):
        if section.clause == contract.clause_of(element) and section.head is not None:
            return section.head
    return element


def _renumbered(blocks: Sequence[Block], anchor: str, number: int) -> Blocks:
    """Alinéas numbered within their article."""
    alineas = Alineas(anchor, str(number))
    return tuple(alineas.paragraph(b.content) if isinstance(b, Alinea) else b for b in blocks)
