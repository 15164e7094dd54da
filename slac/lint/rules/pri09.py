"""La priorité d'une demande est décidée par quelqu'un, et peut être discutée. Le constat relève trois
défauts : personne n'est nommé, plusieurs le sont sans ordre entre eux, ou un seul décide sans que l'autre
puisse contester.

## Pourquoi c'est un risque

Tout le reste en dépend. Un incident que le prestataire classe P3 plutôt que P1 a 40 heures au lieu de 8, et
aucun délai n'est manqué : celui qui classe seul fixe ses propres délais.

## Exemple fautif

```slac
partie prestataire
  désigné  le Prestataire
  rôle     prestataire

priorité P1 "Critique"
  rang  1

priorité P2 "Mineure"
  rang  2

décompte
  qualifié par  prestataire, à sa seule discrétion
```

## Exemple corrigé

```slac
partie prestataire
  désigné  le Prestataire
  rôle     prestataire

priorité P1 "Critique"
  rang  1

priorité P2 "Mineure"
  rang  2

décompte
  qualifié par  prestataire

article classement "Classement"
  {Le prestataire} motive son classement. Le Client peut le contester ; le traitement n'en est pas suspendu.
```

## Comment corriger

Nommez qui qualifie (« qualifié par »), et écrivez comment l'autre partie conteste : par un motif, sans
suspendre le traitement, puis d'un commun accord.

## Source

Code civil, art. 1171 : dans un contrat d'adhésion, la clause non négociable qui crée un déséquilibre
significatif est réputée non écrite. Portée : contrats d'adhésion de droit français ; ailleurs, pratique.
"""

import re
from collections.abc import Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import called, plain
from slac.lint.finding import Finding
from slac.lint.owed import owed_where
from slac.lint.passages import Sentence, paragraphs_with
from slac.lint.wording import enumeration, quote
from slac.model.contract import Contract, Counting, Party, Priority, Stated
from slac.model.modality import Modality
from slac.model.obligations import Obligation
from slac.source import Span
from slac.syntax.folding import folded_words

title = "Décideur de priorité multiple ou unilatéral"
severity = Severity.WARNING

_CLASSING = r"\b(?:(?:re)?qualifi|(?:re)?class[ei]|defini|determin|fixe|attribu|contest|choix)"
_CLASSED = (
    r"\b(?:priorites?|gravites?|severites?|categories?|criticites?|classement|qualification|niveaux?)\b"
)
_MATTER = (
    r"\b(?:probleme|anomalie|incident|demande|requete|ticket|defaillance|panne|dysfonctionnement|defaut|derangement|"
    r"sinistre|alerte|appel|signalement)s?\b"
)
_DECIDES = r"\b(?:qualifier|classer|definir|determiner|fixer)\b"
_AGREES = r"\bconven(?:ir|u|ue|us|ues)\b|\bconvien(?:t|nent|dra|dront)\b"
_OPEN = (
    r"\bcontest|\bcommun\s+accord|\bconcert|\brequalif|\breclass|\brecours\b|\barbitr|\bcontradictoire|\bdesaccord|"
    r"\btranch|\baccord\s+avec\b"
)
_ALONE = r"\bdiscretion\b|\bdefinitiv|\bsans\s+recours\b"

_REMEDY = "Écrivez comment l'autre partie conteste : en le motivant, sans suspendre le traitement."


def check(contract: Contract) -> Iterator[Finding]:
    priorities = contract.all(Priority)
    if len(priorities) < 2:
        return
    about = [p for p in paragraphs_with(contract, _CLASSING) if _about_classing(p)]
    stated = _stated(contract)
    said = folded_words(" ".join(s.span.text for s in stated))
    if re.search(_OPEN, said) or any(re.search(_OPEN, paragraph.words) for paragraph in about):
        return
    deciding = [one.obligation for one in owed_where(contract, _DECIDES) if _decides(one.obligation)]
    agreed = [
        place
        for one in owed_where(contract, _AGREES)
        if re.search(_CLASSED, one.words)
        for place in one.places(_AGREES)
    ]
    parties = _parties(contract, stated, deciding)
    if len(parties) > 1:
        places = _places(stated, deciding)
        yield Finding(
            places[0],
            f"{enumeration([called(party) for party in parties])} décident tous deux de la priorité : rien ne dit "
            "lequel l'emporte.",
            tuple(Label(place, "ici aussi") for place in places[1:]),
            "Dites qui propose et qui tranche, par exemple « le Client à l'ouverture, puis d'un commun accord ».",
        )
    elif agreed and (stated or parties):
        who = called(parties[0]) if parties else quote(stated[0].span.text.strip('"« »'))
        yield Finding(
            _places(stated, deciding)[0],
            f"{who} qualifie la priorité, mais le texte veut aussi qu'elle soit convenue : rien ne dit qui tranche en "
            "cas de désaccord.",
            tuple(Label(place, "convenue") for place in agreed),
            "Dites qui tranche, et que le traitement n'attend pas.",
        )
    elif stated or parties:
        who = called(parties[0]) if parties else quote(stated[0].span.text.strip('"« »'))
        yield _alone(who, _places(stated, deciding)[0], about, said)
    elif not about:
        yield Finding(
            priorities[0].span,
            "Rien ne dit qui décide de la priorité d'une demande.",
            help="Ajoutez « qualifié par » au décompte, et comment l'autre partie conteste.",
        )


def _about_classing(paragraph: Sentence) -> bool:
    return re.search(f"{_CLASSED}|{_MATTER}", paragraph.words) is not None


def _stated(contract: Contract) -> list[Stated[object]]:
    blocks = [e for e in contract.elements if isinstance(e, Priority | Counting)]
    return [
        block.qualified_by for block in blocks if block.qualified_by is not None and block.qualified_by.given
    ]


def _decides(obligation: Obligation) -> bool:
    words = folded_words(plain(obligation.text))
    return (
        obligation.modality in (Modality.DUTY, Modality.PERMISSION)
        and bool(re.search(_DECIDES, words))
        and bool(re.search(_CLASSED, words) or re.search(r"\b(?:qualifier|classer)\b.*" + _MATTER, words))
    )


def _parties(contract: Contract, stated: list[Stated[object]], owed: list[Obligation]) -> list[Party]:
    named = [one.name for s in stated if isinstance(s.value, tuple) for one in s.value]
    found = [contract.find(name) for name in (*named, *(name for o in owed for name in o.debtors))]
    return list({party.name: party for party in found if isinstance(party, Party)}.values())


def _places(stated: list[Stated[object]], owed: list[Obligation]) -> list[Span]:
    return [s.span for s in stated] + [obligation.span for obligation in owed]


def _alone(who: str, place: Span, about: list[Sentence], said: str) -> Finding:
    final = next((found for paragraph in about for found in paragraph.places(_ALONE)), None)
    alone = ", et sa décision est sans retour" if final is not None or re.search(_ALONE, said) else ""
    labels = (Label(final, "sans retour"),) if final is not None else ()
    message = f"{who} décide seul de la priorité{alone} : l'autre partie n'a aucun moyen de la contester."
    return Finding(place, message[0].upper() + message[1:], labels, _REMEDY)
