"""The title page and the signature block: the contract's identity and its parties."""

from collections.abc import Sequence

from slac.document.facts import paragraph, said
from slac.document.inline import joined, words
from slac.document.labels import label
from slac.document.phrases import Phrases
from slac.document.sentences import done_at
from slac.document.tree import (
    Blank,
    Cover,
    Fact,
    Inlines,
    PartyCard,
    SignatureBlock,
    SignatureBox,
    Text,
    plain,
)
from slac.french import enumeration
from slac.model.articles import capitalised, definite
from slac.model.contract import Agreement, Document, Element, Named, Party, Service, Signature, Stated


def cover(agreement: Agreement, elements: Sequence[Element], phrases: Phrases) -> Cover:
    """The title page; all that the ``contrat`` block states is on it."""
    return Cover(
        _kind(agreement),
        words(agreement.title),
        phrases.statement(agreement.subtitle),
        _attached_to(agreement, elements, phrases),
        tuple(_card(party, phrases) for party in parties(agreement, elements)),
        (
            *(_served(e, phrases) for e in elements if isinstance(e, Service)),
            *(Fact(words(each.label), each.blocks) for each in said(agreement, phrases)),
        ),
    )


def parties(agreement: Agreement, elements: Sequence[Element]) -> tuple[Party, ...]:
    """The parties in the order of ``parties``, then the others (third parties) as declared."""
    declared = {e.name: e for e in elements if isinstance(e, Party)}
    named = agreement.parties.value if agreement.parties and agreement.parties.value else ()
    first = [declared[n.name] for n in named if n.name in declared]
    return tuple(declared[name] for name in dict.fromkeys((*(p.name for p in first), *declared)))


def _kind(agreement: Agreement) -> Inlines:
    """« Annexe 2 »."""
    if agreement.type is None or agreement.type.value is None:
        return ()
    kind, number = agreement.type.value
    return words(capitalised(kind) + (f" {number}" if number else ""))


def _attached_to(agreement: Agreement, elements: Sequence[Element], phrases: Phrases) -> Inlines:
    """« Contrat de service, référence 117, du 12 décembre 2025 »."""
    stated = agreement.annex_of
    if stated is None:
        return ()
    document = next((e for e in elements if stated.value is not None and e.name == stated.value.name), None)
    if not isinstance(document, Document):
        return phrases.statement(stated)
    found = words(document.label) if document.label else phrases.statement(stated)
    for each in said(document, phrases):
        if each.field == "date":
            found += (Text(", du "), *phrases.field(document, "date"))
        elif each.field not in ("designation", "aliases"):
            found += (
                Text(f", {each.label[:1].lower()}{each.label[1:]} "),
                *phrases.field(document, each.field),
            )
    return found


def _served(service: Service, phrases: Phrases) -> Fact:
    """« Service : Service CRM360, ci-après « le Service » (documentation : http://…) »."""
    found: Inlines = words(", ".join(part for part in (service.title, _short_names(service)) if part))
    details = [
        (Text(f"{each.label[:1].lower()}{each.label[1:]} : "), *content)
        for each in said(service, phrases)
        if each.field not in ("designation", "aliases") and (content := phrases.field(service, each.field))
    ]
    if details:
        found += (Text(" ("), *joined(details, " ; ", " ; "), Text(")"))
    return Fact(words("Service"), paragraph(found))


def _short_names(element: Party | Service, *, own: bool = True) -> str:
    """« ci-après « le Fournisseur » ou « le Prestataire » »; without the first where it is the name itself."""
    names = []
    if own and element.designation is not None and element.designation.value is not None:
        names.append(definite(element.designation.value))
    if element.aliases is not None:
        names += element.aliases.value or ()
    return f"ci-après {enumeration([f'« {name} »' for name in names], 'ou')}" if names else ""


# -- parties ----------------------------------------------------------------------------------------------------


def _card(party: Party, phrases: Phrases) -> PartyCard:
    return PartyCard(name_of(party, phrases), _designated(party), tuple(_identity(party, phrases)))


def name_of(party: Party, phrases: Phrases) -> Inlines:
    """Its registered name, else its label, else its short name."""
    if party.label:
        return words(party.label)
    return phrases.statement(party.legal_name) or words(capitalised(phrases.party(party)))


def _designated(party: Party) -> Inlines:
    return words(_short_names(party, own=bool(party.label or party.legal_name)))


def _identity(party: Party, phrases: Phrases) -> list[Inlines]:
    facts = {each.field: phrases.field(party, each.field) for each in said(party, phrases)}
    facts.pop("designation", None)
    facts.pop("aliases", None)
    if not party.label:
        facts.pop("legal_name", None)
    lines: list[Inlines] = []
    form, capital = facts.pop("legal_form", ()), facts.pop("capital", ())
    if form and capital:
        lines.append((*form, Text(" au capital de "), *capital))
    elif form:
        lines.append(form)
    elif capital:
        lines.append((Text("Capital : "), *capital))
    for field in ("registration", "seat", "representative"):
        if facts.get(field):
            before = {"seat": "Siège : ", "representative": "Représentée par "}.get(field, "")
            lines.append((Text(before), *facts.pop(field)) if before else facts.pop(field))
    role = facts.pop("role", ())
    lines += [(Text(f"{label('partie', field)} : "), *content) for field, content in facts.items() if content]
    if role:
        lines.append((Text("Rôle : "), *role))
    return lines


# -- signatures -------------------------------------------------------------------------------------------------


def signatures(
    signature: Signature, agreement: Agreement, elements: Sequence[Element], phrases: Phrases
) -> SignatureBlock:
    """The block to sign: one box for each signatory, else for each party of the contract."""
    signing = _signatories(signature.signatories, elements) or parties(agreement, elements)
    remarks = []
    electronic = signature.electronic
    if electronic is not None and electronic.value != "non":
        level = (Text(" : "), *phrases.statement(electronic)) if electronic.value != "" else ()
        remarks.append((Text("Signature électronique"), *level, Text(".")))
    return SignatureBlock(
        done_at(signature, phrases), tuple(remarks), tuple(_box(party, phrases) for party in signing)
    )


def _signatories(stated: Stated[tuple[Named, ...]] | None, elements: Sequence[Element]) -> tuple[Party, ...]:
    declared = {e.name: e for e in elements if isinstance(e, Party)}
    named = stated.value if stated is not None and stated.value else ()
    return tuple(declared[n.name] for n in named if n.name in declared)


def _box(party: Party, phrases: Phrases) -> SignatureBox:
    who = party.representative.value if party.representative is not None else None
    name, called = name_of(party, phrases), phrases.party(party)
    return SignatureBox(
        f"Signature_{party.name}",
        () if plain(name).casefold() == called.casefold() else name,
        words(f"Pour {called}"),
        words(who.person) if who else phrases.statement(party.representative) or (Blank(),),
        words(who.capacity) if who and who.capacity else (Blank(),),
    )
