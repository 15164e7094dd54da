"""The sentences that the compiler writes, in one place; a block's own ``texte`` replaces them."""

import re
from collections.abc import Iterable

from slac.document import events, wording
from slac.document.inline import joined, words
from slac.document.phrases import Phrases
from slac.document.spoken import judged
from slac.document.tree import Blank, Inlines, Text, plain
from slac.french import enumeration
from slac.model.articles import agree, of
from slac.model.contract import Cite, Counting, Element, Named, ServiceHours, Signature, Stated

#: « le plus tardif de appel du client, livraison »: which of several events, and the events.
_ONE_OF = re.compile(r"le (plus tardif|premier) des? (.+)")
#: Where what falls outside the hours is carried over to; any other phrase is printed as it is.
_CARRIED = {
    "jour ouvré suivant": "au jour ouvré suivant",
    "jour ouvrable suivant": "au jour ouvrable suivant",
    "jour calendaire suivant": "au jour calendaire suivant",
    "lendemain": "au lendemain",
}
#: What a clause calls itself, and the subject of the sentence that says who bears it.
_THIS = {
    "titre": "Ce titre",
    "chapitre": "Ce chapitre",
    "annexe": "Cette annexe",
    "article": "Cet article",
    "engagement": "Cet engagement",
    "activité": "Cette activité",
}


def counting(element: Counting, phrases: Phrases) -> tuple[tuple[Inlines, ...], tuple[str, ...]]:
    """How delays run, as paragraphs of sentences, and the fields of the block that they say."""
    running = [
        sentence
        for sentence in (
            _hours(element, phrases),
            _bounds(element),
            _during(element.suspended_during),
        )
        if sentence
    ]
    subjects = ["Les délais ", *["Ils "] * len(running)]
    spoken = [(Text(subject), *rest) for subject, rest in zip(subjects, running, strict=False)]
    first = [_units(element.units), *spoken, _days(element.days), _carry_over(element, phrases)]
    apart = [_qualified(element, phrases), _reclassified(element, phrases), _period(element)]
    fields = (
        "units", "hours", "start", "end", "suspended_during", "days", "carry_over",
        "qualified_by", "reclassification", "period",
    )  # fmt: skip
    whole = joined([sentence for sentence in first if sentence], " ", " ")
    return tuple(p for p in (whole, *apart) if p), tuple(f for f in fields if _plain(getattr(element, f)))


def done_at(signature: Signature, phrases: Phrases) -> Inlines:
    """« Fait à Lyon, le 15 décembre 2025, en deux (2) exemplaires originaux. », blanks where nothing is said."""
    place = phrases.statement(signature.place) or (Blank(),)
    day = phrases.statement(signature.date) or (Blank(),)
    found: Inlines = (Text("Fait à "), *place, Text(", le "), *day)
    if signature.originals is not None and isinstance(count := signature.originals.value, int):
        noun = "exemplaires originaux" if count > 1 else "exemplaire original"
        found += words(f", en {wording.in_letters(count, phrases.language)} ({count}) {noun}")
    elif signature.originals is not None:
        found += (Text(", en "), *phrases.statement(signature.originals), Text(" exemplaires originaux"))
    return (*found, Text("."))


def _plain(stated: Stated[object] | None) -> bool:
    """Whether one value is stated without cases or conditions, so that a sentence says all of it."""
    return stated is not None and stated.value is not None and not stated.conditions and not stated.only_for


def _units(stated: Stated[tuple[str, ...]] | None) -> Inlines:
    if stated is None or not _plain(stated) or stated.value is None:
        return ()
    rules = []
    for unit in stated.value:
        bare, _, kind = unit.partition(" ")
        rules.append(f"exprimés en {bare} s'entendent en {unit}" if kind else f"s'entendent en {unit}")
    first, *others = rules
    return words(", ".join([f"Les délais {first}", *(f"ceux {rule}" for rule in others)]) + ".")


def _hours(element: Counting, phrases: Phrases) -> Inlines:
    if element.hours is None or element.hours.value is None or not _plain(element.hours):
        return ()
    hours = phrases.contract.find(element.hours.value.name)
    if isinstance(hours, ServiceHours) and hours.label:
        named: Inlines = words(f"les horaires « {hours.label} » : ")
        return (Text("se comptent pendant "), *named, *phrases.opening_hours(hours), Text("."))
    return (
        Text("se comptent pendant les horaires suivants : "),
        *phrases.named(element.hours.value),
        Text("."),
    )


def _bounds(element: Counting) -> Inlines:
    parts = []
    if _plain(element.start):
        parts.append(f"à compter de {_events(element.start)}")
    if _plain(element.end):
        parts.append(f"jusqu'à {_events(element.end)}")
    return words(events.contracted(f"courent {', '.join(parts)}.")) if parts else ()


def _during(stated: Stated[tuple[str, ...]] | None) -> Inlines:
    return words(f"sont suspendus pendant {_events(stated)}.") if _plain(stated) else ()


