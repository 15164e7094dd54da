"""Plants one fault at a time in contracts that have none, each the fault that one rule is meant to find.

An operator rewrites the source as a tired author would: it drops a unit, swaps two delays, opens a gap between tiers.
Where it applies is drawn from a seed; it gives nothing for a contract that has no place for its fault.
"""

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

Rewrite = Callable[[str, Random], str | None]


class Operator(NamedTuple):
    """``codes`` are the rules that name this very fault: any of them will do."""

    name: str
    codes: tuple[str, ...]
    rewrite: Rewrite


class Planted(NamedTuple):
    """A contract with one fault; ``line`` is the first that differs, from 1."""

    operator: Operator
    text: str
    line: int


OPERATORS: list[Operator] = []


def plant(operator: Operator, text: str, draw: Random) -> Planted | None:
    """The contract with the fault, None where it has no place for it."""
    faulty = operator.rewrite(text, draw)
    if faulty is None or faulty == text:
        return None
    lines = zip(text.splitlines(), faulty.splitlines(), strict=False)
    line = next(
        (number for number, (old, new) in enumerate(lines, 1) if old != new), len(text.splitlines()) + 1
    )
    return Planted(operator, faulty, line)


# -- ways to rewrite ----------------------------------------------------------------------------------------------


class Block(NamedTuple):
    """A block of the source: its word, and where it stands, ``[start, end)``."""

    keyword: str
    start: int
    end: int

    def text(self, whole: str) -> str:
        return whole[self.start : self.end]


_BLOCK = re.compile(r"^(?P<keyword>[^\W\d_]+)[^\n]*\n(?:(?:[ \t][^\n]*)?\n)*", re.MULTILINE)


def blocks(text: str, *keywords: str) -> Iterator[Block]:
    for match in _BLOCK.finditer(text):
        if not keywords or match["keyword"] in keywords:
            yield Block(match["keyword"], match.start(), match.end())


def within(
    keywords: str, pattern: str, by: str | Callable[[re.Match[str]], str], unless: str = ""
) -> Rewrite:
    """Replace one match of ``pattern`` in a block of ``keywords``; none in a text that matches ``unless``."""

    def rewrite(text: str, draw: Random) -> str | None:
        if unless and re.search(unless, text, re.MULTILINE):
            return None
        found = [
            (block, match)
            for block in blocks(text, *keywords.split())
            for match in re.finditer(pattern, block.text(text), re.MULTILINE)
        ]
        if not found:
            return None
        block, match = draw.choice(found)
        new = match.expand(by) if isinstance(by, str) else by(match)
        start = block.start + match.start()
        return text[:start] + new + text[block.start + match.end() :]

    return rewrite


def dropping(keywords: str, name: str, unless: str = "") -> Rewrite:
    """Leave out a property, with the lines that belong to it."""
    return within(keywords, rf"^  {name}\b[^\n]*\n(?:    [^\n]*\n)*", "", unless)


def adding(block: str, unless: str = "") -> Rewrite:
    """Write one more block before the signature, or at the end."""

    def rewrite(text: str, _: Random) -> str | None:
        if unless and re.search(unless, text, re.MULTILINE):
            return None
        at = text.find("\nsignature") + 1 or len(text)
        return f"{text[:at]}{block}\n\n{text[at:]}"

    return rewrite


def whole(pattern: str, by: str, unless: str = "") -> Rewrite:
    """Replace all matches, wherever they stand."""

    def rewrite(text: str, _: Random) -> str | None:
        if unless and re.search(unless, text, re.MULTILINE):
            return None
        return re.sub(pattern, by, text, flags=re.MULTILINE)

    return rewrite


def where(pattern: str, times: int, rewrite: Rewrite) -> Rewrite:
    """Only in a text that has a pattern so many times at least."""
    return lambda text, draw: (
        rewrite(text, draw) if len(re.findall(pattern, text, re.MULTILINE)) >= times else None
    )


