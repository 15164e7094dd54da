"""Un contrat signé sur papier dit en combien d'originaux il est fait : un pour chaque partie. La signature
électronique et l'acceptation sans signature en dispensent.

## Pourquoi c'est un risque

Entre deux parties, un acte fait en un seul original n'a pas la force d'une preuve écrite : celle qui ne l'a
pas en main ne peut plus prouver ce qui a été convenu.

## Exemple fautif

```slac
partie prestataire "Éditions Morel"
  représentée par  "Jeanne Morel" en qualité de "présidente"

partie client "Lycée Descartes"
  représentée par  "Ali Benali" en qualité de "proviseur"

signature
  lieu  Lyon
```

## Exemple corrigé

```slac
partie prestataire "Éditions Morel"
  représentée par  "Jeanne Morel" en qualité de "présidente"

partie client "Lycée Descartes"
  représentée par  "Ali Benali" en qualité de "proviseur"

signature
  lieu  Lyon
  2 originaux
```

## Comment corriger

Écrivez dans « signature » autant d'originaux que de parties, ou « électronique » si la signature l'est.

## Source

Code civil, art. 1375 (autant d'originaux que de parties ayant un intérêt distinct, et mention de leur
nombre ; satisfait par la signature électronique qui permet à chacune d'en disposer). Portée : droit
français, contrats synallagmatiques sous signature privée.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.finding import Finding
from slac.lint.signing import is_accepted_otherwise, is_published, signatories
from slac.lint.wording import count
from slac.model.contract import Contract, Signature

title = "Nombre d'exemplaires"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    if is_accepted_otherwise(contract) or is_published(contract):
        return
    parties = len(signatories(contract))
    for signature in contract.all(Signature):
        originals = signature.originals
        electronic = signature.electronic
        if electronic is not None and electronic.given and electronic.value != "non":
            continue
        if originals is None:
            message = "La signature ne dit pas en combien d'originaux le contrat est fait."
            yield Finding(signature.span, message, help=_remedy(parties))
        elif originals.value is not None and parties > 1 and originals.value != parties:
            made = count(originals.value, "original", "originaux")
            message = f"Le contrat est fait en {made} pour {parties} parties."
            yield Finding(originals.line, message, help=_remedy(parties))
    if not contract.all(Signature):
        message = "Le contrat ne dit pas en combien d'originaux il est fait."
        yield Finding(contract.agreement.span, message, help=_remedy(parties))


def _remedy(parties: int) -> str:
    wanted = max(parties, 2)
    return f"Un original par partie : écrivez « {wanted} originaux » dans le bloc « signature »."
