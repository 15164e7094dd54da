"""What is covered, and what is done with the rest."""

from datetime import date
from typing import Literal

from slac.model import contract as c
from slac.model.numbers import day
from slac.model.values.stating import Stating, bullets
from slac.syntax.folding import folded_words
from slac.syntax.tree import Node, Word


def components(s: Stating) -> tuple[c.Named, ...]:
    found = []
    for target in s.node.nodes("cible"):
        written = next((w.text for w in target.words("NOM")), "")
        label = next((w for w in target.words("TEXTE")), None)
        words = s.rich(label) if label else (c.Words(target.span.text, target.span),)
        found.append(c.Named(folded_words(written) or None, words, target.span, written=written))
    return tuple(found)


def scope_items(s: Stating) -> c.ScopeItem:
    """One line of a scope; several targets on one line are one item each (see ``spread_scope``)."""
    return spread_scope(s)[0]


def spread_scope(s: Stating) -> tuple[c.ScopeItem, ...]:
    requests = tuple(
        w.unquoted if w.kind == "TEXTE" else folded_words(w.text)
        for n in s.node.nodes("pour_demandes")
        for w in n.words()
    )
    level_node = s.inner("au_niveau")
    level = level_node.words()[0].unquoted if level_node else None
    to_node = s.inner("destinataire")
    to = to_node.span.text.strip('"«»“” ') if to_node else None
    targets = s.node.nodes("cible")
    last = targets[-1].words("NOM") if targets else ()
    items = bullets(s.reading, s.value, folded_words(last[0].text) if last else "")
    if not targets:
        return (c.ScopeItem(None, None, requests, level, to, items),)
    return tuple(
        c.ScopeItem(
            next((folded_words(w.text) for w in t.words("NOM")), None),
            next((w.unquoted for w in t.words("TEXTE")), None),
            requests,
            level,
            to,
            items if t is targets[-1] else (),
            next((s.rich(w) for w in t.words("TEXTE")), ()),
            next((w.text for w in t.words("NOM")), ""),
        )
        for t in targets
    )


def inventory(s: Stating) -> str | date:
    if s.first("OUVERT"):
        return "ouvert"
    if s.first("ARRETE_A_LA_SIGNATURE"):
        return "à la signature"
    word = s.first("DATE")
    found = day(word.text) if word else None
    return found if found is not None else s.node.span.text.strip('"«»“” ')


def steps(s: Stating) -> tuple[c.Step, ...]:
    return tuple(steps_in(s.node))


_ACTIONS = {
    "enregistrer": "enregistrer", "clore": "clore", "router": "router vers", "transmettre": "transmettre à",
    "devis": "devis", "avenant": "avenant",
}  # fmt: skip


def steps_in(node: Node) -> list[c.Step]:
    found: list[c.Step] = []
    link: Literal["", "puis", "ou"] = ""
    for item in node.items:
        if isinstance(item, Word) and item.kind == "SUITE":
            link = "ou" if folded_words(item.text).endswith("ou") else "puis"
        elif isinstance(item, Node) and item.rule in _ACTIONS:
            to = next(iter(item.nodes("destinataire")), None)
            found.append(c.Step(_ACTIONS[item.rule], to.span.text.strip('"«»“” ') if to else None, link))
    return found
