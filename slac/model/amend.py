"""An amendment carried out: the blocks of a contract replaced, added and removed, by name."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from slac.diagnostics import Severity
from slac.model.filling import Filled
from slac.model.parameters import Fault
from slac.model.pieces import Piece
from slac.model.vocabulary import CANONICAL
from slac.source import Span
from slac.syntax.folding import folded_words
from slac.syntax.mistakes import said
from slac.syntax.suggest import closest
from slac.syntax.tree import Block, Node, Word

#: Blocks that an amendment has for itself, and those of a contract that it cannot touch.
_OWN = ("avenant", "inclure", "paramètre", "")
_FIXED = (*_OWN, "contrat")

#: Before these an added block comes, when nothing else says where.
_LAST = ("signature", "acceptation", "scénario")

Deed = Literal["remplace", "ajoute", "supprime"]
_IT = {"remplace": "le remplace", "ajoute": "l'ajoute", "supprime": "le supprime"}


class Change(NamedTuple):
    """What an amendment does to one block: ``before`` None when it adds it, ``after`` None when it removes it.

    ``name`` is folded, as the names of a contract's elements are.
    """

    kind: Deed
    name: str
    before: Block | None
    after: Block | None


class Amended(NamedTuple):
    """The consolidated contract, piece by piece; ``changes`` in the order of the amendment."""

    pieces: tuple[Piece, ...]
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]


class _Announced(NamedTuple):
    """A block that the amendment announces: what it does to it, its name, its kind where said, and the place."""

    deed: Deed
    name: str
    kind: str | None
    span: Span


def amend(own: Sequence[Piece], base: Sequence[Piece]) -> Amended:
    """Carry out an amendment, in pieces ``own``, on the contract in pieces ``base``."""
    return _Amending(own, base).run()


class _Amending:
    def __init__(self, own: Sequence[Piece], base: Sequence[Piece]) -> None:
        self.own = own
        self.base = base
        self.block = next(p.block for p in own if p.block is not None and p.block.kind == "avenant")
        self.written = {p.name: p.apart() for p in own if _kind(p) not in _FIXED}
        self.known = {p.name: p for p in base if _kind(p) not in _FIXED}
        self.faults: list[Fault] = []

    def run(self) -> Amended:
        self._check_version()
        announced = tuple(self._announced())
        removed = self._removed(announced)
        replaced, added = self._put(announced, removed)
        pieces = self._placed(replaced, added, removed)
        changes = (
            *(Change("remplace", n, self.known[n].block, self.written[n].block) for n in replaced),
            *(Change("ajoute", n, None, self.written[n].block) for n in added),
            *(Change("supprime", n, self.known[n].block, None) for n in removed),
        )
        return Amended(self._versioned(pieces), changes, tuple(self.faults))

    # -- what is announced --------------------------------------------------------------------------------------

    def _announced(self) -> Iterator[_Announced]:
        deeds: tuple[Deed, ...] = ("remplace", "ajoute", "supprime")
        for deed in deeds:
            for stated in self.block.all(deed):
                for item in stated.value.node.items if stated.value.node else ():
                    if item is not None:
                        yield _reference(deed, item)

    def _removed(self, announced: Sequence[_Announced]) -> tuple[str, ...]:
        others = {one.name: one for one in announced if one.deed != "supprime"}
        removed = []
        for one in announced:
            if one.deed != "supprime" or not self._is_known(one):
                continue
            if one.name in others or one.name in self.written:
                what = f"{_IT[others[one.name].deed]} aussi" if one.name in others else "le récrit"
                message = f"L'avenant supprime {said(one.span.text)}, et {what}."
                self._fault(
                    "AVE04", message, one.span, "Un bloc est soit remplacé, soit supprimé : choisissez."
                )
            else:
                removed.append(one.name)
        return tuple(dict.fromkeys(removed))

    def _put(
        self, announced: Sequence[_Announced], removed: Sequence[str]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names of what is replaced and of what is added: announced or not, as the contract has them or not."""
        told = {one.name: one for one in announced}
        for one in announced:
            if one.deed == "remplace" and self._is_known(one) and one.name not in self.written:
                self._unwritten(one)
            elif one.deed == "ajoute" and one.name in self.known and one.name in self.written:
                message = f"L'avenant ajoute {said(one.span.text)}, que le contrat a déjà : il le remplace."
                self._fault(
                    "AVE06", message, one.span, "Écrivez « remplace », ou donnez un autre nom au bloc."
                )
            elif one.deed == "ajoute" and one.name not in self.written:
                self._unwritten(one)
        for name, piece in self.written.items():
            if name not in told and piece.block is not None:
                deed: Deed = "remplace" if name in self.known else "ajoute"
                shown = _shown(piece.block)
                message = f"L'avenant écrit {said(shown)} sans dire qu'il {_IT[deed]}."
                self._fault(
                    "AVE05", message, piece.block.header_span, f"Ajoutez « {deed}  {shown} » à l'avenant."
                )
        written = [name for name in self.written if name not in removed]
        return tuple(n for n in written if n in self.known), tuple(n for n in written if n not in self.known)

    def _unwritten(self, one: _Announced) -> None:
        message = f"L'avenant {one.deed} {said(one.span.text)}, mais n'écrit pas ce bloc."
        self._fault("AVE05", message, one.span, "Écrivez le bloc sous l'avenant, sous le même nom.")

    def _is_known(self, one: _Announced) -> bool:
        piece = self.known.get(one.name)
        if piece is not None and one.kind in (None, _kind(piece)):
            return True
        if piece is not None:
            message = f"{said(one.span.text)} : « {one.name} » est un bloc « {_kind(piece)} » du contrat."
            help_ = f"Écrivez « {_kind(piece)} {one.name} »."
        else:
            message = f"L'avenant {one.deed} {said(one.span.text)}, que le contrat n'a pas."
            near = closest(one.name, self.known)
            help_ = (
                f"Vouliez-vous dire « {near} » ?"
                if near
                else "Reprenez le nom tel que le contrat le déclare."
            )
        self._fault("AVE03", message, one.span, help_)
        return False

    # -- the consolidated contract ------------------------------------------------------------------------------

    def _placed(
        self, replaced: Sequence[str], added: Sequence[str], removed: Sequence[str]
    ) -> tuple[Piece, ...]:
        """The pieces of the contract in their order; an added block follows what it follows in the amendment."""
        after: dict[str, list[Piece]] = {}
        anchor = ""
        for name, piece in self.written.items():
            if name in replaced:
                anchor = name
            elif name in added:
                after.setdefault(anchor, []).append(piece)
        pieces: list[Piece] = []
        loose = after.get("", [])
        for piece in self.base:
            if loose and _kind(piece) in _LAST:
                pieces += loose
                loose = []
            name = piece.name if _kind(piece) not in _FIXED else ""
            if not name:
                pieces.append(piece)
            elif name not in removed:
                pieces.append(self.written[name] if name in replaced else piece)
                pieces += after.get(name, ())
        own = (p if _kind(p) != "avenant" else p.without_effect() for p in self.own if _kind(p) in _OWN)
        return (*(p.apart() for p in pieces), *loose, *own)

    # -- versions -----------------------------------------------------------------------------------------------

    def _check_version(self) -> None:
        stated = self.block.first("modifie")
        node = stated.value.node if stated else None
        wanted = node.words()[1] if node is not None and len(node.words()) > 1 else None
        if wanted is None:
            return
        actual = self._version_of_base()
        if actual is None:
            message = (
                f"L'avenant modifie la version {wanted.unquoted}, mais le contrat n'indique pas sa version."
            )
            self._fault("AVE02", message, wanted.span, "Ajoutez « version » au contrat.")
        elif folded_words(wanted.unquoted).lstrip("v") != folded_words(actual.unquoted).lstrip("v"):
            message = f"L'avenant modifie la version {wanted.unquoted}, le contrat est en version {actual.unquoted}."
            self._fault("AVE02", message, wanted.span, "Vérifiez quel texte l'avenant modifie.")

    def _version_of_base(self) -> Word | None:
        agreement = next((p.block for p in self.base if p.block and p.block.kind == "contrat"), None)
        stated = agreement.first("version") if agreement else None
        node = stated.value.node if stated else None
        return next(iter(node.words()), None) if node else None

    def _versioned(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """The contract takes the version that the amendment gives it."""
        version = self.block.first("version")
        if version is None:
            return tuple(pieces)
        return tuple(
            p.with_property(p.block.first("version"), version) if p.block and p.block.kind == "contrat" else p
            for p in pieces
        )

    def _fault(self, code: str, message: str, span: Span, remedy: str) -> None:
        source = span.source
        author = source.author if isinstance(source, Filled) else source
        self.faults.append(Fault(code, Severity.ERROR, message, author, source.line_of(span.start), remedy))


def _shown(block: Block) -> str:
    """How an amendment calls a block: « priorité P1 », « décompte », the title of a quoted definition."""
    if block.name is not None:
        return f"{block.kind} {block.name.text}"
    return (
        block.label.text
        if block.label is not None and block.kind in ("définition", "scénario")
        else block.kind
    )


def _kind(piece: Piece) -> str:
    return piece.block.kind if piece.block else ""


def _reference(deed: Deed, item: Node | Word) -> _Announced:
    """What « P1 », « article accès », « {article accès} », « décompte » or a quoted title calls."""
    span = item.span
    if isinstance(item, Word) and item.kind == "TEXTE":
        return _Announced(deed, folded_words(item.unquoted).replace(" ", "-"), None, span)
    words = span.text.strip("{} \t").split()
    kind = CANONICAL.get(folded_words(words[0])) if len(words) > 1 else None
    return _Announced(deed, folded_words(words[-1]), kind, span)
