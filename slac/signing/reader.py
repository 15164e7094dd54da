"""Opening a PDF as pyHanko does, but sooner: it looks through a whole object stream for each object that it holds."""

import io
from functools import cache
from typing import Any

from slac.document.finishing import DRAFT
from slac.signing.conformance import at


def opened(content: bytes) -> Any:
    """A ``PdfFileReader``; raises whatever a broken file makes it."""
    return _reader()(io.BytesIO(content))


def is_draft(reader: Any) -> bool:
    """Whether a document that slac wrote bears PROJET on each page, as its own properties say."""
    return DRAFT in str(at(reader.trailer_view, "/Info", "/Keywords") or "").split(", ")


@cache
def _reader() -> Any:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.misc import PdfReadError
    from pyhanko.pdf_utils.reader import PdfFileReader

    class Reader(PdfFileReader):
        """Reads the index of each object stream once (ISO 32000-1, 7.5.7)."""

        def __init__(self, stream: io.BytesIO) -> None:
            self._streams: dict[int, tuple[bytes, list[tuple[int, int]]]] = {}
            super().__init__(stream)

        def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> Any:
            if stmnum not in self._streams:
                self._streams[stmnum] = self._indexed(stmnum)
            data, index = self._streams[stmnum]
            if not 0 <= idx < len(index) or index[idx][0] != idnum:
                raise PdfReadError("An object is not where it is said to be.")
            at = io.BytesIO(data)
            at.seek(index[idx][1])
            found = generic.read_object(at, generic.Reference(idnum, 0, self))
            if isinstance(found, generic.StreamObject | generic.IndirectObject):
                raise PdfReadError("An object stream holds what it may not.")
            return found

        def _indexed(self, stmnum: int) -> tuple[bytes, list[tuple[int, int]]]:
            """What an object stream holds, and the number and the place of each object in it."""
            stream = generic.Reference(stmnum, 0, self).get_object()
            if not isinstance(stream, generic.StreamObject) or stream["/Type"] != "/ObjStm":
                raise PdfReadError("Not an object stream.")
            data, first = stream.data, int(stream["/First"])
            numbers = [int(each) for each in data[:first].split()]
            places = (first + offset for offset in numbers[1::2])
            return data, list(zip(numbers[::2], places, strict=True))

    return Reader
