"""Un renvoi qui annonce son objet (« {annexe grille : escalade} ») mène à une clause qui en traite :
l'objet se retrouve dans son titre ou dans son texte.

## Pourquoi c'est un risque

Le client qui cherche la procédure d'escalade à l'annexe B y trouve la grille des priorités. Un appel
sur la coupure de 3 h du matin part au mauvais niveau.

## Exemple fautif

```slac
article suivi "Suivi"
  Le client suit la procédure de l'{annexe grille : escalade}.

annexe escalade "Escalade des demandes"
  Le client demande le passage au niveau supérieur.

annexe grille "Grille des priorités"
  Les demandes sont classées par gravité.
```

## Exemple corrigé

```slac
article suivi "Suivi"
  Le client suit la procédure de l'{annexe escalade : escalade}.

annexe escalade "Escalade des demandes"
  Le client demande le passage au niveau supérieur.

annexe grille "Grille des priorités"
  Les demandes sont classées par gravité.
```

## Comment corriger

Renvoyez à la clause qui traite de l'objet, ou retirez l'objet du renvoi.

## Source

Code civil, art. 1189 : les clauses s'interprètent les unes par rapport aux autres. Portée : droit
français.
"""

from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import cites_of
from slac.lint.finding import Finding
from slac.lint.terms import content_stems
from slac.lint.wording import quote
from slac.model.contract import Cite, Contract, Element, Section

title = "Renvoi au mauvais sujet"
severity = Severity.WARNING

#: What any clause may be about.
_CLAUSES = ("annexe", "article", "chapitre", "activité")
_GENERIC = "procédure modalités conditions règles dispositions"


def check(contract: Contract) -> Iterator[Finding]:
    renvois = [
        c for e in contract.elements for c in cites_of(e) if c.kind == "clause" and c.subject and c.target
    ]
    if not renvois:
        return
    generic = content_stems(_GENERIC)
    texts = _texts(contract)
    named = {element.name: element for element in contract.elements}
    titles = [(e, content_stems(e.label)) for e in contract.elements if e.label and e.keyword in _CLAUSES]
    for renvoi in renvois:
        wanted = content_stems(renvoi.subject) - generic or content_stems(renvoi.subject)
        target = named.get(renvoi.target or "")
        if target is not None and not wanted & texts.get(target.name, frozenset()):
            better = next((e for e, title in titles if wanted <= title), None)
            yield _finding(contract, renvoi, target, better)


def _finding(contract: Contract, renvoi: Cite, target: Element, better: Element | None) -> Finding:
    clause = contract.clause_of(target)
    shown = clause.heading[-1] if clause is not None else target.title
    message = f"Le renvoi annonce {quote(renvoi.subject)}, mais {quote(shown)} n'en dit rien."
    label = (Label(target.span, "ce à quoi mène le renvoi"),)
    if better is None:
        return Finding(renvoi.span, message, label, "Renvoyez à la clause qui traite de cet objet.")
    return Finding(
        renvoi.span, message, label, f"Vouliez-vous dire « {{{better.keyword} {better.written_name}}} » ?"
    )


def _texts(contract: Contract) -> dict[str, frozenset[str]]:
    """By name of a clause, the words of all that is printed in it."""
    within: dict[str, list[Element]] = {}
    for element in contract.elements:
        clause = contract.clause_of(element)
        if clause is not None:
            within.setdefault(clause.anchor, []).append(element)
    found: dict[str, frozenset[str]] = {}
    for section in contract.sections:
        _gather(section, within, found)
    return found


def _gather(
    section: Section, within: dict[str, list[Element]], found: dict[str, frozenset[str]]
) -> frozenset[str]:
    elements = within.get(section.clause.anchor, [])
    words = content_stems(" ".join([section.clause.title, *(element.whole.text for element in elements)]))
    for inner in section.sections:
        words |= _gather(inner, within, found)
    for element in (*elements, *section.elements):
        found.setdefault(element.name, words)
    if section.head is not None:
        found[section.head.name] = words
    return words
