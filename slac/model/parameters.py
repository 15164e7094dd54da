"""Parameters of a template: what each declares, and the value that each is given."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from slac.diagnostics import Severity
from slac.model.accepting import KINDS, Value, accepted, compared, out_of_bounds
from slac.model.reuse import Given
from slac.source import Source, Span
from slac.syntax.folding import folded_words
from slac.syntax.mistakes import said
from slac.syntax.suggest import closest
from slac.syntax.tree import Block, Node, Word

CHOICE = "parmi"

#: What may follow « type », apart from « parmi ».
TYPES = (*KINDS, "texte", "nom", "oui ou non")


class Fault(NamedTuple):
    """A finding before the contract is read for good: lines keep their number, so the place is a line of a file."""

    code: str
    severity: Severity
    message: str
    source: Source
    line: int
    help: str = ""


class Parameter(NamedTuple):
    """A declared parameter. ``type`` None: not said, so that it holds no value; ``choices`` of « parmi »."""

    name: str  # folded
    written: str
    label: str
    type: str | None
    choices: tuple[str, ...]
    low: Value | None
    high: Value | None
    default: Value | None
    source: Source
    line: int

    @property
    def hole(self) -> str:
        """What a draft prints where there is no value."""
        return f"[{self.label}]"

    @property
    def place(self) -> Span:
        """The header of its block, in the author's text."""
        return line_span(self.source, self.line)


def line_span(source: Source, line: int) -> Span:
    """What stands on a line, without the blanks around it and a comment after it."""
    text = source.line_text(line)
    start = sum(len(before) + 1 for before in source.text.split("\n")[: line - 1])
    shown = re.split(r"(?:[ ]{2}|\t)#", text.strip())[0].rstrip()
    begin = start + len(text) - len(text.lstrip())
    return Span(source, begin, begin + len(shown))


# -- declared ---------------------------------------------------------------------------------------------------


def declared(block: Block, source: Source) -> tuple[Parameter, tuple[Fault, ...]]:
    """The parameter that a ``paramètre`` block of ``source`` declares (it has a name), and what is wrong with it."""
    assert block.name is not None
    line = block.header_span.first.line
    written = block.name.text
    label = block.label.unquoted if block.label else written
    type_, choices = _type(block)
    bare = Parameter(
        folded_words(written), written, _as_hole(label), type_, choices, None, None, None, source, line
    )
    faults: list[Fault] = []

    def wrong(message: str, property_: str, remedy: str) -> None:
        at = block.first(property_)
        where = at.span.first.line if at else line
        faults.append(Fault("PAR05", Severity.ERROR, f"« {written} » {message}", source, where, remedy))

    if type_ is None:
        wrong(
            "n'a pas de type : aucune valeur ne peut lui être donnée.",
            "type",
            f"Ajoutez « type  {TYPES[0]} », ou {', '.join(TYPES[1:])}.",
        )
        return bare, tuple(faults)
    for choice in choices:
        if isinstance(refused := accepted("texte", (), choice), str):
            wrong(f"propose {said(choice)}, qui {refused}.", "type", "Écrivez ce choix autrement.")
    ends: list[Value | None] = []
    for text in _bounds(block):
        read = accepted(type_, choices, text) if text is not None else None
        if isinstance(read, str) or (read is not None and read.size is None):
            wrong(f"a pour borne {said(text or '')}, qui ne borne pas le type « {type_} ».", "bornes", _BOUND)
            read = None
        ends.append(read)
    parameter = bare._replace(low=ends[0], high=ends[1])
    if parameter.low and parameter.high and compared(parameter.low, parameter.high) > 0:
        wrong("a des bornes à l'envers : aucune valeur ne convient.", "bornes", "Inversez les deux bornes.")
        parameter = parameter._replace(low=None, high=None)
    default = _default(block)
    if default is not None:
        read = accepted(type_, choices, default)
        if isinstance(read, str):
            wrong(f"a pour valeur par défaut {said(default)}, qui {read}.", "par défaut", _DEFAULT)
        elif outside := out_of_bounds(parameter.low, parameter.high, read):
            wrong(f"a pour valeur par défaut {said(default)}, qui {outside}.", "par défaut", _DEFAULT)
        else:
            parameter = parameter._replace(default=read)
    return parameter, tuple(faults)


_BOUND = "Écrivez les bornes comme les valeurs : « de 0 % à 20 % », « au moins 2 », « au plus 500 € »."
_DEFAULT = "Corrigez la valeur par défaut, ou le type et les bornes qui la refusent."


