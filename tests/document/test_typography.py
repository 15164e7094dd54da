"""French spacing, by the table of cases in ``typography.yaml``."""

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from slac.document import wording
from slac.document.tree import Code, Hole, Strong, Superscript, Text, plain
from slac.document.typography import space, spaced
from slac.model.quantities import Money


class Case(NamedTuple):
    language: str
    typed: str
    printed: str


def _cases() -> list[Case]:
    table = yaml.safe_load(Path(__file__).with_name("typography.yaml").read_text(encoding="utf-8"))
    return [
        Case(language, case["typed"], case["printed"].replace("~", "\u00a0").replace("^", "\u202f"))
        for language, groups in table.items()
        for cases in groups.values()
        for case in cases
    ]


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case.language} {case.typed}")
def test_words_are_spaced_as_the_table_says(case: Case) -> None:
    assert space(case.typed, case.language) == case.printed


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case.language} {case.typed}")
def test_spacing_twice_changes_nothing_more(case: Case) -> None:
    assert space(space(case.typed, case.language), case.language) == space(case.typed, case.language)


def test_a_run_is_spaced_across_its_parts() -> None:
    content = (Text("«"), Strong((Text("Client"),)), Text("» :"))
    assert plain(spaced(content, "fr-FR")) == "«\u00a0Client\u202f»\u00a0:"


def test_a_blank_goes_to_words_and_never_into_a_hole() -> None:
    assert spaced((Hole("DATE"), Text(": à voir")), "fr-FR") == (Hole("DATE"), Text("\u00a0: à voir"))


def test_code_is_left_alone() -> None:
    assert spaced((Code("a ;b"), Text(" ;")), "fr-FR") == (Code("a ;b"), Text("\u202f;"))


def test_ordinals_are_raised() -> None:
    assert spaced((Text("le 1er mars"),), "fr-FR") == (Text("le 1"), Superscript("er"), Text("\u00a0mars"))


@pytest.mark.parametrize(
    ("typed", "raised"),
    [
        ("le 2ᵉ", (Text("le 2"), Superscript("e"))),
        ("le 1ᵉʳ mars", (Text("le 1"), Superscript("er"), Text("\u00a0mars"))),
        ("la 2ⁿᵈᵉ", (Text("la 2"), Superscript("nde"))),
        ("nº 4", (Text("n"), Superscript("o"), Text("\u00a04"))),
        ("12 m² nets", (Text("12\u00a0m"), Superscript("2"), Text(" nets"))),
    ],
)
def test_letters_that_fonts_lack_are_raised_by_the_page(
    typed: str, raised: tuple[Text | Superscript, ...]
) -> None:
    assert spaced((Text(typed),), "fr-FR") == raised


AMOUNTS = yaml.safe_load(Path(__file__).with_name("amounts.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "amount", "currency", "printed"), AMOUNTS["montants"])
def test_amounts_are_written_for_the_language(
    language: str, amount: str, currency: str, printed: str
) -> None:
    money = Money(Decimal(amount), currency, None)
    assert wording.money(money, language) == printed.replace("~", " ")


@pytest.mark.parametrize(("language", "number", "printed"), AMOUNTS["lettres"])
def test_numbers_are_spelt_for_the_language(language: str, number: int, printed: str) -> None:
    assert wording.in_letters(number, language) == printed
