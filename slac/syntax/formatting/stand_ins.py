"""A template to be put in form: values of their parameters' types stand where braces call these in a property.

« montant {prime} par jour » reads only once the parameter has its value. What stands in is written in its canonical
form already, so that the braces can take their place back, in the same order.
"""

import re
from typing import NamedTuple

from slac.diagnostics import Diagnostic, Severity
from slac.source import Source
from slac.syntax import parse
from slac.syntax.folding import folded_words
from slac.syntax.formatting.words import brace
from slac.syntax.tree import Tree

#: By the type of a parameter, a value that no contract states.
_VALUES = {
    "pourcentage": "73,9147 %",
    "montant": "739,47 €",
    "durée": "9147 jours calendaires",
    "nombre": "9147",
    "date": "7 mars 9147",
    "courriel": "mot-9147@exemple.fr",
    "téléphone": "09 14 73 91 47",
    "texte": '"mot 9147"',
    "nom": "mot-9147",
}
_TYPES = tuple(_VALUES)
_CALL = re.compile(r"\{[ \t]*(?:param[eè]tre[ \t]+)?([^\W\d][\w-]*)[ \t]*\}", re.IGNORECASE)
_VALUE = re.compile("|".join(re.escape(v) for v in sorted(_VALUES.values(), key=len, reverse=True)))


class Standing(NamedTuple):
    """A template with values in it, and the braces that they stand for, in order."""

    source: Source
    tree: Tree
    calls: tuple[str, ...]

    def undone(self, text: str) -> str:
        """``text``, the template in its canonical form, with the braces in their places."""
        calls = iter(self.calls)
        return _VALUE.sub(lambda _: brace(next(calls)), text)


def with_stand_ins(tree: Tree, mistakes: tuple[Diagnostic, ...]) -> Standing | tuple[Diagnostic, ...]:
    """The template that reads once values stand in it; else those of its ``mistakes`` that no value puts right.

    A parameter declared in another file is taken for one of the first type with which the lines that call it read.
    """
    source = tree.source
    lines = source.text.split("\n")
    types = _declared(tree)
    called: set[int] = set()
    faulty = {m.span.first.line for m in mistakes}
    while faulty and not _VALUE.search(source.text):
        moved = False
        for line in faulty:
            names = [folded_words(call[1]) for call in _CALL.finditer(lines[line - 1])]
            open_ = [name for name in names if len(types.setdefault(name, _TYPES)) > 1]
            if names and line not in called:
                called.add(line)
                moved = True
            elif open_:
                types[open_[0]] = types[open_[0]][1:]
                moved = True
        if not moved:
            break
        standing, found = _filled(source, lines, called, types)
        if not found:
            return standing
        faulty = {m.span.first.line for m in found}
    return tuple(m for m in mistakes if m.span.first.line in faulty)


def _declared(tree: Tree) -> dict[str, tuple[str, ...]]:
    """The one type of each parameter that the file declares; none where no value stands for it."""
    found: dict[str, tuple[str, ...]] = {}
    for block in tree.blocks:
        stated = block.first("type") if block.kind == "paramètre" else None
        if block.name is not None and stated is not None and stated.value.node is not None:
            type_ = folded_words(stated.value.node.span.text)
            known = next((t for t in _TYPES if folded_words(t) == type_), None)
            chosen = "texte" if stated.value.node.words("TEXTE") else known
            found[folded_words(block.name.text)] = (chosen,) if chosen else ()
    return found


def _filled(
    source: Source, lines: list[str], called: set[int], types: dict[str, tuple[str, ...]]
) -> tuple[Standing, tuple[Diagnostic, ...]]:
    """The file with values in the lines ``called``, and the mistakes that it still has."""
    calls: list[str] = []

    def value(call: re.Match[str]) -> str:
        possible = types.get(folded_words(call[1]))
        if not possible:
            return call[0]
        calls.append(call[0])
        return _VALUES[possible[0]]

    text = "\n".join(_CALL.sub(value, one) if n in called else one for n, one in enumerate(lines, 1))
    filled = Source(text, source.path)
    tree, found = parse(filled)
    return Standing(filled, tree, tuple(calls)), tuple(m for m in found if m.severity is Severity.ERROR)
