"""Faults about delays and their units."""

import re
from random import Random

from tests.lint.planting.operator import operator
from tests.lint.planting.rewriting import adding, blocks, both, dropping, in_every_block, saying, within

_DELAY = (
    r"^(  (?:prise en charge|réponse|résolution|rappel) +\d+ (?:heures?|jours?)) (?:ouvr[ée]+s?|calendaires)"
)


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


OPERATORS = (
    operator(
        "ôter la nature d'un délai", "TPS02", within("priorité engagement", _DELAY, r"\1", r"^  unité\b")
    ),
    operator(
        "donner une fausse équivalence en jours",
        "TPS01",
        within("priorité", r"^(  résolution +\d+ heures ouvrées)$", r"\1, soit 21 jours ouvrés"),
    ),
    operator(
        "mêler les unités d'une grille",
        "TPS03 TPS04",
        within("priorité", r"^(  résolution +)\d+ heures ouvrées", r"\g<1>9 jours calendaires"),
    ),
    operator("taire l'événement de départ", "TPS05", dropping("décompte", "départ")),
    operator("mettre la réponse après la résolution", "TPS08", _first_longer),
    operator(
        "promettre des jours en heures ouvrées",
        "TPS10",
        both(
            in_every_block("horaires", r" à 1\d h(?: 30)?(?: et [^\n]*)?$", " à 13 h"),
            within("priorité", r"^(  résolution +)\d+ (?:heures|jours) ouvrées?", r"\g<1>96 heures ouvrées"),
        ),
    ),
    operator(
        "promettre un délai vague",
        "TPS11",
        saying(
            "PRESTATAIRE répond dans un délai raisonnable.",
            "PRESTATAIRE intervient dans les meilleurs délais.",
        ),
    ),
    operator(
        "donner un faux équivalent d'indisponibilité",
        "TPS12",
        within("disponibilité", r"^(  objectif +\d+(?:,\d+)? %)$", r"\1, soit 55 minutes par mois"),
    ),
    operator(
        "promettre des jours ouvrés sans jour de fermeture",
        "TPS20",
        adding(
            'horaires veille-continue "Veille continue"\n  fuseau  Europe/Paris\n'
            "  ouvert  7 jours sur 7, 24 heures sur 24\n\n"
            'engagement relevé-continu "Relevé continu"\n  débiteur  prestataire\n  horaires  veille-continue\n'
            "  délai     2 jours ouvrés",
        ),
    ),
    operator(
        "escalader dans le désordre",
        "TPS19",
        adding(
            'escalade inversée "Escalade inversée"\n  N1  "le support", au bout de 3 heures ouvrées\n'
            '  N2  "la direction", au bout de 1 heure ouvrée',
            unless=r"^escalade",
        ),
    ),
    operator(
        "taire la suspension",
        "TPS14",
        dropping("décompte", "suspendu pendant", unless=r"délais sont suspendus"),
    ),
    operator(
        "écrire une échéance illisible",
        "TPS16",
        saying("PRESTATAIRE remet le rapport dans le mois suivant au cours duquel la demande est faite."),
    ),
)
