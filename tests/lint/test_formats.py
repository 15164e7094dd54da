"""What each format prints of given findings; nothing of a contract reaches a terminal raw."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

import slac.lint
from slac.diagnostics import Diagnostic, Label, Severity
from slac.lint import formats
from slac.lint.report import Report
from slac.lint.review import SetAside
from slac.lint.set_aside import Ignored, Inventory, as_json
from slac.source import Source, Span


def place(source: Source, words: str, after: str = "") -> Span:
    start = source.text.index(words, source.text.index(after))
    return source.span(start, start + len(words))


def report(*findings: Diagnostic, contracts: int = 1) -> Report:
    return Report(findings, tuple(f"c{n}.slac" for n in range(contracts)))


def text(*findings: Diagnostic) -> list[str]:
    return formats.render("text", report(*findings)).splitlines()


CONTRACT = Source(
    """\
horaires support
  ouvert  lundi à vendredi de 9 h à 18 h 30

priorité P2 "Semi-critique"
  prise en charge  24 heures ouvrées, soit 3 jours ouvrés
""",
    "contrats/crm.slac",
)

FINDING = Diagnostic(
    "TPS01",
    Severity.ERROR,
    "P2 : 24 h ouvrées ne font pas 3 jours ouvrés.",
    place(CONTRACT, "24 heures ouvrées, soit 3 jours ouvrés"),
    (Label(place(CONTRACT, "lundi à vendredi de 9 h à 18 h 30"), "9 h 30 par jour"),),
    "Gardez un seul des deux chiffres.",
    ("Chapitre 1 — Support", "Article 2 — Priorités"),
)


def test_text_shows_the_sentence_the_address_both_places_and_the_remedy() -> None:
    assert formats.render("text", report(FINDING)) == (
        """\
contrats/crm.slac:5:20: erreur TPS01 P2 : 24 h ouvrées ne font pas 3 jours ouvrés.
  Chapitre 1 — Support › Article 2 — Priorités
2 |   ouvert  lundi à vendredi de 9 h à 18 h 30
  |           --------------------------------- 9 h 30 par jour
  :
5 |   prise en charge  24 heures ouvrées, soit 3 jours ouvrés
  |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = aide : Gardez un seul des deux chiffres.

