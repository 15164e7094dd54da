"""One contract out of its files: fragments included, parameters filled, amendments carried out.

The result is a tree, each block of which keeps its places in its own file, and one canonical text that states the same
in one piece: it is what is attached to the document, and its SHA-256 is the contract's fingerprint.
"""

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from slac.diagnostics import Diagnostic, Severity
from slac.model.amend import Change, amend
from slac.model.filling import Read, authored, read
from slac.model.parameters import Fault, Parameter, declared, filled, line_span
from slac.model.pieces import Piece, commented, pieces_of
from slac.model.reuse import NOTHING, REUSE, Given, Load, NotLoaded, nowhere, reuses
from slac.record import Record, uncompared
from slac.source import Source
from slac.syntax import parse
from slac.syntax.folding import folded_words
from slac.syntax.tree import Block, Tree

#: How many files one contract is made of at most, and how deep they include one another.
MOST_FILES = 200
DEEPEST = 50

_WHOLE = re.compile(r"^(?:contrat|avenant)\b", re.IGNORECASE | re.MULTILINE)
_ABSOLUTE = re.compile(r"/|[A-Za-z]:|\\\\")


class Part(NamedTuple):
    """A file of a contract: its path from the contract's folder, and the SHA-256 of its text."""

    path: str
    sha256: str


class Assembly(Record):
    """A contract in one piece.

    ``text`` is the canonical text; for a contract made of one file without parameters, that file's own. ``parts`` are
    its files, the contract first. ``diagnostics`` are the mistakes of writing of all files, and the findings about
    includes, parameters and amendments, by place. ``unfilled`` are the parameters that the contract calls and that have
    no value. ``amendment`` is the ``avenant`` block of the contract's file; ``changes`` and ``base`` (the contract that
    it modifies, in one piece) are its own.
    """

    tree: Tree
    text: str
    parts: tuple[Part, ...]
    diagnostics: tuple[Diagnostic, ...]
    unfilled: tuple[Parameter, ...] = ()
    changes: tuple[Change, ...] = ()
    base: Tree | None = uncompared(default=None)
    amendment: Block | None = uncompared(default=None)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the canonical text in UTF-8, lower-case hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def assemble(source: Source, load: Load = nowhere, given: Given = NOTHING) -> Assembly:
    """The contract of ``source`` with what it includes, and the values ``given`` to its parameters."""
    name = source.path.rpartition("/")[2]
    if not reuses(source) and not given.values:
        tree, mistakes = parse(source)
        return Assembly(tree, source.text, (Part(name, source.fingerprint),), mistakes)
    gathering = _Gathering(load)
    main = gathering.file(source, name, ())
    return _Assembling(gathering, main, given).assembly()


# -- the files --------------------------------------------------------------------------------------------------


class _File(NamedTuple):
    """A file, and what it reuses (read from its text without the rest).

    ``others`` are the files that it calls, by line: those of its ``inclure``, and of its ``avenant``.
    """

    source: Source
    path: str
    reuse: tuple[Block, ...]
    others: "dict[int, _File]"

    @property
    def base(self) -> "_File | None":
        """The contract that it amends."""
        own = next((b for b in self.reuse if b.kind == "avenant"), None)
        return self.others.get(own.header_span.first.line) if own else None


