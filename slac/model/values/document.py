"""What the document is: its type, versions, term, numbering; and references to what is declared."""

from slac.model import contract as c
from slac.model.values.stating import Stating, phrase, word_of, words_of
from slac.model.vocabulary import folded_keyword
from slac.syntax.tree import Word


def contract_type(s: Stating) -> tuple[str, str | None]:
    words = s.node.words()
    kind = words[0].unquoted
    number_ = next((w.text for w in words[1:]), None)
    return (folded_keyword_or(kind, words[0]), number_.upper() if number_ and number_.isalpha() else number_)


def folded_keyword_or(text: str, word: Word) -> str:
    return text if word.kind == "TEXTE" else text.lower()


def one_reference(s: Stating) -> c.Named | None:
    return next(iter(s.references()), None)


def hours_reference(s: Stating) -> c.Named | None:
    return next(iter(s.references("horaires")), None)


def party_references(s: Stating) -> tuple[c.Named, ...]:
    return s.references("partie")


def all_references(s: Stating) -> tuple[c.Named, ...]:
    return s.references()


def priority_reference(s: Stating) -> c.Named | None:
    return next(iter(s.references("priorité")), None)


def offer_references(s: Stating) -> tuple[c.Named, ...]:
    return s.references("gamme")


def law(s: Stating) -> str:
    return ", ".join(words_of(s))


def version(s: Stating) -> str:
    return s.node.span.text.strip().strip('"«»“” ') if not s.node.words() else word_of(s)


def term(s: Stating) -> c.Term:
    slices = []
    for node in s.node.nodes("tranche_de_duree"):
        label = next((w.unquoted for w in node.words("TEXTE")), None)
        slices.append((s.length(node.nodes("temps")[0]), label))
    total = s.inner("temps")
    return c.Term(tuple(slices), s.length(total) if total else None, s.first("INDETERMINEE") is not None)


def announced(s: Stating) -> c.RichText:
    """What is announced, one after the other: the quotes of each are not part of it."""
    said: list[c.Words | c.Cite | c.Gap] = []
    for item in (item for item in s.node.items if item is not None):
        if said:
            said.append(c.Words(", ", item.span))
        said += s.rich(item) if isinstance(item, Word) else phrase(s, item.span)
    return tuple(said)


def numbering(s: Stating) -> tuple[str, ...]:
    return tuple(
        f'{folded_keyword(n.words("SORTE")[0].text)} "{n.words("TEXTE")[0].unquoted}"'
        + (" suivie" if n.words("SUIVIE") else "")
        for n in s.node.nodes("style_de_rang")
    )


def headings(s: Stating) -> tuple[tuple[str, str], ...]:
    return tuple(
        (folded_keyword(n.words("SORTE")[0].text), n.words("TEXTE")[0].unquoted)
        for n in s.node.nodes("titre_de_sorte")
    )


def designation(s: Stating) -> c.Designation:
    article = s.first("DEFINI")
    noun = s.first("NOM_PROPRE")
    return c.Designation(
        article.text.strip() if article else "", noun.text.strip() if noun else s.node.span.text
    )


def obligation(s: Stating) -> tuple[str, ...]:
    return tuple(folded_keyword_or(w.text, w) for w in s.node.words("OBLIGATION"))


def modified(s: Stating) -> tuple[str, str | None]:
    words = s.node.words()
    return (words[0].unquoted, words[1].unquoted if len(words) > 1 else None)
