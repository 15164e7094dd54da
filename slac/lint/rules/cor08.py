"""Une partie n'a qu'un nom dans le contrat. « le Fournisseur » ici, « le Prestataire » là, sa raison sociale
ailleurs : le lecteur doit deviner que c'est la même.

## Pourquoi c'est un risque

Deux noms peuvent désigner deux personnes. Quand « le Fournisseur » promet et que « le Prestataire » répare,
une société du même groupe, ou un sous-traitant, peut être celle qui doit réparer.

## Exemple fautif

```slac
partie fournisseur "FTS"
  désigné      le Fournisseur
  aussi nommé  "le Prestataire"
```

## Exemple corrigé

```slac
partie fournisseur "FTS"
  désigné  le Fournisseur
```

## Comment corriger

Gardez le nom de « désigné » et citez la partie entre accolades : « {le fournisseur} ». Le nom reste alors
le même partout.

## Source

Code civil, art. 1190 : dans le doute, le contrat de gré à gré s'interprète contre le créancier, et le
contrat d'adhésion contre celui qui l'a proposé. Portée : droit français.
"""

import re
from collections.abc import Iterable, Iterator

from slac.diagnostics import Label, Severity
from slac.lint.facts import designated, plain, words_of
from slac.lint.finding import Finding
from slac.lint.terms import stems
from slac.lint.wording import enumeration, number_word, quote
from slac.model.contract import Contract, Party
from slac.source import Span
from slac.syntax.folding import folded_words

title = "Partie à plusieurs noms"
severity = Severity.WARNING

_SHOWN = 3
#: Speaking to one another is not a second name.
_PRONOUNS = {"nous", "vous"}
_ARTICLE = r"(?i:(?P<article>les?|la|l(?=['’])|nos|notre|vos|votre)(?:['’]|\s+))"
#: « Éditions Morel, société anonyme (ci-après l'Éditeur) », in one sentence.
_HEREAFTER = r"(?i:(?:[^;!?\n{]|\n(?!\s*\n)){0,160}?\bci-apr[èe]s\b)"
#: What may stand before a name that is declared with its article: « le Prestataire » is also « du Prestataire ».
_BEFORE = {"le": r"\b(?:le|du|au)\s+$", "la": r"\bla\s+$", "l": r"\bl['’]$", "les": r"\b(?:les|des|aux)\s+$"}


def check(contract: Contract) -> Iterator[Finding]:
    parties = contract.all(Party)
    if not parties:
        return
    spoken = (e for e in contract.elements if not isinstance(e, Party) and e.keyword != "préambule")
    texts = [words.span for element in spoken for words in words_of(element)]
    places = _places(texts, {other for party in parties for other in _others(party)})
    for party in parties:
        if party.designation is None or party.designation.value is None:
            continue
        name = designated(party.designation.value)
        used = sorted((place for other in _others(party) for place in places.get(other, ())), key=_where)
        used = [place for place in used if not _presents(place)]
        aliases = _aliases(party)
        if not aliases and not used:
            continue
        place = party.aliases.span if party.aliases and aliases else used[0]
        names = [name, *(aliases or dict.fromkeys(span.text for span in used))]
        yield Finding(
            place,
            f"{number_word(len(names)).capitalize()} noms pour une seule partie : "
            f"{enumeration([quote(one) for one in names])}.",
            tuple(Label(span, "un autre nom de la même partie") for span in used[:_SHOWN] if span != place),
            f"Gardez un seul nom : écrivez « {{{party.written_name}}} » partout où cette partie est nommée.",
        )


def _presents(place: Span) -> bool:
    """Whether the name is given on purpose: with « ci-après le Client » behind it, or by the brace of a template."""
    from slac.model.filling import is_value

    return is_value(place) or re.match(_HEREAFTER, place.source.text[place.end :]) is not None


def _aliases(party: Party) -> list[str]:
    """The other names that a party declares; « nos clients » is none of « le Client »."""
    short = party.designation.value if party.designation is not None else None
    declared = (party.aliases.value or ()) if party.aliases else ()
    return [
        other
        for other in declared
        if folded_words(other) not in _PRONOUNS
        and (short is None or stems(_bare(other)) != stems(short.noun))
    ]


def _others(party: Party) -> list[str]:
    """The names under which a party may be met in a text besides its short one, its company name included."""
    short = party.designation.value if party.designation is not None else None
    noun = short.noun if short is not None else ""
    official = {party.label or ""}
    if party.legal_name is not None and party.legal_name.value is not None:
        official.add(plain(party.legal_name.value).strip())
    found = (*_aliases(party), *sorted(name for name in official if len(name) > 2 and name != noun))
    return [name for name in found if folded_words(_bare(name)) not in folded_words(noun)]


def _bare(name: str) -> str:
    """« Prestataire » of « le Prestataire »."""
    return re.sub(rf"^{_ARTICLE}", "", name.strip())


def _where(span: Span) -> tuple[str, int]:
    return span.source.path, span.start


def _places(texts: Iterable[Span], names: Iterable[str]) -> dict[str, list[Span]]:
    """Where each name stands as words of its own, after its article if it has one, the longest name counting."""
    found: dict[str, list[Span]] = {}
    by_noun: dict[str, list[str]] = {}
    for name in names:
        by_noun.setdefault(_bare(name), []).append(name)
    if not by_noun:
        return found
    longest_first = sorted(by_noun, key=lambda noun: (-len(noun), noun))
    pattern = rf"(?<![\w@./-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w@/-]|\.\w)"
    for text in texts:
        for match in re.finditer(pattern, text.text):
            place = Span(text.source, text.start + match.start(), text.start + match.end())
            before = text.source.text[max(0, place.start - 10) : place.start]
            for name in by_noun[match[0]]:
                article = re.match(_ARTICLE, name)
                asked = _BEFORE.get(article["article"].lower(), r"\s$") if article else ""
                if re.search(asked, before, re.IGNORECASE):
                    found.setdefault(name, []).append(place)
    return found