class _Gathering:
    """Every file of a contract, each read once."""

    def __init__(self, load: Load) -> None:
        self.load = load
        self.files: dict[str, _File] = {}
        self.faults: list[Fault] = []

    def file(self, source: Source, path: str, chain: tuple[str, ...]) -> _File:
        found = self.files[path] = _File(source, path, _reuse(source), {})
        chain = (*chain, path)
        for block in found.reuse:
            line = block.header_span.first.line
            other = None
            if block.kind == "inclure" and (word := next(iter(block.header.words("TEXTE")), None)):
                other = self._other(word.unquoted, found, line, chain)
            elif block.kind == "avenant" and found.base is None:
                other = self._base(block, found, chain)
            if other is not None:
                found.others[line] = other
        return found

    def _other(self, target: str, by: _File, line: int, chain: tuple[str, ...]) -> _File | None:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(by.path), target))
        source = self._source(target, path, by, line, chain)
        if source is None:
            return None
        if _WHOLE.search(source.text) and not parse(source)[0].is_fragment:
            self._fault(by, line, "INC04", f"« {target} » est un contrat entier, pas un fragment.", _FRAGMENT)
            return None
        return self.file(source, path, chain)

    def _base(self, block: Block, by: _File, chain: tuple[str, ...]) -> _File | None:
        """The contract that an ``avenant`` modifies: a path, or the name of a file beside."""
        stated = block.first("modifie")
        node = stated.value.node if stated else None
        if stated is None or node is None:
            message = "Cet avenant ne dit pas quel contrat il modifie."
            self._fault(by, block.header_span.first.line, "AVE01", message, _MODIFIES)
            return None
        word = node.words()[0]
        target = word.unquoted if word.kind == "TEXTE" else f"{word.text}.slac"
        path = posixpath.normpath(posixpath.join(posixpath.dirname(by.path), target))
        line = stated.span.first.line
        source = self._source(target, path, by, line, chain, amending=True)
        if source is None:
            return None
        if parse(source)[0].is_fragment:
            message = f"« {target} » est un fragment, pas un contrat."
            self._fault(by, line, "AVE01", message, _MODIFIES)
            return None
        return self.file(source, path, chain)

    def _source(
        self, target: str, path: str, by: _File, line: int, chain: tuple[str, ...], amending: bool = False
    ) -> Source | None:
        """The text of another file, None with a finding when it is not to be had."""
        verb = "modifié" if amending else "inclus"
        if path in chain:
            way = " → ".join(f"« {step} »" for step in (*chain[chain.index(path) :], path))
            self._fault(by, line, "INC03", f"Ces fichiers s'incluent en rond : {way}.", _ROUND)
        elif path in self.files:
            message = f"« {target} » est déjà inclus dans ce contrat : ses blocs y seraient deux fois."
            self._fault(by, line, "INC05", message, "Gardez un seul de ces « inclure ».")
        elif len(self.files) >= MOST_FILES or len(chain) >= DEEPEST:
            message = f"« {target} » ne peut pas être {verb} : ce contrat est déjà fait de {len(self.files)} fichiers."
            self._fault(by, line, "INC01", message, f"Au plus {MOST_FILES} fichiers, sur {DEEPEST} niveaux.")
        elif _ABSOLUTE.match(target):
            self._fault(by, line, "INC02", f"« {target} » ne part pas du dossier de ce fichier.", _INSIDE)
        else:
            try:
                return self.load(path)
            except NotLoaded as refusal:
                code = "AVE01" if amending and refusal.code == "INC01" else refusal.code
                help_ = _INSIDE if code == "INC02" else _PATH
                self._fault(by, line, code, f"« {target} » ne peut pas être {verb} : {refusal.why}.", help_)
        return None

    def _fault(self, by: _File, line: int, code: str, message: str, remedy: str) -> None:
        self.faults.append(Fault(code, Severity.ERROR, message, by.source, line, remedy))


_FRAGMENT = "Un fragment n'a ni bloc « contrat » ni bloc « avenant » : mettez les clauses communes dans un tel fichier."
_ROUND = "Retirez l'un de ces « inclure »."
_INSIDE = "Citez un fichier du projet, par son chemin à partir du dossier de celui-ci : « clausier/suspension.slac »."
_PATH = "Vérifiez le chemin, qui part du dossier de ce fichier, avec « / » entre les dossiers."
_MODIFIES = 'Écrivez par exemple « modifie  "contrat.slac", version 1.0 ».'


def _reuse(source: Source) -> tuple[Block, ...]:
    """The blocks of reuse of a file, at their lines; nothing else of it is read."""
    if not reuses(source):
        return ()
    kept: list[str] = []
    keeping = False
    for line in source.text.split("\n"):
        if line[:1].strip() and line[0] != "#":
            keeping = REUSE.match(line) is not None
        kept.append(line if keeping else "")
    return parse(Source("\n".join(kept), source.path))[0].blocks


# -- one contract out of them -----------------------------------------------------------------------------------


