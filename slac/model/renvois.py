"""Renvois to clauses: the word printed is that of the clause they lead to, and the article before it agrees.

« l'{article 5} » aimed at a chapter reads « le chapitre 5 », « de l'{article 5} » « du chapitre 5 »: whoever wrote the
renvoi may not know what stands there, and what stands there may change.
"""

import re
from typing import NamedTuple

from slac.model.articles import agree, capitalised
from slac.model.contract import Cite, Clause, Contract, Designation, Element, Gap, RichText, Words
from slac.syntax.folding import folded_words

#: What a clause is called, by the block that opens it; « article » for any other.
_NOUNS = {
    "titre": Designation("le", "titre"),
    "chapitre": Designation("le", "chapitre"),
    "annexe": Designation("l'", "annexe"),
    "préambule": Designation("le", "préambule"),
}
_ARTICLE = Designation("l'", "article")
#: Blocks that are called by their own word where the author does so, unless they are printed as articles.
_OWN_WORD = {"engagement": Designation("l'", "engagement"), "activité": Designation("l'", "activité")}

#: An article that ends the words before a brace.
_BEFORE = re.compile(
    r"(?<![\w'’-])((?:de |à )?l['’]|(?:(?:de |à )?la|le|les|du|des|au|aux)[ \u00a0\n]+)$", re.IGNORECASE
)


class Piece(NamedTuple):
    """A part of a renvoi: words before it, where it leads (the clause's anchor), and what is printed for it."""

    lead: str
    anchor: str
    shown: str


def noun_of(element: Element, clause: Clause, written: str = "") -> Designation:
    """What a clause is called, with its article: « le chapitre », « l'annexe »; ``written`` is what cites it."""
    noun = _NOUNS.get(element.keyword)
    own = _OWN_WORD.get(element.keyword)
    if noun is None and own is not None and not clause.label.startswith("Article"):
        typed = folded_words(element.keyword) in folded_words(written).replace("'", " ").split()
        noun = own if typed else None
    return noun or _ARTICLE


def clause_named(element: Element, clause: Clause, written: str = "") -> Designation:
    """A clause by its number: ("le", « chapitre 5 »); by its title where it has none; « préambule » is its own name."""
    article, noun = noun_of(element, clause, written)
    if clause.number:
        return Designation(article, f"{noun} {clause.number}")
    return Designation(article, noun if element.keyword == "préambule" else f"{noun} « {clause.title} »")


def renvoi(cite: Cite, contract: Contract) -> tuple[Piece, ...]:
    """What a citation of clauses prints; () when one of them is no clause of the document."""
    if cite.part:
        return _to_part(cite, contract)
    names = [name for name in (cite.target, *cite.more) if name]
    targets = [
        (element, contract.clauses[name])
        for name in names
        if (element := contract.find(name)) is not None and name in contract.clauses
    ]
    if not targets or len(targets) != len(names):
        return ()
    nouns = [noun_of(*target, cite.written) for target in targets]
    leads = ["", *[", "] * (len(targets) - 2), " et "][: len(targets)]
    if len(targets) > 1 and len(set(nouns)) == 1 and all(clause.number for _, clause in targets):
        leads[0] = agree(cite.article, Designation("les", f"{nouns[0].noun}s")) + " "
        named = [Designation("", clause.number) for _, clause in targets]
    else:
        named = [clause_named(element, clause, cite.written) for element, clause in targets]
        leads = [lead + _article_of(cite.article, noun) for lead, noun in zip(leads, named, strict=True)]
    pieces = [
        Piece(lead, clause.anchor, noun.noun)
        for lead, (_, clause), noun in zip(leads, targets, named, strict=True)
    ]
    return _as_written(pieces, cite)


def _to_part(cite: Cite, contract: Contract) -> tuple[Piece, ...]:
    """What a citation of a titled paragraph prints: its number, else its title."""
    element = contract.find(cite.target)
    passages = element.prose if element is not None else ()
    part = next((found for passage in passages if (found := passage.part(cite.part))), None)
    if part is None or element is None or element.name not in contract.clauses:
        return ()
    own_word = "paragraphe" in folded_words(cite.written)
    article, noun = Designation("le", "paragraphe") if own_word else _ARTICLE
    called = part.number if part.number not in ("", "sans") else f"« {part.title} »"
    named = Designation(article, f"{noun} {called}")
    return _as_written([Piece(_article_of(cite.article, named), part.anchor, named.noun)], cite)


def _as_written(pieces: list[Piece], cite: Cite) -> tuple[Piece, ...]:
    """With the mark of the item that is cited, and the capital that the author began with."""
    if cite.number:
        pieces[-1] = pieces[-1]._replace(shown=f"{pieces[-1].shown}, {cite.number}")
    if cite.written[:1].isupper():
        first = pieces[0]
        pieces[0] = (
            first._replace(lead=capitalised(first.lead))
            if first.lead
            else first._replace(shown=capitalised(first.shown))
        )
    return tuple(pieces)


def with_articles(text: RichText) -> RichText:
    """The text with each article that stands before a renvoi taken into it, so that it agrees."""
    found: list[Words | Cite | Gap] = []
    for part in text:
        last = found[-1] if found else None
        if isinstance(part, Cite) and part.kind == "clause" and not part.article and isinstance(last, Words):
            match = _BEFORE.search(last.text)
            if match:
                article = " ".join(match[1].split())
                found[-1] = last._replace(text=last.text[: match.start()])
                part = part._replace(article=article, written=f"{article} {part.written}")
        found.append(part)
    return tuple(found)


def _article_of(typed: str, noun: Designation) -> str:
    """« du » before « chapitre 5 », its blank included."""
    return agree(typed, noun).removesuffix(noun.noun)