def _as_hole(label: str) -> str:
    """A label that may stand in square brackets."""
    return " ".join(re.sub(r"[{}\[\]]", " ", label).split()) or "valeur"


def _type(block: Block) -> tuple[str | None, tuple[str, ...]]:
    stated = block.first("type")
    node = stated.value.node if stated else None
    if node is None:
        return None, ()
    choices = tuple(w.unquoted for w in node.words("TEXTE"))
    if choices:
        return CHOICE, choices
    word = next(iter(node.words("TYPE_DE_VALEUR")), None)
    known = {folded_words(type_): type_ for type_ in TYPES}
    return (known.get(folded_words(word.text)) if word else None), ()


def _bounds(block: Block) -> tuple[str | None, str | None]:
    """The texts of the lower and upper bounds."""
    stated = block.first("bornes")
    node = stated.value.node if stated else None
    inner = next((n for n in node.nodes()), None) if node else None
    if inner is None:
        return None, None
    texts = [_text(item) for item in inner.items if item is not None]
    match inner.rule:
        case "de_a":
            return texts[0], texts[1]
        case "au_moins":
            return texts[0], None
    return None, texts[0]


def _default(block: Block) -> str | None:
    stated = block.first("par défaut")
    node = stated.value.node if stated else None
    item = next((i for i in node.items if i is not None), None) if node else None
    return _text(item) if item is not None else None


def _text(item: Node | Word) -> str:
    return item.unquoted if isinstance(item, Word) else item.span.text


# -- given ------------------------------------------------------------------------------------------------------


def filled(
    parameters: Sequence[Parameter], given: Given, start: tuple[Source, int]
) -> tuple[dict[str, Value | None], tuple[Fault, ...]]:
    """The value of each parameter by name (None: a hole), and what is wrong with those given.

    ``start`` is the place of the findings that are about no parameter of the contract.
    """
    known = {parameter.name: parameter for parameter in parameters}
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    for name, text in given.values.items():
        if folded_words(name) in known:
            texts[folded_words(name)] = text
        elif name != given.key:
            near = closest(name, [p.written for p in parameters])
            declares = ", ".join(p.written for p in parameters) or "aucun"
            faults.append(
                Fault(
                    "PAR03",
                    Severity.ERROR,
                    f"{said(name)}, que donne {said(given.place)}, n'est pas un paramètre de ce contrat.",
                    *start,
                    f"Vouliez-vous dire « {near} » ?" if near else f"Paramètres de ce contrat : {declares}.",
                )
            )
    values: dict[str, Value | None] = {}
    for parameter in parameters:
        value, found = _given(parameter, texts.get(parameter.name), given.place)
        values[parameter.name] = value
        faults += found
    return values, tuple(faults)


def _given(parameter: Parameter, text: str | None, place: str) -> tuple[Value | None, list[Fault]]:
    if parameter.type is None:
        return None, []
    if text is None or not text.strip():
        value: Value | str | None = parameter.default
    elif len(text) < 40 and folded_words(text) == "a completer":
        value = None
    else:
        value = accepted(parameter.type, parameter.choices, text)
    if value is None:
        return None, [_fault(parameter, "PAR04", Severity.INFO, _MISSING.format(parameter.written), _GIVE)]
    if value is parameter.default:
        return value, []
    text = text or ""
    what = f"La valeur {said(text)}, que donne {said(place)} à « {parameter.written} »,"
    if isinstance(value, str):
        near = closest(text, parameter.choices)
        remedy = f"Vouliez-vous dire {said(near)} ?" if near else _AGAIN
        return None, [_fault(parameter, "PAR01", Severity.ERROR, f"{what} {value}.", remedy)]
    outside = out_of_bounds(parameter.low, parameter.high, value)
    if outside:
        remedy = "Corrigez la valeur, ou les bornes si elles ne sont plus les bonnes."
        return value, [_fault(parameter, "PAR02", Severity.ERROR, f"{what} {outside}.", remedy)]
    return value, []


_MISSING = "« {} » n'a pas de valeur : le document reste un projet."
_GIVE = "Donnez-la dans le fichier de valeurs (--values), ou une valeur « par défaut » au paramètre."
_AGAIN = "Corrigez le fichier de valeurs ; en attendant, le projet laisse un trou à sa place."


def _fault(parameter: Parameter, code: str, severity: Severity, message: str, remedy: str) -> Fault:
    return Fault(code, severity, message, parameter.source, parameter.line, remedy)