class _Assembling:
    """The files of a contract being filled, then spliced."""

    def __init__(self, gathering: _Gathering, main: _File, given: Given) -> None:
        self.files = gathering.files
        self.main = main
        self.faults = list(gathering.faults)
        self.changes: tuple[Change, ...] = ()
        self.base: Tree | None = None
        self.amendment: Block | None = None
        self.parameters = self._declared()
        self.values, faults = filled(
            tuple(self.parameters.values()), given, (main.source, _first_line(main.source))
        )
        self.faults += faults
        self.read: dict[str, Read] = {path: self._read(file) for path, file in self.files.items()}

    def assembly(self) -> Assembly:
        pieces = tuple(self._pieces(self.main))
        used = frozenset(name for one in self.read.values() for name in one.used)
        self.faults += self._unused(used)
        parts = tuple(
            Part(posixpath.normpath(file.path), file.source.fingerprint) for file in self.files.values()
        )
        changed = len(parts) > 1 or any(file.reuse for file in self.files.values())
        text = "".join(piece.text for piece in pieces) + _listed(parts) if changed else self.main.source.text
        source = self.read[self.main.path].tree.source
        return Assembly(
            _tree(source, pieces),
            text,
            parts,
            self._diagnostics(),
            tuple(p for p in self.parameters.values() if p.name in used and self.values[p.name] is None),
            self.changes,
            self.base,
            self.amendment,
        )

    def _declared(self) -> dict[str, Parameter]:
        found: dict[str, Parameter] = {}
        for file in self.files.values():
            for block in file.reuse:
                if block.kind == "paramètre" and block.name is not None:
                    parameter, faults = declared(block, file.source)
                    self.faults += faults
                    found.setdefault(parameter.name, parameter)
        return found

    def _read(self, file: _File) -> Read:
        apart = {
            line
            for block in file.reuse
            if block.kind != "avenant"
            for line in range(block.span.first.line, block.span.last.line + 1)
        }
        found = read(file.source, self.parameters, self.values, apart)
        self.faults += found.faults
        return found

    def _unused(self, used: frozenset[str]) -> Iterator[Fault]:
        for parameter in self.parameters.values():
            if parameter.name not in used:
                yield Fault(
                    "PAR06",
                    Severity.WARNING,
                    f"« {parameter.written} » ne sert nulle part : sa valeur ne changerait rien.",
                    parameter.source,
                    parameter.line,
                    f"Écrivez « {{{parameter.written}}} » là où la valeur doit venir, ou retirez ce paramètre.",
                )

    def _pieces(self, file: _File) -> Iterator[Piece]:
        """The pieces of a file, what it includes in its place, or those of the contract that it amends."""
        own = tuple(self._spliced(file))
        if file.base is None:
            yield from own
            return
        base = tuple(self._pieces(file.base))
        self.base = _tree(self.read[file.base.path].tree.source, base)
        amended = amend(own, base)
        self.faults += amended.faults
        self.changes = amended.changes
        self.amendment = next(p.block for p in own if p.block is not None and p.block.kind == "avenant")
        yield from amended.pieces

    def _spliced(self, file: _File) -> Iterator[Piece]:
        for piece in pieces_of(self.read[file.path].tree):
            kind = piece.block.kind if piece.block else ""
            if kind not in ("inclure", "paramètre"):
                yield piece
                continue
            inert = piece.without_effect()
            if kind == "paramètre":
                block = None if self._is_settled(file, piece) else piece.block
                inert = inert._replace(text=f"{inert.text.rstrip()}\n{self._value_of(piece)}\n", block=block)
            yield inert
            if piece.block is not None and kind == "inclure":
                included = file.others.get(piece.block.header_span.first.line)
                if included is not None:
                    yield from self._pieces(included)
                    yield Piece(None, "\n", 0)

    def _is_settled(self, file: _File, piece: Piece) -> bool:
        """Whether a parameter leaves its name to others.

        It does when a file that comes before declares it too, whose word then holds for all that it includes; and when
        its value is its own name, so that ``{client}`` is the party of that name whether or not a parameter says so.
        """
        first = self.parameters.get(piece.name)
        if first is None or piece.block is None:
            return False
        value = self.values[first.name]
        if first.type == "nom" and value is not None and folded_words(value.text) == first.name:
            return True
        return first.source is not file.source and declared(piece.block, file.source)[0].type == first.type

    def _value_of(self, piece: Piece) -> str:
        """A comment that remembers the value of a parameter."""
        value = self.values.get(piece.name)
        return commented(f"  valeur  {value.text if value else 'à compléter'}\n")

    def _diagnostics(self) -> tuple[Diagnostic, ...]:
        final = {id(file.source): self.read[path].tree.source for path, file in self.files.items()}
        found = [authored(mistake) for one in self.read.values() for mistake in one.mistakes]
        for fault in self.faults:
            place = line_span(final[id(fault.source)], fault.line)
            found.append(Diagnostic(fault.code, fault.severity, fault.message, place, help=fault.help))
        return tuple(sorted(found, key=lambda d: d.sort_key))


def _tree(source: Source, pieces: Sequence[Piece]) -> Tree:
    blocks = tuple(piece.block for piece in pieces if piece.block is not None)
    return Tree(source, blocks, tuple(comment for piece in pieces for comment in piece.comments))


def _listed(parts: Iterable[Part]) -> str:
    lines = "".join(f"# {part.sha256}  {part.path}\n" for part in parts)
    return f"\n# Ce texte réunit ces fichiers (SHA-256 de chacun) :\n{lines}"


def _first_line(source: Source) -> int:
    """The line of the contract's header, else the first."""
    header = _WHOLE.search(source.text)
    return source.line_of(header.start()) if header else 1