def saying(*sentences: str, unless: str = "") -> Rewrite:
    """Add a sentence at the end of an article."""

    def rewrite(text: str, draw: Random) -> str | None:
        if unless and re.search(unless, text, re.MULTILINE):
            return None
        articles = [b for b in blocks(text, "article") if b.text(text).rstrip().endswith((".", ";"))]
        provider = _provider(text)
        if not articles or not provider:
            return None
        at = draw.choice(articles)
        end = at.start + len(at.text(text).rstrip())
        said = draw.choice(sentences).replace("PRESTATAIRE", f"{{{provider}}}")
        return f"{text[:end]}\n\n  {said}{text[end:]}"

    return rewrite


def _provider(text: str) -> str | None:
    """« Le fournisseur »: how a contract cites the party that provides."""
    for block in blocks(text, "partie"):
        own = block.text(text)
        if re.search(r"^  rôle +prestataire", own, re.MULTILINE):
            name = own.split(None, 2)[1]
            return f"L'{name}" if re.match(r"[aeiouéèh]", name) else f"Le {name}"
    return None


def in_every_block(keywords: str, pattern: str, by: str) -> Rewrite:
    """Replace all matches, in all blocks of ``keywords``."""

    def rewrite(text: str, _: Random) -> str | None:
        parts, at = [], 0
        for block in blocks(text, *keywords.split()):
            parts += [text[at : block.start], re.sub(pattern, by, block.text(text), flags=re.MULTILINE)]
            at = block.end
        return "".join([*parts, text[at:]])

    return rewrite


def both(first: Rewrite, second: Rewrite) -> Rewrite:
    def rewrite(text: str, draw: Random) -> str | None:
        once = first(text, draw)
        return second(once, draw) if once is not None else None

    return rewrite


def swapping(metric: str, far: bool) -> Rewrite:
    """Exchange the delays of two priorities, neighbours or the two ends; only of figures that differ."""

    def rewrite(text: str, draw: Random) -> str | None:
        found = []
        for block in blocks(text, "priorité"):
            match = re.search(rf"^  (?:{metric}) +(\d[^,\n]*)", block.text(text), re.MULTILINE)
            if match:
                found.append((block.start + match.start(1), block.start + match.end(1)))
        if len(found) < 2:
            return None
        first = 0 if far else draw.randrange(len(found) - 1)
        (a, b), (c, d) = found[first], found[-1 if far else first + 1]
        return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]

    return rewrite


def _first_longer(text: str, draw: Random) -> str | None:
    """Exchange the response and the resolution of one priority."""
    found = []
    for block in blocks(text, "priorité"):
        own = block.text(text)
        response = re.search(r"^  (?:prise en charge|réponse) +(\d[^,\n]*)", own, re.MULTILINE)
        resolution = re.search(r"^  résolution +(\d[^,\n]*)", own, re.MULTILINE)
        if response and resolution and response.end() < resolution.start():
            found.append([block.start + at for m in (response, resolution) for at in m.span(1)])
    if not found:
        return None
    a, b, c, d = draw.choice(found)
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _same_delay(text: str, draw: Random) -> str | None:
    found = []
    for block in blocks(text, "priorité"):
        match = re.search(r"^  résolution +(\d[^,\n]*)", block.text(text), re.MULTILINE)
        if match:
            found.append((block.start + match.start(1), block.start + match.end(1)))
    if len(found) < 2:
        return None
    first = draw.randrange(len(found) - 1)
    (a, b), (c, d) = found[first : first + 2]
    return text[:c] + text[a:b] + text[d:]


def _renumbered(text: str, _: Random) -> str | None:
    """Give the last priority a rank that leaves a hole: P1, P2, P4."""
    names = re.findall(r"^priorité P(\d)", text, re.MULTILINE)
    if len(names) < 2:
        return None
    last = names[-1]
    return re.sub(rf"\bP{last}\b", f"P{int(last) + 1}", text)


def _same_label(text: str, draw: Random) -> str | None:
    labels = re.findall(r'^priorité P\d "([^"]+)"', text, re.MULTILINE)
    if len(labels) < 2:
        return None
    first, second = draw.sample(labels, 2)
    return text.replace(f'"{second}"', f'"{first}"', 1)


