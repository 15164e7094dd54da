"""« 95 % des tickets » ne dit rien d'un mois où il y en a trois. Une part se juge à partir d'un nombre minimal
de cas, que le contrat donne. C'est une information.

## Pourquoi c'est un risque

Sur moins de 20 tickets, un seul retard fait tomber le taux sous 95 % : 18 sur 19 font 94,7 %. L'engagement
devient « tous les tickets », et une pénalité est due pour un seul.

## Exemple fautif

```slac
priorité P1 "Critique"
  prise en charge  1 heure calendaire, pour 95 % des tickets
```

## Exemple corrigé

```slac
priorité P1 "Critique"
  prise en charge  1 heure calendaire, pour 95 % des tickets

article mesure "Mesure"
  Ce taux se mesure sur les mois d'au moins 20 tickets ; en deçà, un seul dépassement est admis.
```

## Comment corriger

Dites dans un article à partir de combien de cas la part se mesure, et ce qui vaut en deçà ; pour un
indicateur, par « seuil ».

## Source

Calcul.
"""

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from slac.diagnostics import Severity
from slac.lint.facts import names, promises
from slac.lint.finding import Finding, together
from slac.lint.passages import sentences_with
from slac.lint.wording import decimal, exact_percent
from slac.model.contract import Contract, Element, Measure
from slac.source import Span
from slac.syntax.folding import folded_words

title = "Quantile sans taille minimale"
severity = Severity.INFO

#: What there may be few of; requests of a machine are counted by the million.
_FEW = frozenset(
    {"tickets", "demandes", "incidents", "anomalies", "dossiers", "interventions", "cas", "reclamations"}
)
_CASES = r"\b(?:tickets?|demandes?|incidents?|anomalies?|cas|dossiers?)\b"
_AT_LEAST = r"\b(?:au\s+moins|a\s+partir\s+de|moins\s+de|plus\s+de|minimum\s+de)\b"
_LEAST = rf"{_AT_LEAST}[^.;]*{_CASES}|{_CASES}[^.;]*{_AT_LEAST}\s+\d"


def check(contract: Contract) -> Iterator[Finding]:
    found: dict[Decimal, list[tuple[Element, Span, str]]] = {}
    for promise in promises(contract):
        delay = promise.delay
        if delay.percentile is not None and delay.percentile < 100 and _few(delay.population):
            found.setdefault(delay.percentile, []).append(
                (promise.element, promise.statement.span, delay.population or "cas")
            )
    for measure in contract.all(Measure):
        for _, target, statement in (one for stated in measure.targets for one in stated.each()):
            rated = target.rate is not None and target.within is not None and target.rate < 100
            if rated and _few(target.population) and measure.threshold is None and target.rate is not None:
                found.setdefault(target.rate, []).append(
                    (measure, statement.span, target.population or "cas")
                )
    if not found or sentences_with(contract, _LEAST):
        return
    for rate, places in found.items():
        enough = int((100 / (100 - rate)).to_integral_value(ROUND_CEILING))
        kept = decimal(Decimal(100 * (enough - 2)) / (enough - 1), 1)
        population = places[0][2]
        yield together(
            [span for _, span, _ in places],
            f"{names(element for element, _, _ in places)} : sous {enough} {population}, un seul dépassement suffit à "
            f"manquer {exact_percent(rate)} ({enough - 2} sur {enough - 1} font {kept} %).",
            f"Dites à partir de combien de {population} ce taux se mesure, et ce qui vaut en deçà.",
        )


def _few(population: str | None) -> bool:
    return folded_words(population or "cas") in _FEW
