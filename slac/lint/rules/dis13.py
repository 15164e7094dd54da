"""Un service dont la disponibilité est promise dans le texte est mesuré par un indicateur. Le constat relève
un service, ou l'un de ses autres noms, que le texte promet « accessible » ou « disponible », et qu'aucun
indicateur ne nomme.

## Pourquoi c'est un risque

Le tableau promet 99 % pour l'interface et pour l'API ; le texte, que « le Service d'Envoi soit
accessible ». Trois jours sans envoi ne manquent à aucun des deux taux.

## Exemple fautif

```slac
service crm "Logiciel"
  composants  interface "Interface web", envoi "Envoi de courriels"

disponibilité web "Interface web"
  sur       interface
  objectif  99 %
  période   mois civil

article garantie "Garantie"
  Le Fournisseur garantit que l'Envoi de courriels est accessible en permanence.
```

## Exemple corrigé

```slac
service crm "Logiciel"
  composants  interface "Interface web", envoi "Envoi de courriels"

disponibilité web "Interface web et envoi"
  sur       interface, envoi
  objectif  99 %
  période   mois civil

article garantie "Garantie"
  Le Fournisseur garantit que l'Envoi de courriels est accessible en permanence.
```

## Comment corriger

Ajoutez le service à un indicateur (« sur »), ou retirez la phrase qui le promet.

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import plain
from slac.lint.finding import Finding
from slac.lint.passages import sentences_with
from slac.lint.wording import quote
from slac.model.contract import Contract, Measure, Service
from slac.syntax.folding import folded_words

title = "Service sans mesure"
severity = Severity.WARNING

_PROMISED = r"\b(?:garanti\w*|assur\w*|engage\w*|veill\w*)\b"
_AVAILABLE = r"\b(?:accessibles?|disponibles?|disponibilite|fonctionne\w*)\b"


def check(contract: Contract) -> Iterator[Finding]:
    measures = [measure for measure in contract.all(Measure) if measure.keyword == "disponibilité"]
    if not measures:
        return
    measured = folded_words(" | ".join(measure.title for measure in measures))
    named = {
        one.name
        for measure in measures
        if measure.on is not None and measure.on.value is not None
        for one in measure.on.value
    }
    unmeasured = [name for name in _names(contract, named) if folded_words(name) not in measured]
    for sentence in sentences_with(contract, _PROMISED) if unmeasured else ():
        if re.search(_AVAILABLE, sentence.words):
            for name in unmeasured:
                place = next(sentence.places(rf"\b{re.escape(folded_words(name))}\b"), None)
                if place is not None:
                    yield Finding(
                        place,
                        f"Le texte promet l'accès à {quote(name)}, mais aucun indicateur ne le mesure.",
                        help="Nommez-le dans un indicateur (« sur »), ou retirez la phrase qui le promet.",
                    )
                    unmeasured.remove(name)
                    break


def _names(contract: Contract, measured: set[str | None]) -> Iterator[str]:
    """What the services and their parts are called, but for those that are measured under that name."""
    for service in contract.all(Service):
        yield from service.aliases.value or () if service.aliases is not None else ()
        for part in service.components.value or () if service.components is not None else ():
            if part.name not in measured:
                yield plain(part.text)
