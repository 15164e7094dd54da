"""Who: designations, registrations, addresses, contacts, escalation, meetings."""

import re

from slac.model import contract as c
from slac.model.numbers import money
from slac.model.quantities import Duration, Money
from slac.model.values.promises import PACES, frequency_of
from slac.model.values.stating import Stating, bullets
from slac.syntax.tree import Node, Word


def capital(s: Stating) -> Money:
    return money(s.node.nodes("argent")[0])


def registration(s: Stating) -> c.Registration:
    register, *rest = s.node.words()
    number_ = next((w.text for w in rest if w.kind == "IMMATRICULE"), "")
    place = next((w.unquoted for w in rest if w.kind in ("TEXTE", "NOM")), None)
    return c.Registration(register.text.upper(), re.sub(r"[ .\-\u00a0\u202f\u2009]", "", number_), place)


def representative(s: Stating) -> c.Representative:
    texts = s.node.words("TEXTE")
    return c.Representative(texts[0].unquoted, texts[1].unquoted if len(texts) > 1 else None)


def bare_address(s: Stating) -> str:
    return s.node.words()[0].text.strip("<>").removeprefix("mailto:")


def phone(s: Stating) -> str:
    return ", ".join(w.text for w in s.node.words("TELEPHONE"))


def addresses(s: Stating) -> c.RichText:
    return s.rich(s.node.words()[0]) if len(s.node.words()) == 1 else s.phrase()


def contact(s: Stating) -> c.Contact:
    people, phones, emails, channels = [], [], [], []
    to_name = False
    for item in s.node.items:
        match item:
            case Word("TEXTE" | "LIEN" | "ACCOLADE"):
                people.append(s.rich(item))
            case Word("TELEPHONE"):
                phones.append(item.text)
            case Word("COURRIEL"):
                emails.append(item.text.strip("<>").removeprefix("mailto:"))
            case Word("A_DESIGNER"):
                to_name = True
            case Node("par_canal"):
                name = s.reading.declared(item.words("NOM")[0], "canal")
                channels += [name] if name else []
            case _:
                pass
    return c.Contact(tuple(people), tuple(phones), tuple(emails), tuple(channels), to_name)


def rung(s: Stating) -> c.Rung:
    moments = {
        n.rule: n
        for n in s.node.nodes()
        if n.rule in ("au_bout_de", "avant_terme", "apres_terme", "a_l_echeance")
    }

    def length(rule: str) -> Duration | None:
        return s.length(moments[rule].nodes("temps")[0]) if rule in moments else None

    who = next(
        (i for i in s.node.items if isinstance(i, Word) and i.kind in ("TEXTE", "NOM", "ACCOLADE")), None
    )
    node = next((n for n in s.node.nodes() if n.rule in ("cite_de_sorte", "cite_de_delai")), None)
    words: c.RichText = ()
    if who is not None:
        named = s.reading.named(who, s.parts())
        words = named.text if named else ()
    elif node is not None:
        words = (c.Words(node.span.text, node.span),)
    return c.Rung(
        "",
        words,
        length("au_bout_de"),
        length("avant_terme"),
        length("apres_terme"),
        "a_l_echeance" in moments,
        s.first("A_DESIGNER") is not None,
    )


def meeting(s: Stating) -> c.Meeting:
    title = next((w.unquoted for w in s.node.words("TEXTE")), None)
    pace = s.inner(*PACES)
    by = s.inner("par_qui")
    content = s.inner("contenu")
    words: c.RichText = s.rich(content.words("TEXTE")[0]) if content else ()
    return c.Meeting(
        kind=s.property.keyword,
        title=title,
        frequency=frequency_of(pace) if pace else None,
        by=", ".join(filter(None, (s.reading.declared(w) for w in by.words("NOM")))) if by else None,
        content=words,
        items=bullets(s.reading, s.value, s.property.keyword),
        attendees=tuple(
            filter(None, (s.reading.declared(w) for n in s.node.nodes("avec_qui") for w in n.words("NOM")))
        ),
        within=next((s.length(n.nodes("temps")[0]) for n in s.node.nodes("sous_delai")), None),
    )
