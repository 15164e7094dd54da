"""Une maintenance retirée du taux de disponibilité doit avoir des bornes : un préavis, une durée maximale ou
une plage fixe. Sans elles, le prestataire décide seul de ce qui compte.

## Pourquoi c'est un risque

Toute interruption peut être appelée maintenance. Avec 99 % sur un mois de 30 jours, l'indisponibilité
tolérée est de 7 h 12 ; une maintenance sans borne, retirée du calcul, peut en ajouter vingt sans que le
taux ne bouge.

## Exemple fautif

```slac
maintenance technique
  plage  à tout moment

disponibilité web "Interface web"
  objectif  99 %
  période   mois civil
  hors      maintenance technique
```

## Exemple corrigé

```slac
maintenance technique
  plage          jeudi de 6 h à 8 h
  préavis        48 heures calendaires
  durée au plus  4 heures par mois

disponibilité web "Interface web"
  objectif  99 %
  période   mois civil
  hors      maintenance technique
```

## Comment corriger

Déclarez la maintenance avec son préavis et sa durée au plus par mois, et citez-la : « hors maintenance
technique ».

## Source

Code civil, art. 1170 (une clause qui prive de sa substance l'obligation essentielle du débiteur est réputée
non écrite). Portée : droit français ; l'argument vaut surtout pour une exclusion sans aucune limite.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called, names, plain
from slac.lint.finding import Finding, together
from slac.lint.maintenance import is_counted
from slac.lint.wording import quote
from slac.model.contract import Contract, Maintenance, Measure, Opening, OpenOn, RichText
from slac.source import Span
from slac.syntax.folding import folded_words

title = "Exclusion sans borne"
severity = Severity.WARNING

_REMEDY = (
    "Ajoutez à la maintenance « préavis  48 heures calendaires » et « durée au plus  4 heures par mois »."
)


def check(contract: Contract) -> Iterator[Finding]:
    declared = {e.name: e for e in contract.all(Maintenance)}
    excluding: dict[str, list[tuple[Measure, Span]]] = {}
    for measure in contract.all(Measure):
        for _, exclusions, _ in measure.excludes.each() if measure.excludes else ():
            for excluded in exclusions:
                if excluded.name in declared:
                    excluding.setdefault(excluded.name, []).append((measure, excluded.span))
                elif excluded.name is None and "maintenance" in folded_words(plain(excluded.text)):
                    what = f"{called(measure)} exclut du calcul {quote(plain(excluded.text))}"
                    remedy = "Déclarez un bloc « maintenance » avec ses bornes, et citez-le après « hors »."
                    yield Finding(
                        excluded.span, f"{what}, sans plage, préavis ni durée maximale.", help=remedy
                    )
    for name, places in excluding.items():
        maintenance = declared[name]
        missing = _missing(maintenance)
        if missing:
            spans = [span for _, span in places]
            verb = "exclut" if len(spans) == 1 else "excluent"
            measures = names(measure for measure, _ in places)
            message = f"{measures} {verb} du calcul {called(maintenance)}, qui n'a {missing}."
            finding = together(spans, message, _REMEDY)
            yield finding._replace(labels=(Label(maintenance.span, "la maintenance exclue"), *finding.labels))


def _missing(maintenance: Maintenance) -> str:
    """What is missing for the exclusion to be bounded, "" when nothing is, or when it counts after all."""
    fixed = any(_is_fixed(value) for window in maintenance.windows for _, value, _ in window.each())
    notified, capped = maintenance.notice is not None, maintenance.maximum is not None
    if capped or (fixed and notified) or is_counted(maintenance):
        return ""
    lacks = ["plage fixe"] * (not fixed) + ["préavis"] * (not notified) + ["durée maximale"]
    return f"ni {' ni '.join(lacks)}"


def _is_fixed(window: Opening | OpenOn | RichText) -> bool:
    return isinstance(window, Opening | OpenOn) or folded_words(plain(window)) != "a tout moment"