def _swapped_credits(text: str, _: Random) -> str | None:
    found = list(re.finditer(r"^  palier [^:\n]*: (\d+ %)", text, re.MULTILINE))
    if len(found) < 2:
        return None
    (a, b), (c, d) = found[0].span(1), found[-1].span(1)
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _moved_bound(step: str) -> Rewrite:
    """Move the lower bound of the first tier by half a point, up (a gap) or down (an overlap)."""

    def move(match: re.Match[str]) -> str:
        return (
            f"{match[1]}{int(match[2]) - 1},5{match[3]}"
            if step == "down"
            else f"{match[1]}{match[2]},2{match[3]}"
        )

    return within("crédits", r"^(  palier +de )(\d+)( % inclus)", move)


def _twice(keyword: str) -> Rewrite:
    """Write a block a second time."""

    def rewrite(text: str, draw: Random) -> str | None:
        found = list(blocks(text, keyword))
        if not found:
            return None
        block = draw.choice(found)
        return f"{text[: block.end]}{block.text(text).rstrip()}\n\n{text[block.end :]}"

    return rewrite


def _by_company_name(text: str, draw: Random) -> str | None:
    parties: list[tuple[str, str]] = re.findall(r'^partie ([\w-]+) "([^"]+)"', text, re.MULTILINE)
    found = [
        (block.start + match.start(), block.start + match.end(), label)
        for name, label in parties
        for block in blocks(text, "article")
        for match in re.finditer(
            rf"\{{(?:[Ll]e |[Ll]a |[Ll]'|)(?:{name})\}}", block.text(text), re.IGNORECASE
        )
    ]
    if not found:
        return None
    start, end, label = draw.choice(found)
    return text[:start] + label + text[end:]


def _longer_number(match: re.Match[str]) -> str:
    return f"{match[1]}({int(match[2]) + 1})"


def operator(name: str, codes: str, rewrite: Rewrite) -> None:
    OPERATORS.append(Operator(name, tuple(codes.split()), rewrite))


# -- the faults ---------------------------------------------------------------------------------------------------

_DELAY = (
    r"^(  (?:prise en charge|réponse|résolution|rappel) +\d+ (?:heures?|jours?)) (?:ouvr[ée]+s?|calendaires)"
)
_ZONED = r"^  fuseau +\S+"
_SURTAXED = "0 892 70 12 39"

# Times
operator("ôter la nature d'un délai", "TPS02", within("priorité engagement", _DELAY, r"\1", r"^  unité\b"))
operator(
    "donner une fausse équivalence en jours",
    "TPS01",
    within("priorité", r"^(  résolution +\d+ heures ouvrées)$", r"\1, soit 21 jours ouvrés"),
)
operator(
    "mêler les unités d'une grille",
    "TPS03 TPS04",
    within("priorité", r"^(  résolution +)\d+ heures ouvrées", r"\g<1>9 jours calendaires"),
)
operator("taire l'événement de départ", "TPS05", dropping("décompte", "départ"))
operator("mettre la réponse après la résolution", "TPS08", _first_longer)
operator(
    "promettre des jours en heures ouvrées",
    "TPS10",
    both(
        in_every_block("horaires", r" à 1\d h(?: 30)?(?: et [^\n]*)?$", " à 13 h"),
        within("priorité", r"^(  résolution +)\d+ (?:heures|jours) ouvrées?", r"\g<1>96 heures ouvrées"),
    ),
)
operator(
    "promettre un délai vague",
    "TPS11",
    saying(
        "PRESTATAIRE répond dans un délai raisonnable.", "PRESTATAIRE intervient dans les meilleurs délais."
    ),
)
operator(
    "donner un faux équivalent d'indisponibilité",
    "TPS12",
    within("disponibilité", r"^(  objectif +\d+(?:,\d+)? %)$", r"\1, soit 55 minutes par mois"),
)
operator(
    "taire la suspension", "TPS14", dropping("décompte", "suspendu pendant", unless=r"délais sont suspendus")
)
operator(
    "écrire une échéance illisible",
    "TPS16",
    saying("PRESTATAIRE remet le rapport dans le mois suivant au cours duquel la demande est faite."),
)

