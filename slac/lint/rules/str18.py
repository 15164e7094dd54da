"""Le « texte » d'un bloc remplace tout ce que slac imprimerait de lui : un chiffre déclaré que ce texte ne dit
pas n'est nulle part dans le document signé.

## Pourquoi c'est un risque

L'engagement déclare une visite par mois, et porte un texte sur le carnet d'entretien. Le document signé ne parle
que du carnet ; les règles remises au support, elles, comptent une visite par mois.

## Exemple fautif

```slac
partie prestataire "Ascenseurs du Val"
  désigné  le Prestataire

engagement visite "Visite d'entretien"
  débiteur   prestataire
  fréquence  au moins 1 fois par mois
  texte      "Chaque visite est inscrite au carnet d'entretien."
```

## Exemple corrigé

```slac
partie prestataire "Ascenseurs du Val"
  désigné  le Prestataire

engagement visite "Visite d'entretien"
  débiteur   prestataire
  fréquence  au moins 1 fois par mois
  texte      "Le Prestataire visite les appareils au moins une fois par mois, et l'inscrit au carnet d'entretien."
```

## Comment corriger

Dites le chiffre dans le « texte », mieux encore en le citant. Pour ajouter une phrase sans rien remplacer, écrivez-la
sous les propriétés du bloc, sans « texte », là où il a de la prose (engagement, activité), ou dans un article.

## Source

Pratique contractuelle : ce qui s'applique est ce qui est écrit dans le document signé.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.wording import quote
from slac.model.contract import Cite, Contract, Element, Stated, Timed
from slac.record import fields
from slac.syntax.folding import folded_words

title = "Chiffre que le document n'imprime pas"
severity = Severity.WARNING

#: What a text is about whatever it says: no fact that it could leave out.
_APART = {"text", "number"}
#: Words of a value that say what it counts; the beginning of a word is enough (« mois », « mensuel »).
_UNITS = {
    "mois": "mois mens",
    "an": "an annee annuel",
    "ans": "an annee annuel",
    "jour": "jour quotidien",
    "semaine": "semaine hebdo",
    "trimestre": "trimestr",
    "heure": "h heure",
    "heures": "h heure",
    "h": "h heure",
    "min": "min",
    "minutes": "min",
}
_SIGN = re.compile(r"[%€$]")


def check(contract: Contract) -> Iterator[Finding]:
    cited = {
        (part.target, part.attribute)
        for element in contract.elements
        for part in element.leaves
        if isinstance(part, Cite)
    }
    for element in contract.elements:
        if element.text is None or element.text.value is None:
            continue
        said = folded_words(element.text.span.text)
        for attribute, statement in _figures(element):
            if (element.name, attribute) not in cited and not _tells(said, statement.span.text):
                yield Finding(
                    statement.span,
                    f"{called(element)} : {quote(statement.span.text)} ne s'imprime nulle part, car le « texte » du "
                    "bloc remplace ce qu'il déclare.",
                    (Label(element.text.span, "tout ce qui s'imprime de ce bloc"),),
                    "Dites-le dans ce texte, ou retirez « texte » et écrivez la phrase ailleurs.",
                )


def _figures(element: Element) -> Iterator[tuple[str, Stated[object]]]:
    """The statements of a block that hold a figure, each with its attribute."""
    for name in fields(element):
        held = getattr(element, name)
        for item in held if isinstance(held, tuple) else (held,):
            attribute, statement = item if isinstance(item, Timed) else (name, item)
            if isinstance(statement, Stated) and name not in _APART:
                for _, _, inner in statement.each():
                    if re.search(r"\d", inner.span.text):
                        yield attribute, inner


def _tells(said: str, value: str) -> bool:
    """Whether a text says a value, in its own words: the same figures, or the unit that it is counted in."""
    value = folded_words(value)
    if all(re.search(rf"(?<!\d){figure}(?!\d)", said) for figure in re.findall(r"\d+", value)):
        return True
    if any(sign in said for sign in _SIGN.findall(value)):
        return True
    begins = [
        begin
        for word in re.findall(r"[a-z]+", value)
        for begin in _UNITS.get(word, _UNITS.get(word.rstrip("s"), "")).split()
    ]
    return any(re.search(rf"(?<![a-z]){begin}", said) for begin in begins)
