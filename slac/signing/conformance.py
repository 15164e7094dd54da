"""What can be seen here of a file's conformance to PDF/A-3a and PDF/UA-1; a whole proof is a validator's (veraPDF)."""

from collections.abc import Iterator
from typing import Any

_DECLARED = {
    "PDF/A-3a": ("http://www.aiim.org/pdfa/ns/id/", {"part": "3", "conformance": "A"}),
    "PDF/UA-1": ("http://www.aiim.org/pdfua/ns/id/", {"part": "1"}),
}
_EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")


def faults(reader: Any) -> tuple[str, ...]:
    """What keeps a file from conforming, in sentences; () when nothing was seen."""
    return tuple(_faults(reader))


def _faults(reader: Any) -> Iterator[str]:
    root = reader.root
    stated = _stated(root)
    for name, (namespace, expected) in _DECLARED.items():
        if any(stated.get(f"{{{namespace}}}{key}") != value for key, value in expected.items()):
            yield f"le fichier ne se déclare pas {name}"
    if "/OutputIntents" not in root:
        yield "il n'a pas de profil de couleurs"
    if "/StructTreeRoot" not in root or not at(root, "/MarkInfo", "/Marked"):
        yield "il n'est pas balisé"
    if "/Lang" not in root:
        yield "il ne dit pas sa langue"
    if not at(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "son titre ne s'affiche pas"
    if any(key in root for key in ("/OpenAction", "/AA")) or at(root, "/Names", "/JavaScript"):
        yield "il contient des actions"
    missing = sorted(_fonts_not_embedded(root["/Pages"], set()))
    if missing:
        yield f"des polices n'y sont pas incorporées ({', '.join(missing[:3])})"


def _stated(root: Any) -> dict[str, str]:
    """What the metadata says, by qualified name; nothing for what is no plain XML."""
    from lxml import etree

    if "/Metadata" not in root:
        return {}
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        tree = etree.fromstring(root["/Metadata"].data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return {}
    found = {each.tag: (each.text or "").strip() for each in tree.iter() if isinstance(each.tag, str)}
    return found | {name: value for each in tree.iter() for name, value in each.attrib.items()}


def _fonts_not_embedded(pages: Any, seen: set[int]) -> Iterator[str]:
    for kid in at(pages, "/Kids") or ():
        node = kid.get_object()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if at(node, "/Type") == "/Pages":
            yield from _fonts_not_embedded(node, seen)
        annotations = [each.get_object() for each in at(node, "/Annots") or ()]
        looks = [at(each, "/AP", "/N", "/Resources", "/Font") for each in annotations]
        for fonts in (at(node, "/Resources", "/Font"), *looks):
            for name in fonts or ():
                font = fonts[name]
                if not _embedded(font):
                    yield str(at(font, "/BaseFont") or name).removeprefix("/")


def _embedded(font: Any) -> bool:
    if at(font, "/Subtype") == "/Type3":
        return True
    if at(font, "/Subtype") == "/Type0":
        return all(_embedded(each.get_object()) for each in at(font, "/DescendantFonts") or ())
    return any(at(font, "/FontDescriptor", key) is not None for key in _EMBEDDED)


def at(node: Any, *keys: str) -> Any:
    """What stands under these keys, one within the other; None where a dictionary lacks one."""
    for key in keys:
        if not isinstance(node, dict) or key not in node:
            return None
        node = node[key]  # unlike ``get``, this follows references
    return node
