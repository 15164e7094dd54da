"""What WeasyPrint leaves out of a PDF that is archivable, accessible and signable at once.

PDF/UA's identifier is declared within the metadata that PDF/A requires, with its extension schema (ISO 14289-1, 5;
ISO 19005-3, 6.6.2.3); signature fields are made out of tagged check boxes, so that they keep their place in the
structure (ISO 32000-1, 12.7.4.5; ISO 14289-1, 7.18.4).
"""

from typing import Any

from slac.document.division import WORD_JOINER

#: The names of the check boxes that become signature fields.
SIGNATURE = "Signature_"

#: The keyword, among the properties that a viewer shows, of what bears PROJET on each page.
DRAFT = "PROJET"

_UA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""

_PRINTED, _LOCKED = 1 << 2, 1 << 7


def finish(document: object, pdf: Any) -> None:
    """WeasyPrint's last step before writing: ``pdf`` is the ``pydyf.PDF`` of the document, changed in place."""
    _declare_accessible(pdf)
    _list_attachments_once(pdf)
    _drop_links_within_links(pdf)
    _make_signature_fields(pdf)
    _clear_bookmarks(pdf)


def _clear_bookmarks(pdf: Any) -> None:
    """What keeps a word whole on a line is no part of a title."""
    for each in pdf.objects:
        title: Any = each.get("Title") if isinstance(each, dict) else None
        if WORD_JOINER in str(getattr(title, "string", "")):
            title.string = title.string.replace(WORD_JOINER, "")


def _declare_accessible(pdf: Any) -> None:
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    xmp = metadata.stream[0]
    end = xmp.rindex(b"</rdf:RDF>")
    metadata.stream[0] = xmp[:end] + _UA + xmp[end:]


def _list_attachments_once(pdf: Any) -> None:
    listed = pdf.catalog.get("AF")
    if listed is not None:
        references = [each if isinstance(each, bytes) else each.reference for each in listed]
        listed[:] = dict.fromkeys(references)


def _drop_links_within_links(pdf: Any) -> None:
    """WeasyPrint makes whatever stands in a link (a word in italics) a link of its own, which no structure element of
    links holds (ISO 14289-1, 7.18.5); the outer link covers it already."""
    objects = {each.reference: each for each in pdf.objects if hasattr(each, "get")}
    dropped = set()
    for element in objects.values():
        if element.get("Type") != "/StructElem" or element["S"] in ("/Link", "/Form"):
            continue
        for kid in [kid for kid in element["K"] if isinstance(kid, bytes)]:
            target = objects.get(kid, {})
            annotation = target.get("Obj") if target.get("Type") == "/OBJR" else None
            if annotation is not None and objects[annotation].get("Subtype") == "/Link":
                element["K"].remove(kid)
                dropped.add(annotation)
    for page in objects.values():
        if page.get("Type") == "/Page" and "Annots" in page:
            page["Annots"][:] = [each for each in page["Annots"] if each not in dropped]
    _forget(objects, {objects[each]["StructParent"] for each in dropped})


def _forget(objects: Any, numbers: "set[int]") -> None:
    """Take the annotations of these numbers out of the structure's index."""
    root = next((each for each in objects.values() if each.get("Type") == "/StructTreeRoot"), None)
    if root is not None:
        index = objects[root["ParentTree"]]["Nums"]
        pairs = zip(index[::2], index[1::2], strict=True)
        index[:] = [part for number, target in pairs if number not in numbers for part in (number, target)]


def _make_signature_fields(pdf: Any) -> None:
    form = pdf.catalog.get("AcroForm")
    if form is None:
        return
    # Ready-made appearances and default resources are forbidden or useless (ISO 19005-3, 6.4.1).
    form.pop("NeedAppearances", None)
    form.pop("DR", None)
    for each in list(pdf.objects):
        if not isinstance(each, dict):
            continue
        if each.get("S") == "/Form" and isinstance(each.get("K"), list) and len(each["K"]) == 1:
            each["K"] = each["K"][0]  # validators of signatures take a list of one for a change
        if each.get("FT") == "/Btn" and str(getattr(each.get("T"), "string", "")).startswith(SIGNATURE):
            _make_signature_field(pdf, each)


def _make_signature_field(pdf: Any, widget: Any) -> None:
    import pydyf

    for key in ("AS", "MK", "V", "Border", "DA", "Ff"):
        widget.pop(key, None)
    x1, y1, x2, y2 = (float(value) for value in widget["Rect"])
    left, bottom, right, top = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    box = pydyf.Array([0, 0, right - left, top - bottom])
    appearance = pydyf.Stream([], {"Type": "/XObject", "Subtype": "/Form", "BBox": box})
    pdf.add_object(appearance)
    widget["FT"], widget["F"] = "/Sig", _PRINTED | _LOCKED
    widget["Rect"] = pydyf.Array([left, bottom, right, top])
    widget["AP"] = pydyf.Dictionary({"N": appearance.reference})
