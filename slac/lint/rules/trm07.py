"""Le service n'a qu'un nom dans le contrat. « Le Service CRM360 » ici, « le service SUNFLOW » là : rien ne
dit que c'est le même.

## Pourquoi c'est un risque

Le taux de 99 % porte sur « le Service », les 2 heures de maintenance sur « la Plateforme » : si ce sont
deux choses, la maintenance compte comme une panne.

## Exemple fautif

```slac
service crm "Service CRM360"
  désigné      le Service
  aussi nommé  "la Plateforme"
```

## Exemple corrigé

```slac
service crm "Service CRM360"
  désigné  le Service
```

## Comment corriger

Gardez le nom de « désigné » et citez le service entre accolades : « {le crm} ».

## Source

Code civil, art. 1188 et 1189. Portée : droit français.
"""

from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called, designated
from slac.lint.finding import Finding
from slac.lint.wording import enumeration, number_word, quote
from slac.model.contract import Contract, Service

title = "Service à plusieurs noms"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    for service in contract.all(Service):
        if service.aliases is None or not service.aliases.value:
            continue
        stated = service.designation.value if service.designation is not None else None
        name = quote(designated(stated)) if stated is not None else called(service)
        names = [name, *map(quote, service.aliases.value)]
        yield Finding(
            service.aliases.span,
            f"{number_word(len(names)).capitalize()} noms pour un seul service : {enumeration(names)}.",
            help=f"Gardez un seul nom : citez « {{{service.written_name}}} » partout où ce service est nommé.",
        )
