"""Au Québec, la loi laisse à l'employeur le choix entre le Vendredi saint et le lundi de Pâques. « Jours
fériés applicables au Québec » n'est donc pas une liste : le contrat doit dire lequel des deux est chômé, et
ce qu'il en est du 26 décembre et du 2 janvier, que l'usage ferme souvent et que la loi ne ferme pas.

## Pourquoi c'est un risque

Une demande du Jeudi saint à 16 h, due sous 2 heures ouvrées, échoit le vendredi ou le lundi à 9 h : trois
jours d'écart, selon le calendrier de celui qui compte.

## Exemple fautif

```slac
horaires soutien "Soutien"
  fuseau  America/Toronto
  ouvert  lundi à vendredi de 8 h à 17 h
  fermé   jours fériés Québec
```

## Exemple corrigé

```slac
horaires soutien "Soutien"
  fuseau  America/Toronto
  ouvert  lundi à vendredi de 8 h à 17 h
  fermé   jours fériés QC-LNT-VS
```

## Comment corriger

Écrivez « fermé jours fériés QC-LNT-VS » (Vendredi saint) ou « QC-LNT-LP » (lundi de Pâques) ; ajoutez,
s'ils sont fermés, « fermé le 26 décembre » et « fermé le 2 janvier ».

## Source

Loi sur les normes du travail, art. 60 ; Loi d'interprétation (I-16), art. 61, 23° ; règlement J-3, r. 3.
Portée : Québec.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called
from slac.lint.finding import Finding
from slac.lint.wording import enumeration
from slac.model.contract import ClosedHolidays, Contract, ServiceHours
from slac.worktime.from_contract import holiday_key
from slac.worktime.holidays import holiday_list
from slac.worktime.running import horizon_of
from slac.worktime.wording import day_of_month

title = "Fériés québécois ambigus"
severity = Severity.WARNING

_AMBIGUOUS = "QC"
_CHOICES = ("QC-LNT-VS", "QC-LNT-LP")


def check(contract: Contract) -> Iterator[Finding]:
    for hours in contract.all(ServiceHours):
        for statement in hours.closes:
            for _, closed, inner in statement.each():
                named = closed.holiday_list if isinstance(closed, ClosedHolidays) else None
                if named and holiday_key(named) == _AMBIGUOUS:
                    yield Finding(
                        inner.span,
                        f"{called(hours)} ferme les jours fériés du Québec, qui ne disent pas lequel est chômé : "
                        f"{_choice(horizon_of(contract, years=1).first)}.",
                        help="Écrivez « fermé  jours fériés QC-LNT-VS » (Vendredi saint) ou « QC-LNT-LP » (lundi de "
                        "Pâques). Le 26 décembre et le 2 janvier n'en sont pas : ajoutez-les s'ils sont fermés.",
                    )


def _choice(year: int) -> str:
    """« le vendredi saint (3 avril 2026) ou le lundi de Pâques (6 avril 2026) »."""
    lists = [holiday_list(key) for key in _CHOICES]
    days = [set(one.dates(year)) - set(other.dates(year)) for one, other in (lists, lists[::-1])]
    told = [
        f"le {one[day].lower() if one[day][0] in 'VL' else one[day]} ({day_of_month(day, 0)})"
        for one, some in zip(lists, days, strict=True)
        for day in sorted(some)
    ]
    return enumeration(told, "ou")
