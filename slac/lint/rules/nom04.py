"""Une citation d'un seul mot doit désigner une seule chose. Un bloc qui porte le nom d'un fait du contrat
(« article duree ») prend sa place : « {durée} » imprime alors le numéro de l'article.

## Pourquoi c'est un risque

« Le contrat dure {durée} » s'imprime « Le contrat dure article 8 ». Le chiffre que le lecteur attend n'est
plus dans la phrase, et le renvoi la rend fausse.

## Exemple fautif

```slac
contrat exemple
  durée  3 ans

article duree "Durée"
  Le contrat dure {durée}.
```

## Exemple corrigé

```slac
contrat exemple
  durée  3 ans

article duree "Durée"
  Le contrat dure {durée exemple}.
```

## Comment corriger

Pour le fait, ajoutez le nom du contrat : « {durée exemple} ». Pour le bloc, dites ce qu'il est :
« {article duree} ». Ou donnez au bloc un autre nom.

## Source

Usage.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import cites_of
from slac.lint.finding import Finding, rewriting
from slac.model.contract import Cite, Contract, Element, Stated
from slac.model.vocabulary import attribute_of, folded_keyword
from slac.syntax.folding import folded_words

title = "Citation qui désigne deux choses"
severity = Severity.WARNING


def check(contract: Contract) -> Iterator[Finding]:
    agreement = contract.agreement
    for element in contract.elements:
        for cite in cites_of(element):
            cited = contract.find(cite.target)
            if cited is None or not _is_one_word(cite, cited):
                continue
            attribute = attribute_of(agreement.keyword, folded_keyword(cite.written))
            stated = getattr(agreement, attribute, None) if attribute is not None else None
            if not isinstance(stated, Stated):
                continue
            block, fact = f"{{{cited.keyword} {cited.written_name}}}", f"{{{cite.written} {contract.id}}}"
            yield Finding(
                cite.span,
                f"« {{{cite.written}}} » cite le bloc « {cited.keyword} {cited.written_name} », et non la propriété "
                f"« {folded_keyword(cite.written)} » du contrat.",
                (
                    Label(cited.span, "le bloc de ce nom"),
                    Label(stated.span, "la propriété"),
                ),
                f"Pour la propriété, écrivez « {fact} » ; pour le bloc, « {block} ».",
                rewriting(f"Écrire « {fact} »", (cite.span, fact), safe=False),
            )


def _is_one_word(cite: Cite, cited: Element) -> bool:
    """Whether a citation gives nothing but the name of what it cites."""
    return cite.attribute is None and folded_words(cite.written) == cited.name
