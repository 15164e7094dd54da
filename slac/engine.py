"""What makes the documents, other than the contract and its look: slac itself and the libraries, as one digest."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from slac.kept import code, keep, kept, key_of, libraries
from slac.resources import resource_folder

#: The libraries on which the bytes of a document depend.
_LIBRARIES = (
    "weasyprint",
    "pydyf",
    "fonttools",
    "pyphen",
    "jinja2",
    "python-docx",
    "lxml",
    "markdown-it-py",
    "babel",
    "num2words",
    "tzdata",
)


@cache
def engine() -> str:
    """The digest of slac's own files and of the versions of the libraries.

    Of contents, so that a fresh copy of the same ones gives the same; kept, since reading them takes longer than
    reading a contract.
    """
    name, key = f"moteur-{key_of(__file__)[:32]}", key_of(code(), libraries())
    found = kept(name, key)
    if not isinstance(found, str):
        found = _read()
        keep(name, key, found)
    return found


def _read() -> str:
    from importlib.metadata import PackageNotFoundError, version

    digest = sha256()
    for folder in (Path(__file__).parent, resource_folder("grammar")):
        digest.update(content_of(folder))
    for library in _LIBRARIES:
        try:
            digest.update(f"{library} {version(library)}\0".encode())
        except PackageNotFoundError:
            digest.update(f"{library}\0".encode())
    return digest.hexdigest()


def content_of(folder: Path) -> bytes:
    """The digest of all that is below a folder, but what is hidden."""
    digest = sha256()
    found = (f for f in folder.rglob("*") if f.suffix != ".pyc" and not f.name.startswith("."))
    for file in sorted(f for f in found if f.is_file()):
        digest.update(file.relative_to(folder).as_posix().encode() + sha256(file.read_bytes()).digest())
    return digest.digest()
