"""The sentences that the compiler writes, in one place; a block's own ``texte`` replaces them."""

from collections.abc import Iterable

from slac.document import wording
from slac.document.inline import joined, words
from slac.document.phrases import Phrases
from slac.document.tree import Blank, Inlines, Text
from slac.model.contract import Counting, ServiceHours, Signature, Stated

#: Words of the closed lists, with their article; any other phrase is quoted.
_EVENTS = {
    "ouverture du ticket": "l'ouverture du ticket",
    "réception": "la réception de la demande",
    "réception de la demande": "la réception de la demande",
    "réception des informations": "la réception des informations",
    "qualification": "la qualification",
    "prise en compte": "la prise en compte",
    "prise en charge": "la prise en charge",
    "appel du client": "l'appel du client",
    "notification": "la notification",
    "signalement": "le signalement",
    "accusé de réception": "l'accusé de réception",
    "réponse": "la réponse",
    "première réponse": "la première réponse",
    "contournement": "le contournement",
    "contournement admis": "le contournement admis",
    "contournement en place": "le contournement en place",
    "rétablissement": "le rétablissement",
    "résolution": "la résolution",
    "clôture": "la clôture",
    "clôture du ticket": "la clôture du ticket",
    "confirmation du client": "la confirmation du client",
    "attente du client": "l'attente du client",
    "attente d'un tiers": "l'attente d'un tiers",
    "maintenance": "la maintenance",
    "force majeure": "la force majeure",
    "accès refusé": "le refus d'accès",
    "visite reportée": "le report de la visite",
}
_CONTRACTED = {"de le ": "du ", "de les ": "des ", "à le ": "au "}


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
        found += words(f", en {wording.in_letters(count)} ({count}) {noun}")
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
    return words(_contracted(f"courent {', '.join(parts)}.")) if parts else ()


def _during(stated: Stated[tuple[str, ...]] | None) -> Inlines:
    return words(f"sont suspendus pendant {_events(stated)}.") if _plain(stated) else ()


def _days(stated: Stated[str] | None) -> Inlines:
    if stated is None or not _plain(stated):
        return ()
    if stated.value == "fin de journée":
        return words("Un délai en jours s'achève à la fin de la dernière journée.")
    if stated.value == "heure pour heure":
        return words("Un délai en jours se compte heure pour heure.")
    return words(f"Les jours se comptent ainsi : {stated.value}.")


def _carry_over(element: Counting, phrases: Phrases) -> Inlines:
    if not _plain(element.carry_over):
        return ()
    return (
        Text("Ce qui survient hors de ces horaires est reporté : "),
        *phrases.statement(element.carry_over),
        Text("."),
    )


def _qualified(element: Counting, phrases: Phrases) -> Inlines:
    if not _plain(element.qualified_by):
        return ()
    return (Text("La priorité est qualifiée par "), *phrases.statement(element.qualified_by), Text("."))


def _reclassified(element: Counting, phrases: Phrases) -> Inlines:
    stated = element.reclassification
    if stated is None or stated.value is None or not _plain(stated):
        return ()
    changes = [
        f"{phrases.written(rule.source)} devient {phrases.written(rule.becomes)}" for rule in stated.value
    ]
    return words(f"Après contournement, {wording.enumeration(changes)}.")


def _period(element: Counting) -> Inlines:
    stated = element.period
    if stated is None or stated.value is None or not _plain(stated):
        return ()
    return words(f"Période de mesure des délais : {wording.period(stated.value)}.")


def _events(stated: Stated[tuple[str, ...]] | None) -> str:
    values: Iterable[str] = stated.value if stated is not None and stated.value is not None else ()
    return wording.enumeration([_EVENTS.get(value, f"« {value} »") for value in values], "ou")


def _contracted(text: str) -> str:
    for long, short in _CONTRACTED.items():
        text = text.replace(long, short)
    return text