# Calendars
operator(
    "fixer un décalage au lieu d'un fuseau",
    "CAL01",
    within("horaires maintenance", _ZONED, '  fuseau  "GMT+1"'),
)
operator(
    "mettre un second fuseau",
    "CAL02",
    where(r"^  fuseau", 2, within("maintenance", _ZONED, "  fuseau  Pacific/Noumea")),
)
operator("taire le fuseau", "CAL03", in_every_block("horaires maintenance", r"^  fuseau[^\n]*\n", ""))
operator(
    "ne pas dire quels jours fériés", "CAL04", within("horaires", r"jours fériés \S[^\n]*", "jours fériés")
)
operator(
    "ne pas choisir les fériés du Québec",
    "CAL05",
    within("horaires", r"jours fériés QC-\S+", "jours fériés Québec"),
)
operator(
    "oublier les horaires",
    "CAL06",
    within(
        "horaires", r"^(horaires (?!permanence)[^\n]*\n(?:  (?!ouvert)[^\n]*\n)*)(?:  ouvert[^\n]*\n)+", r"\1"
    ),
)
operator(
    "inverser les heures d'ouverture",
    "CAL09",
    within("horaires", r"de (\d+ h(?: \d+)?) à (\d+ h(?: \d+)?)$", r"de \1 à \1"),
)
operator(
    "taire les jours d'ouverture",
    "CAL15",
    within("horaires", r"^(  ouvert +)(?:lundi à vendredi|7 jours sur 7) (?:de )?(?=\d)", r"\1de "),
)
operator(
    "ne rattacher les délais à aucun calendrier",
    "CAL10",
    where(r"^horaires", 2, dropping("décompte", "horaires")),
)
operator(
    "faire la maintenance aux heures d'ouverture",
    "CAL11",
    within("maintenance", r"^  plage +[^\n]*", "  plage  mardi de 10 h à 12 h"),
)
operator(
    "mêler ouvrable et ouvré",
    "CAL14",
    saying("PRESTATAIRE répond {sous 3 jours ouvrables}.", unless="ouvrables"),
)

# Priorities
operator("échanger deux délais voisins", "PRI01 TPS04", swapping("résolution", far=False))
operator("échanger les délais des extrêmes", "PRI01 TPS04", swapping("prise en charge|réponse", far=True))
operator("donner le même délai à deux rangs", "PRI02", _same_delay)
operator(
    "citer une priorité qui n'existe pas",
    "PRI03 NOM01",
    within("escalade crédits pénalités décompte", r"\bP[23]\b", "P9"),
)
operator("oublier un délai", "PRI04", dropping("priorité", "résolution"))
operator("sauter un numéro de priorité", "PRI11", _renumbered)
operator("donner un nom à deux priorités", "PRI13", _same_label)
operator(
    "ne pas classer les priorités",
    "PRI16",
    where(r"^priorité", 2, in_every_block("priorité", r"^  rang[^\n]*\n", "")),
)
operator("oublier un rang", "PRI16", where(r"^priorité", 2, dropping("priorité", "rang")))
operator(
    "promettre au mieux dans la grille",
    "PRI14",
    within("priorité", r"^(  résolution +)\d[^\n]*", r"\1meilleurs efforts"),
)