def _days(stated: Stated[str] | None) -> Inlines:
    if stated is None or not _plain(stated):
        return ()
    match stated.value:
        case "fin de journée":
            return words("Un délai en jours s'achève à la fin de la dernière journée.")
        case "fin de journée ouvrée":
            return words("Un délai en jours s'achève à la fermeture du dernier jour ouvré.")
        case "heure pour heure":
            return words("Un délai en jours se compte heure pour heure.")
    return words(f"Les jours se comptent ainsi : {stated.value}.")


def _carry_over(element: Counting, phrases: Phrases) -> Inlines:
    if not _plain(element.carry_over):
        return ()
    hours = "de ces horaires" if element.hours is not None else "des heures d'ouverture"
    said = plain(phrases.statement(element.carry_over))
    day, _, hour = said.partition(" à ")
    when = _CARRIED.get(day)
    if said == "aucun":
        return words(f"L'échéance qui tombe hors {hours} n'est pas reportée.")
    if when is None:
        where = phrases.statement(element.carry_over)
        return (*words(f"L'échéance qui tombe hors {hours} est reportée : "), *where, Text("."))
    return words(f"L'échéance qui tombe hors {hours} est reportée {when}{f', à {hour}' if hour else ''}.")


def _qualified(element: Counting, phrases: Phrases) -> Inlines:
    stated = element.qualified_by
    if stated is None or stated.value is None or not _plain(stated):
        return ()
    judges, manners = judged(stated.value)
    adverbs = [m for m in manners if m.endswith("ment")]
    others = [m for m in manners if not m.endswith("ment")]
    found = words("La priorité est qualifiée" + "".join(f" {adverb}" for adverb in adverbs))
    if judges:
        found += (Text(" par "), *joined([phrases.named(judge) for judge in judges]))
    comma = ", " if judges else " "
    return (*found, *words("".join(f"{comma}{manner}" for manner in others)), Text("."))


def _reclassified(element: Counting, phrases: Phrases) -> Inlines:
    stated = element.reclassification
    if stated is None or stated.value is None or not _plain(stated):
        return ()
    changes = [phrases.reclassified(rule) for rule in stated.value]
    return words(f"Après contournement, {enumeration(changes)}.")


def _period(element: Counting) -> Inlines:
    stated = element.period
    if stated is None or stated.value is None or not _plain(stated):
        return ()
    over = "sur" if stated.value.length is not None else "par"
    return words(f"Le respect des délais se mesure {over} {wording.period(stated.value)}.")


def _events(stated: Stated[tuple[str, ...]] | None) -> str:
    values: Iterable[str] = stated.value if stated is not None and stated.value is not None else ()
    return enumeration([event(value) for value in values], "ou")


def event(value: str) -> str:
    """An event with its article, « l'appel du client »; one that is in no list of the language is quoted."""
    one = _ONE_OF.fullmatch(value)
    if one is None:
        return events.known(value) or f"« {value} »"
    several = enumeration([events.known(each) or f"« {each} »" for each in one[2].split(", ")])
    return f"le {one[1]} des événements suivants : {several}"


# -- who bears a clause -----------------------------------------------------------------------------------------


def borne(element: Element, phrases: Phrases) -> Inlines:
    """« Ce chapitre est à la charge du Client, au bénéfice du Fournisseur. »; () where the prose says it, each of its
    paragraphs naming who."""
    debtors = _parties(element.debtor)
    creditors = _parties(getattr(element, "creditor", None))
    if (not debtors and not creditors) or (debtors and not creditors and _told(element, debtors)):
        return ()
    parts = [("à la charge ", debtors)] if debtors else []
    parts += [("au bénéfice ", creditors)] if creditors else []
    subject = _THIS.get(element.keyword, "Cette clause")
    said = [before + enumeration([_of_party(n, phrases) for n in named]) for before, named in parts]
    return words(f"{subject} est {', '.join(said)}.")


def _parties(stated: Stated[tuple[Named, ...]] | None) -> tuple[str, ...]:
    return tuple(named.name for named in (stated.value if stated and stated.value else ()) if named.name)


def _of_party(name: str, phrases: Phrases) -> str:
    party = phrases.contract.find(name)
    designation = getattr(party, "designation", None)
    if designation is not None and designation.value is not None:
        return agree("de", designation.value)
    return of(party.title if party is not None else name)


def _told(element: Element, debtors: tuple[str, ...]) -> bool:
    """Whether each paragraph has one of them for a subject: named with its own article, or none."""
    paragraphs = [passage for passage in element.prose if passage.kind == "paragraph"]
    return bool(paragraphs) and all(
        any(
            isinstance(part, Cite)
            and part.target in debtors
            and part.article in ("", "le", "la", "les", "l'")
            for part in paragraph.text
        )
        for paragraph in paragraphs
    )
