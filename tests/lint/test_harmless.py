"""What comes from a contract or a file's name is made harmless in every format, each in its own way."""

import json
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from slac.diagnostics import Diagnostic, Edit, Fix, Label, Severity
from slac.lint import formats
from slac.lint.report import Report
from slac.lint.review import SetAside
from slac.lint.set_aside import Ignored, Inventory, as_json, as_text
from slac.source import Source

#: What can drive a terminal, hide words or reorder them.
HOSTILE = {
    "escape sequence": "\x1b[2J",
    "bell": "\x07",
    "carriage return": "a\rb",
    "C1 control": "\x9b31m",
    "delete": "\x7f",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "zero width": "\u200b",
    "tag letter": "\U000e0041",
    "line separator": "\u2028",
    "noncharacter": "\ufffe",
    "lone surrogate of a file name": "\udcff",
}


def finding(words: str) -> Diagnostic:
    """A finding with hostile words wherever a contract's own words can come."""
    source = Source(f"siège  {words}\n", f"x{words}.slac")
    at = source.span(7, 8)
    return Diagnostic(
        "COR02",
        Severity.WARNING,
        words,
        at,
        (Label(source.span(0, 5), words),),
        words,
        (words,),
        words,
        Fix(words, (Edit(at, words),), safe=True),
    )


def rendered(name: str) -> Callable[[str], str]:
    return lambda words: formats.render(name, Report((finding(words),), (f"x{words}.slac",)), colour=True)


def listed(printed: Callable[[Inventory], str]) -> Callable[[str], str]:
    def render(words: str) -> str:
        one = finding(words)
        ignored = (Ignored((words,), words, words),)
        return printed(Inventory((SetAside(one, words, one.span),), ignored, (words,)))

    return render


PRINTED = {name: rendered(name) for name in formats.names()} | {
    "suppressions": listed(as_text),
    "suppressions json": listed(as_json),
}


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_no_format_sends_a_hostile_character_raw(name: str, words: str) -> None:
    printed = PRINTED[name](words)
    colours = ("\x1b[0m", "\x1b[1m", "\x1b[33m")
    for colour in colours if name == "text" else ():
        printed = printed.replace(colour, "")
    hostile = [c for c in words if not (c.isascii() and c.isprintable())]
    assert not [c for c in hostile if c in printed]
    assert printed.encode()


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_a_machine_reads_the_very_words_in_json(words: str) -> None:
    (told,) = json.loads(PRINTED["json"](words))["findings"]
    assert (told["message"], told["path"], told["fix"]["edits"][0]["text"]) == (
        words,
        f"x{words}.slac",
        words,
    )


@pytest.mark.parametrize("words", ["]]>", "<&\"'>", "<!--", "\x00", *HOSTILE.values()])
def test_junit_stays_well_formed(words: str) -> None:
    suites = ElementTree.fromstring(PRINTED["junit"](words).encode())
    assert suites.get("failures") == "1"


@pytest.mark.parametrize(
    ("words", "in_message", "in_property"),
    [
        ("100 %", "100 %25", "100 %25"),
        ("a%0Ab", "a%250Ab", "a%250Ab"),
        ("a\nb", "a b", "a␊b"),
        ("a\r\nb", "a b", "a␍␊b"),
        ("a:b", "a:b", "a%3Ab"),
        ("a,b", "a,b", "a%2Cb"),
        ("::error::x", "::error::x", "%3A%3Aerror%3A%3Ax"),
    ],
)
def test_a_github_command_cannot_be_ended_nor_another_opened(
    words: str, in_message: str, in_property: str
) -> None:
    one = Diagnostic("COR02", Severity.WARNING, words, Source("x", f"{words}.slac").span(0, 1))
    assert formats.render("github", Report((one,), ())) == (
        f"::warning file={in_property}.slac,line=1,endLine=1,col=1,endColumn=2,title=COR02 (avertissement)"
        f"::{in_message}\n"
    )


def test_a_contract_cannot_put_a_link_in_a_sarif_message() -> None:
    one = Diagnostic("COR02", Severity.WARNING, "[ici](http://mal.example)", Source("x", "x.slac").span(0, 1))
    document = json.loads(formats.render("sarif", Report((one,), ())))
    assert document["runs"][0]["results"][0]["message"]["text"] == "[ici] (http://mal.example)"