# Availability
operator(
    "taire la formule",
    "DIS01",
    both(
        in_every_block("disponibilité", r"^  indisponible si[^\n]*\n", ""),
        dropping("disponibilité", "formule"),
    ),
)
operator(
    "perdre la virgule d'un taux",
    "DIS23",
    within("disponibilité", r"^(  objectif +)99(?:,(\d))? %", r"\g<1>99\g<2>0 %"),
)
operator(
    "taire la période",
    "DIS02",
    both(in_every_block("décompte", r"^  période[^\n]*\n", ""), dropping("disponibilité", "période")),
)
operator(
    "annoncer une moyenne pour un quantile",
    "DIS05",
    within("indicateur", r'^(indicateur \S+ )"[^"]*"', r'\1"Temps moyen de réponse"'),
)
operator(
    "ne borner ni annoncer la maintenance",
    "DIS07",
    both(
        in_every_block("maintenance", r"^  préavis[^\n]*\n", ""),
        in_every_block("maintenance", r"^  (?:durée au plus|plage)[^\n]*\n", ""),
    ),
)
operator(
    "exclure plus qu'on ne tolère",
    "DIS08",
    both(
        in_every_block("maintenance", r"^  durée au plus[^\n]*\n", ""),
        within("maintenance", r"^  plage +[^\n]*", "  plage  tous les jours de 1 h à 5 h"),
    ),
)
operator(
    "ne compter que les longues pannes",
    "DIS09",
    within("disponibilité", r"^(  période +mois civil)$", r"\1\n  franchise  9 heures"),
)
operator(
    "taire la source de la mesure",
    "DIS12",
    both(
        in_every_block("disponibilité", r"^  fait foi[^\n]*\n", ""), dropping("disponibilité", "mesuré par")
    ),
)
operator(
    "promettre cent pour cent",
    "DIS18",
    within("disponibilité", r"^(  objectif +)\d+(?:,\d+)? %", r"\g<1>100 %"),
)

# Credits
operator("ouvrir un trou entre deux paliers", "CRD01", _moved_bound("up"))
operator("faire se chevaucher deux paliers", "CRD02", _moved_bound("down"))
operator("payer moins un service pire", "CRD04", _swapped_credits)
operator(
    "changer la cible sans les paliers",
    "CRD05",
    in_every_block("disponibilité", r"^(  objectif +)\d+(?:,\d+)? %", r"\g<1>99,9 %"),
)
operator(
    "plafonner au-dessus de tout",
    "CRD06",
    where(r"^  palier", 2, within("crédits", r"^(  plafond +)\d+ %", r"\g<1>90 %")),
)
operator("taire l'assiette", "CRD07", dropping("crédits", "assiette"))
operator(
    "ne sanctionner rien",
    "CRD08",
    whole(r"^(?:crédits|pénalités) [^\n]*\n(?:(?:  [^\n]*)?\n)*", "", unless=r"les crédits réparent"),
)
operator(
    "ne pas dater la réclamation",
    "CRD11",
    within("crédits", r"^(  réclamation +sous [^\n]*?) après [^\n]*", r"\1"),
)

# Parties
operator(
    "laisser un correspondant en blanc",
    "COR01",
    within("activité", r"^(    (?:prestataire|distributeur|client)) +[^\n]+", r"\1"),
)
operator("laisser un texte de remplissage", "COR02", within("partie", r'^(  siège +)"[^"]*"', r'\1"xxx"'))
operator("laisser un trou", "COR02", saying("PRESTATAIRE remet le rapport [DATE]."))
operator(
    "donner un numéro surtaxé", "COR04", within("canal", r"^(  numéro +)0\d[\d ]*", rf"\g<1>{_SURTAXED}")
)
operator(
    "annoncer une adresse sans la donner", "COR07", within("canal", r"^(  (?:adresse|numéro)) +[^\n]+", r"\1")
)
operator("appeler une partie par sa raison sociale", "COR08", _by_company_name)
operator(
    "ne pas identifier une partie",
    "COR09",
    both(
        where(r"^signature", 1, in_every_block("contrat", r"^  annexe de[^\n]*\n", "")),
        in_every_block("partie", r"^  (?:siège|immatriculation|forme|capital|représentée par)[^\n]*\n", ""),
    ),
)
operator(
    "donner un numéro surtaxé à des consommateurs",
    "LEG06",
    both(
        within("contrat", r"^(  clients +)professionnels", r"\1consommateurs"),
        within("canal", r"^(  numéro +)0\d[\d ]*", rf"\g<1>{_SURTAXED}"),
    ),
)

# Obligations
operator(
    "ne pas dire la fréquence d'un rapport",
    "OBL05",
    within("suivi", r"^  (rapport|réunion|revue)\b[^\n]*", r'  \1  "suivi du service"'),
)

