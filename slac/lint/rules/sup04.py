"""Un commentaire écarte un constat que la configuration du projet rend obligatoire (« mandatory »). Le constat
est maintenu.

## Pourquoi c'est un risque

Le cabinet ou la direction a décidé que cette faute ne passe jamais : un commentaire dans un contrat ne
suffit pas à en décider autrement.

## Comment corriger

Corrigez le contrat. Si la règle ne doit plus être obligatoire, retirez-la de « mandatory » dans « slac.toml
».
"""

from slac.diagnostics import Severity

title = "Constat obligatoire écarté"
severity = Severity.ERROR
raised_by = "runner"
