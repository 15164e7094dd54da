"""Un crédit ou une pénalité en pourcentage dit de quoi : son assiette, et si elle s'entend hors taxes. Une
formule dit ce que vaut chacune de ses lettres.

## Pourquoi c'est un risque

« 15 % des frais » : de la redevance mensuelle du service touché, ou de tout le contrat ? Hors taxes ? Pour
un abonnement de 12 000 € par an, l'un fait 150 €, l'autre 1 800 €.

## Exemple fautif

```slac
disponibilité web "Interface web"
  objectif  99 %
  période   mois civil

crédits avoirs "Crédits de service"
  sur     disponibilité web
  palier  moins de 99 % : 15 %
```

## Exemple corrigé

```slac
disponibilité web "Interface web"
  objectif  99 %
  période   mois civil

crédits avoirs "Crédits de service"
  sur       disponibilité web
  assiette  "redevance mensuelle HT du service touché"
  palier    moins de 99 % : 15 %
```

## Comment corriger

Ajoutez « assiette », avec la période et « HT » ou « TTC ».

## Source

Code civil, art. 1163 : l'objet de l'obligation est déterminé ou déterminable. Portée : droit français.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from slac.diagnostics import Label, Severity
from slac.lint.facts import called, plain
from slac.lint.finding import Finding
from slac.lint.wording import enumeration, quote
from slac.model.contract import Contract, Measure, Remedy
from slac.syntax.folding import folded_words
from slac.worktime.jurisdiction import jurisdiction_of

title = "Base de calcul absente"
severity = Severity.WARNING

_TAX = r"\b(?:ht|htva|ttc|tvac|hors\s+tax\w*|tax\w*|tva|nette?s?)\b"
#: A letter of a formula, not a word nor a sign.
_LETTER = r"(?<![\w'’])[A-Z](?![\w'’])"


def _taxes(contract: Contract) -> str:
    """How taxes are said where the contract applies."""
    found = jurisdiction_of(contract)
    quebec = found is not None and found[0].label == "Québec"
    return "« taxes en sus » ou « taxes comprises »" if quebec else "« HT » ou « TTC »"


def check(contract: Contract) -> Iterator[Finding]:
    for remedy in contract.all(Remedy):
        if remedy.base is None and _in_per_cent(remedy):
            yield Finding(
                remedy.span,
                f"{called(remedy)} se compte en pourcentage, sans dire de quoi.",
                help='Ajoutez « assiette  "redevance mensuelle HT du service touché" ».',
            )
        elif remedy.base is not None and remedy.base.value is not None:
            base = plain(remedy.base.value)
            if _in_per_cent(remedy) and not re.search(_TAX, folded_words(base)):
                yield Finding(
                    remedy.base.span,
                    f"{called(remedy)} : l'assiette {quote(base)} ne dit pas si elle est hors taxes.",
                    (Label(remedy.span, "un pourcentage de cette assiette"),),
                    f"Ajoutez {_taxes(contract)} à l'assiette, et le service touché s'il y en a plusieurs.",
                )
    for element in contract.elements:
        if isinstance(element, Remedy | Measure) and element.formula is not None:
            for _, formula, statement in element.formula.each():
                known = {letter for letter, _ in formula.where}
                missing = [
                    one for one in dict.fromkeys(re.findall(_LETTER, formula.text)) if one not in known
                ]
                if missing:
                    letters = enumeration([quote(letter) for letter in missing], "ni")
                    worth = "vaut" if len(missing) == 1 else "valent"
                    message = f"{called(element)} : la formule ne dit pas ce que {worth} {letters}."
                    remedy_ = f'Ajoutez sous la formule « dont {missing[0]}  "…" ».'
                    yield Finding(statement.span, message, help=remedy_)


def _in_per_cent(remedy: Remedy) -> bool:
    cap = remedy.cap
    if cap is not None and cap.value is not None and not any(stated.value for stated in remedy.tiers):
        of_something = re.search(r"%\s+d[eu'’]", cap.span.text)
        if isinstance(cap.value.amount, Decimal) and not of_something:
            return True
    if remedy.amount is not None and remedy.amount.value is not None:
        of_something = re.search(r"%\s+d[eu'’]", remedy.amount.span.text)
        return isinstance(remedy.amount.value[0], Decimal) and not of_something
    return any(isinstance(tier.credit, Decimal) for stated in remedy.tiers for _, tier, _ in stated.each())
