"""Une règle s'est arrêtée sur une erreur interne de slac. Les autres règles ont été vérifiées ; celle-ci ne
l'a pas été, et le contrat ne peut donc pas être dit sans défaut.

## Pourquoi c'est un risque

Un contrôle qui s'arrête sans le dire laisse croire que tout a été lu.

## Comment corriger

Signalez le contrat, ou un extrait qui suffit à reproduire l'erreur, avec les mots donnés dans l'aide du
constat.
"""

from slac.diagnostics import Severity

title = "Règle interrompue"
severity = Severity.ERROR
raised_by = "runner"
