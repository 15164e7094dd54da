"""Un document qui dit ce qui est dû est annexé, ou identifié par une référence, une date, une version ou
un lien. « Selon le processus défini » n'en est pas un, et ce qui est dit annexé est dans une annexe.

## Pourquoi c'est un risque

Le « processus défini pour la commande » existe en trois versions dans trois messageries ; celle qui
refuse une commande de 10 comptes sera la bonne pour l'un, la mauvaise pour l'autre.

## Exemple fautif

```slac
document cahier "Cahier des charges"
  désigné  le Cahier des charges

article objet "Objet"
  Les prestations suivent {le cahier}.
```

## Exemple corrigé

```slac
document cahier "Cahier des charges"
  désigné    le Cahier des charges
  référence  "CDC-2025-09"
  date       15 septembre 2025

article objet "Objet"
  Les prestations suivent {le cahier}.
```

## Comment corriger

Ajoutez « référence », « date », « version » ou « lien » au bloc « document », ou annexez le texte.

## Source

Code civil, art. 1119 (les conditions invoquées doivent avoir été portées à la connaissance de l'autre
partie) et 1163. Portée : droit français.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Severity
from slac.lint.facts import called, cites_of, designated
from slac.lint.finding import Finding, together
from slac.lint.passages import sentences_with
from slac.lint.wording import enumeration, quote
from slac.model.contract import Contract, Document
from slac.source import Span

title = "Document visé non annexé"
severity = Severity.WARNING

_KINDS = r"(?:processus|process|procedures?|protocole|plan|cahier des charges|reglement|politique|guide|referentiel)"
_DEFINED = r"(?:defini|etabli|convenu|communique|remis|decrit|prevu)e?s?|en vigueur"
_AS = (
    rf"\b(?:suivre|suit|suivent|respecte[rnt]*|applique[rnt]*|selon|conforme\w* (?:a|au|aux)|comme le decrit)\s+"
    rf"(?P<what>(?:l'|les?\s|la\s|une?\s|aux?\s)?{_KINDS}\s+(?:\w+\s+){{0,2}}?(?:{_DEFINED})\b)"
)
#: What a sentence says to be annexed to the contract; « en annexe 2 » is a renvoi, and looked for as such.
_ANNEXED = (
    r"\b(?P<what>(?:l'|les?\s|la\s|une?\s|des\s)?(?:inventaires?|listes?|plans?|cahiers?|grilles?|baremes?|bordereaux?|tarifs?|"
    r"proces-verbal|descriptifs?|etats?)\b[^.;:{}]{0,60}?\b(?:(?:est|sont|sera|seront)\s+(?:annexee?s?|jointe?s?\s+en\s+annexe)|"
    r"ci-annexee?s?|annexees?|figure\w*\s+en\s+annexe|(?:fait|font)\s+l'objet\s+d'une\s+annexe)"
    r"(?:\s+(?:au|a\s+la|a\s+l'|aux)\s*(?:present\w*\s+)?(?:contrat|accord|entente|convention)s?)?)"
    r"(?!\s+(?:\d|[b-z]\b(?!')|aux?\b|a\b))"
)
_HERE = r"\{|ci-apres|ci-dessous|ci-dessus|annexe|article|chapitre|paragraphe"


def check(contract: Contract) -> Iterator[Finding]:
    vague = [d for d in contract.all(Document) if not _identified(d) and d.name not in _parents(contract)]
    cited = {cite.target for element in contract.elements for cite in cites_of(element)}
    vague = [document for document in vague if document.name in cited]
    if vague:
        verb = "n'a" if len(vague) == 1 else "n'ont"
        named = enumeration(list(map(_called, vague)))
        message = f"{named} {verb} ni référence, ni date, ni version : rien ne dit quel texte fait foi."
        yield together(
            [d.span for d in vague], message, "Ajoutez « référence » ou « date », ou annexez le texte."
        )
    places = [
        place
        for sentence in sentences_with(contract, _AS)
        for place in _processes(sentence.words, sentence.span)
    ]
    if not contract.all(Document) and not any(e.keyword == "annexe" for e in contract.elements):
        annexed = [
            Span(one.span.source, one.span.start + match.start("what"), one.span.start + match.end("what"))
            for one in sentences_with(contract, _ANNEXED)
            if (match := re.search(_ANNEXED, one.words)) is not None
        ]
        if annexed:
            message = f"{quote(annexed[0].text)} : le contrat n'a pourtant aucune annexe."
            yield together(
                annexed,
                message,
                "Ajoutez ce texte dans un bloc « annexe », ou déclarez-le en bloc « document ».",
            )
    if places:
        message = f"{quote(places[0].text)} n'est ni annexé, ni identifié."
        yield together(places, message, "Annexez ce texte, ou déclarez-le en bloc « document » et citez-le.")


def _called(document: Document) -> str:
    stated = document.designation.value if document.designation is not None else None
    return quote(designated(stated)) if stated is not None else called(document)


def _identified(document: Document) -> bool:
    return any((document.reference, document.date, document.version, document.link))


def _parents(contract: Contract) -> set[str | None]:
    """What the contract is an annexe of: STR13 asks for its reference."""
    parent = contract.agreement.annex_of
    return {parent.value.name} if parent is not None and parent.value is not None else set()


def _processes(words: str, span: Span) -> Iterator[Span]:
    for match in re.finditer(_AS, words):
        if not re.search(_HERE, words[match.end("what") : match.end("what") + 60]):
            yield Span(span.source, span.start + match.start("what"), span.start + match.end("what"))
