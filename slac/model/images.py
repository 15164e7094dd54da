"""The images that a contract's texts show: PNG and JPEG files of its project, looked at without being decoded."""

import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

from slac.diagnostics import Diagnostic, Severity
from slac.model.contract import Contract, Image, Passage
from slac.model.reuse import NotLoaded

#: Bytes of an image, and its pixels.
LARGEST, _MOST_PIXELS = 5_000_000, 40_000_000

_ELSEWHERE = re.compile(r"[/\\]|[A-Za-z][A-Za-z0-9+.-]*:")
_PNG = b"\x89PNG\r\n\x1a\n"
_PATH = "Une image est un fichier PNG ou JPEG du projet, cité à partir du dossier du contrat : « plans/site.png »."


def images_of(
    contract: Contract, load: Callable[[str], bytes]
) -> tuple[Mapping[str, Image], tuple[Diagnostic, ...]]:
    """The images of a contract by their path as written, and a finding for each that is not to be had.

    ``load`` is as ``Load.image``.
    """
    images: dict[str, Image] = {}
    faults: list[Diagnostic] = []
    everywhere = (contract.agreement, *contract.elements)
    for passage in _shown(p for element in dict.fromkeys(everywhere) for p in element.prose):
        try:
            if passage.image not in images:
                images[passage.image] = _loaded(passage.image, load)
        except NotLoaded as refusal:
            message = f"L'image « {passage.image} » ne peut pas être imprimée : {refusal.why}."
            faults.append(Diagnostic(refusal.code, Severity.ERROR, message, passage.span, help=_PATH))
    return images, tuple(faults)


def _shown(passages: Iterable[Passage]) -> Iterator[Passage]:
    for passage in passages:
        if passage.kind == "image":
            yield passage
        yield from _shown(passage.passages)


def _loaded(path: str, load: Callable[[str], bytes]) -> Image:
    if _ELSEWHERE.match(path):
        raise NotLoaded("INC02", "son chemin ne part pas du dossier du contrat")
    data = load(path)
    if len(data) > LARGEST:
        raise NotLoaded("INC01", f"elle dépasse {LARGEST // 1_000_000} Mo")
    image = read_image(data)
    if image is None:
        raise NotLoaded("INC01", "ce n'est pas un PNG ou un JPEG entier, en couleurs RVB ou en gris")
    if image.width * image.height > _MOST_PIXELS:
        raise NotLoaded("INC01", f"elle dépasse {_MOST_PIXELS // 1_000_000} millions de pixels")
    return image


def read_image(data: bytes) -> Image | None:
    """The image in a file, by its signature; None for any other file, one that is cut off, or a JPEG in CMYK."""
    try:
        if data.startswith(_PNG):
            return _png(data)
        if data.startswith(b"\xff\xd8") and data[6:10] in (b"JFIF", b"Exif"):
            return _jpeg(data)
    except (struct.error, IndexError, zlib.error):
        pass  # cut off, or damaged
    return None


def _png(data: bytes) -> Image | None:
    """ISO/IEC 15948: chunks with their checks, IHDR first, IEND last; the pixels must inflate."""
    at, found, inflating = len(_PNG), None, zlib.decompressobj()
    while True:
        length, kind = struct.unpack_from(">I4s", data, at)
        content = data[at + 8 : at + 8 + length]
        (check,) = struct.unpack_from(">I", data, at + 8 + length)
        if check != zlib.crc32(kind + content) or (found is None) != (kind == b"IHDR"):
            return None
        if kind == b"IHDR":
            width, height = struct.unpack_from(">II", content)
            found = Image("image/png", data, width, height) if width and height else None
            if found is None or width * height > _MOST_PIXELS:
                return found
        elif kind == b"IDAT":
            inflating.decompress(content, 1)
            while inflating.unconsumed_tail:
                inflating.decompress(inflating.unconsumed_tail, 1 << 20)
        elif kind == b"IEND":
            return found if inflating.eof else None
        at += 12 + length


def _jpeg(data: bytes) -> Image | None:
    """ISO/IEC 10918-1: the frame header has the size and the number of components."""
    at = 2
    while data[at] == 0xFF:
        marker, length = struct.unpack_from(">xBH", data, at)
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width, components = struct.unpack_from(">HHB", data, at + 5)
            whole = width and height and components in (1, 3) and data.rstrip(b"\0").endswith(b"\xff\xd9")
            return Image("image/jpeg", data, width, height) if whole else None
        at += 2 + length
    return None