1 erreur dans le contrat.
"""
    )


@pytest.mark.parametrize(
    ("severities", "contracts", "expected"),
    [
        ("", 1, "Aucun constat dans le contrat."),
        ("", 0, "Aucun constat."),
        ("e", 1, "1 erreur dans le contrat."),
        ("eeeaaaaaii", 1, "3 erreurs, 5 avertissements et 2 informations dans le contrat."),
        ("", 2, "Aucun constat dans les 2 contrats."),
        ("ai", 3, "1 avertissement et 1 information dans 3 contrats."),
    ],
)
def test_the_summary_counts_in_french(severities: str, contracts: int, expected: str) -> None:
    of = {"e": Severity.ERROR, "a": Severity.WARNING, "i": Severity.INFO}
    found = [Diagnostic("TPS01", of[letter], "x", CONTRACT.span(0, 1)) for letter in severities]
    assert report(*found, contracts=contracts).summary() == expected


@pytest.mark.parametrize(
    ("line", "words", "shown", "under"),
    [
        ("\tréponse  4 h", "4 h", "1 |     réponse  4 h", "  |              ^^^"),
        ("  répo\u0301nse  4 h", "4 h", "1 |   répónse  4 h", "  |            ^^^"),
        ("  « 報告書 »  4 h", "4 h", "1 |   « 報告書 »  4 h", "  |               ^^^"),
        ("  a\u0323\u0302\u0327\u0305z  4 h", "4 h", "1 |   ậ\u0327\u0305z  4 h", "  |       ^^^"),
        ("  4 h", "4 h", "1 |   4 h", "  |   ^^^"),
    ],
    ids=["tab", "decomposed", "wide", "combining", "plain"],
)
def test_the_carets_stand_under_their_words(line: str, words: str, shown: str, under: str) -> None:
    source = Source(line, "x.slac")
    printed = text(Diagnostic("TPS02", Severity.ERROR, "Quoi ?", place(source, words)))
    assert printed[1:3] == [shown, under]


@pytest.mark.parametrize(
    ("raw", "picture"),
    [
        ("\x1b[31m", "␛[31m"),
        ("\x07", "␇"),
        ("\x7f", "␡"),
        ("\x9b", "‹U+009B›"),
        ("\u202e", "‹U+202E›"),
        ("\u2066", "‹U+2066›"),
        ("\u200b", "‹U+200B›"),
        ("\U000e0041", "‹U+E0041›"),
    ],
)
@pytest.mark.parametrize("name", ["text", "concise"])
def test_what_could_deceive_a_terminal_is_shown_as_a_picture(name: str, raw: str, picture: str) -> None:
    source = Source(f"  siège  a{raw}b", f"x{raw}.slac")
    finding = Diagnostic(
        "COR02",
        Severity.ERROR,
        f"« {raw} » ?",
        place(source, f"a{raw}b"),
        (Label(place(source, "siège"), raw),),
        raw,
        (raw,),
    )
    printed = formats.render(name, report(finding))
    assert raw not in printed
    assert picture in printed


def test_the_underline_covers_the_pictures() -> None:
    source = Source("  siège  a\u202eb", "x.slac")
    printed = text(Diagnostic("COR02", Severity.ERROR, "Quoi ?", place(source, "a\u202eb")))
    assert printed[1:3] == ["1 |   siège  a‹U+202E›b", "  |          ^^^^^^^^^^"]


def test_a_long_line_is_cut_around_the_place() -> None:
    source = Source("mot " * 100 + "ici " + "mot " * 100, "x.slac")
    shown, under = text(Diagnostic("COR02", Severity.ERROR, "Quoi ?", place(source, "ici")))[1:3]
    assert len(shown) < 140
    assert shown[under.index("^") :].startswith("ici")


def test_a_place_that_spans_lines_is_underlined_on_its_first() -> None:
    source = Source("article a\n  Un texte\n  long.\n", "x.slac")
    printed = text(Diagnostic("COR02", Severity.ERROR, "Quoi ?", place(source, "Un texte\n  long.")))
    assert printed[1:3] == ["2 |   Un texte", "  |   ^^^^^^^^"]


def test_an_empty_place_gets_one_caret() -> None:
    source = Source("siège\n", "x.slac")
    printed = text(Diagnostic("COR02", Severity.ERROR, "Quoi ?", source.span(5, 5)))
    assert printed[1:3] == ["1 | siège", "  |      ^"]


def test_a_label_in_an_included_file_names_it() -> None:
    other = Source("horaires support\n", "clausier/horaires.slac")
    finding = Diagnostic(
        "TPS01", Severity.ERROR, "Quoi ?", place(CONTRACT, "P2"), (Label(place(other, "support"), "ici"),)
    )
    assert text(finding)[1:6] == [
        '4 | priorité P2 "Semi-critique"',
        "  |          ^^",
        " --> clausier/horaires.slac",
        "1 | horaires support",
        "  |          ------- ici",
    ]


def test_colours_come_only_when_asked() -> None:
    assert "\x1b" not in formats.render("text", report(FINDING), colour=False)
    assert "\x1b[31m" in formats.render("text", report(FINDING), colour=True)


def test_concise_gives_one_line_a_finding() -> None:
    assert formats.render("concise", report(FINDING)) == (
        "contrats/crm.slac:5:20: erreur TPS01 P2 : 24 h ouvrées ne font pas 3 jours ouvrés.\n"
    )


def test_json_has_the_published_shape() -> None:
    printed = formats.render("json", report(FINDING))
    assert json.loads(printed) == {
        "version": 1,
        "findings": [
            {
                "code": "TPS01",
                "severity": "erreur",
                "message": "P2 : 24 h ouvrées ne font pas 3 jours ouvrés.",
                "path": "contrats/crm.slac",
                "start": {"line": 5, "column": 20},
                "end": {"line": 5, "column": 58},
                "labels": [
                    {
                        "path": "contrats/crm.slac",
                        "start": {"line": 2, "column": 11},
                        "end": {"line": 2, "column": 44},
                        "text": "9 h 30 par jour",
                    }
                ],
                "heading": ["Chapitre 1 — Support", "Article 2 — Priorités"],
                "block": "",
                "help": "Gardez un seul des deux chiffres.",
                "url": "docs/regles/TPS01.md",
                "fix": None,
            }
        ],
    }


def test_json_follows_its_schema() -> None:
    schema = json.loads((Path(formats.__path__[0]) / "findings.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    document = json.loads(formats.render("json", report(FINDING)))
    Draft202012Validator(schema).validate(document)
    del document["findings"][0]["url"]
    assert not Draft202012Validator(schema).is_valid(document)


def set_aside_as_json(*set_aside: SetAside, ignored: tuple[Ignored, ...] = ()) -> dict[str, Any]:
    printed: dict[str, Any] = json.loads(as_json(Inventory(set_aside, ignored, ("contrats/crm.slac",))))
    return printed


SUPPRESSION = SetAside(FINDING, "le client le demande", place(CONTRACT, "horaires support"))


def test_the_list_of_what_is_set_aside_follows_its_schema() -> None:
    path = Path(slac.lint.__path__[0]) / "suppressions.schema.json"
    schema = Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
    Draft202012Validator.check_schema(schema.schema)
    ignored = (Ignored(("TYP", "DIS06"), "slac.toml"), Ignored(("TRM01",), "slac.toml", "modeles/*"))
    listed = set_aside_as_json(SUPPRESSION, ignored=ignored)
    assert [*schema.iter_errors(listed)] == []
    assert listed["suppressions"][0]["reason"] == "le client le demande"
    del listed["suppressions"][0]["reason"]
    assert not schema.is_valid(listed)


def test_an_empty_list_of_what_is_set_aside_follows_its_schema_too() -> None:
    path = Path(slac.lint.__path__[0]) / "suppressions.schema.json"
    Draft202012Validator(json.loads(path.read_text(encoding="utf-8"))).validate(set_aside_as_json())


def test_json_keys_are_sorted() -> None:
    printed = formats.render("json", report(FINDING))
    assert printed == json.dumps(json.loads(printed), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


HOSTILE = "fin,: 100 %\r\n::error::x\x1b[2J\u202e"


def hostile() -> Diagnostic:
    source = Source("siège  x\n", "a,b:c%.slac")
    return Diagnostic("COR02", Severity.WARNING, HOSTILE, source.span(7, 8), help="<&>")


def test_github_annotates_each_finding() -> None:
    assert formats.render("github", report(FINDING)) == (
        "::error file=contrats/crm.slac,line=5,endLine=5,col=20,endColumn=58,title=TPS01 (erreur)"
        "::P2 : 24 h ouvrées ne font pas 3 jours ouvrés.%0AAide : Gardez un seul des deux chiffres.\n"
    )


def test_a_contract_cannot_forge_a_github_command() -> None:
    assert formats.render("github", report(hostile())) == (
        "::warning file=a%2Cb%3Ac%25.slac,line=1,endLine=1,col=8,endColumn=9,title=COR02 (avertissement)"
        "::fin,: 100 %25 ::error::x␛[2J‹U+202E›%0AAide : <&>\n"
    )


def test_junit_has_a_failed_test_a_finding_and_a_passed_one_a_clean_contract() -> None:
    shown = Report((FINDING,), ("contrats/crm.slac", "contrats/propre.slac"))
    suites = ElementTree.fromstring(formats.render("junit", shown).encode())
    assert (suites.get("tests"), suites.get("failures")) == ("2", "1")
    assert [(s.get("name"), s.get("failures")) for s in suites] == [
        ("contrats/crm.slac", "1"),
        ("contrats/propre.slac", "0"),
    ]
    failure = suites.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("message") == FINDING.message


def test_junit_stays_well_formed_whatever_a_contract_holds() -> None:
    source = Source("siège  x\n", 'a"<&>\x0b.slac')
    finding = Diagnostic("COR02", Severity.WARNING, "]]> \x00 \ufffe \ud800", source.span(7, 8))
    suites = ElementTree.fromstring(formats.render("junit", report(finding)).encode())
    failure = suites.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("message") == "]]> ␀ ‹U+FFFE› ‹U+D800›"


def test_an_unknown_format_is_refused_with_the_choices() -> None:
    with pytest.raises(
        formats.UnknownFormat, match=r"« yaml » n'est pas un format : choisissez concise, .* ou text\."
    ):
        formats.render("yaml", report())