# Structure, names
operator(
    "casser un renvoi", "STR01 NOM01", within("article", r"\{article [^\W\d][\w-]+", "{article inexistant")
)
operator("citer un nom inconnu", "STR01 NOM01", saying("PRESTATAIRE applique {le protocole-absent}."))
operator("nommer deux blocs de même", "NOM02", _twice("canal"))
operator("inclure un fichier absent", "INC01", adding('inclure "clausier/absent.slac"'))
operator(
    "changer le nombre en chiffres",
    "TYP14",
    within("article engagement activité", r"\b((?:deux|trois|quatre|dix) )\((\d+)\)", _longer_number),
)

# Terms
operator("définir deux fois", "TRM04 NOM02", _twice("définition"))


# Prose, terms, law
operator(
    "mêler moyens et résultat",
    "OBL01",
    saying("PRESTATAIRE s'engage à faire ses meilleurs efforts pour résoudre tout incident dans les délais."),
)
operator(
    "laisser une partie changer seule",
    "OBL16",
    saying("PRESTATAIRE se réserve le droit de modifier les délais à tout moment."),
)
operator(
    "changer un chiffre dans la prose",
    "STR14",
    where(r"^priorité P1", 1, saying("Une demande P1 est résolue en 77 heures ouvrées.")),
)
operator(
    "payer trop tard",
    "LEG07",
    where(
        r"^  droit applicable +France",
        1,
        saying("{Le client} règle les factures à 90 jours calendaires, date de facture."),
    ),
)
operator(
    "redire un chiffre dans la prose",
    "STR15",
    where(r"^  résolution +4 heures ouvrées$", 1, saying("Une demande P1 est résolue en 4 heures ouvrées.")),
)
operator(
    "promettre une pénalité seule réparation",
    "CRD09",
    saying(
        "Les crédits de service sont la seule réparation {du client}.", unless="faute lourde|faute dolosive"
    ),
)
operator(
    "appeler une partie autrement",
    "COR08 TRM01",
    saying(
        "Le Titulaire répond de ses sous-traitants. Le Titulaire en donne la liste.", unless="Titulaire d'"
    ),
)
operator(
    "employer un terme qui n'est pas défini",
    "TRM01",
    saying("PRESTATAIRE tient la Console à jour. La Console se met à jour la nuit."),
)
operator(
    "définir un terme qui ne sert pas",
    "TRM02",
    adding('définition terme-inutile "Sinistre majeur"\n  Événement qui arrête toute activité.'),
)

# Writing
operator("écrire l'heure à l'anglaise", "TYP04", saying("PRESTATAIRE répond de 9H à 17H."))
operator("écrire un point décimal", "TYP05", saying("PRESTATAIRE vise un taux de 99.9 %."))
operator("doubler un espace", "TYP07", saying("PRESTATAIRE répond  de ses sous-traitants."))
operator("oublier un accent sur une capitale", "TYP06", saying("A défaut, PRESTATAIRE clôt le dossier."))
operator(
    "écrire des guillemets droits", "TYP02", saying('PRESTATAIRE répond "sans attendre la fin" du dossier.')
)

# Law, signature
operator(
    "taire la durée",
    "LEG11",
    both(
        in_every_block("contrat", r"^  durée[^\n]*\n", ""),
        in_every_block("contrat", r"^  (?:reconduction|préavis de dénonciation|annexe de)[^\n]*\n", ""),
    ),
)
operator(
    "ne pas nommer un signataire", "SIG01", where(r"^signature", 1, dropping("partie", "représentée par"))
)
operator("compter mal les exemplaires", "SIG03", within("signature", r"^  2 originaux", "  3 originaux"))
operator("ne rien dater", "SIG04", both(dropping("contrat", "version"), dropping("contrat", "date d'effet")))

# What is set aside
operator("écarter sans motif", "SUP01", within("priorité", r"\A(priorité)", r"# slac: ignore PRI04\n\1"))
operator(
    "écarter pour rien",
    "SUP02",
    within("priorité", r"\A(priorité)", r"# slac: ignore PRI04 accord du 3 mai\n\1"),
)
operator(
    "écarter un code inconnu",
    "SUP03",
    within("priorité", r"\A(priorité)", r"# slac: ignore PRI99 accord du 3 mai\n\1"),
)
