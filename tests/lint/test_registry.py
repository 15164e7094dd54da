"""Rules are found by their files; a code that names none is refused with a suggestion."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import slac.model
from slac.lint import registry
from slac.lint.registry import Rule, UnknownRule, codes, matching, rule, rules
from slac.lint.settings import Settings


def test_every_rule_has_a_title_and_a_check_or_says_who_raises_it() -> None:
    for found in rules():
        assert found.title
        assert (found.check is None) == (found.raised_by != "rule")


def test_codes_are_in_order_and_well_formed() -> None:
    assert list(codes()) == sorted(codes())
    assert all(re.fullmatch(r"[A-Z]{3}\d{2,3}", code) for code in codes())


def test_a_rule_is_found_whatever_the_case_of_its_code() -> None:
    assert rule("tps01") == rule("TPS01")


def test_a_pattern_is_a_code_or_its_beginning() -> None:
    assert matching(["TPS01"]) == {"TPS01"}
    assert matching(["tps"]) == {code for code in codes() if code.startswith("TPS")}


@pytest.mark.parametrize("code", ["TPS77", "XYZ", ""])
def test_an_unknown_code_is_refused(code: str) -> None:
    with pytest.raises(UnknownRule, match="n'est le code d'aucune règle ni d'aucune famille"):
        matching([code])


def test_a_misspelt_code_gets_a_suggestion() -> None:
    with pytest.raises(UnknownRule, match="vouliez-vous dire « CAL01 »"):
        rule("CLA01")


def test_every_code_that_the_model_raises_has_a_page() -> None:
    model = Path(slac.model.__path__[0])
    raised = {
        code
        for path in model.rglob("*.py")
        for code in re.findall(r'"([A-Z]{3}\d{2})"', path.read_text("utf-8"))
    }
    assert raised <= set(codes())


# -- opinions ----------------------------------------------------------------------------------------------------


@pytest.fixture
def with_an_opinion(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def opinionated(code: str) -> Rule:
        return rule(code)._replace(opinion=code == "CAL01")

    monkeypatch.setattr(registry, "rule", opinionated)
    registry.opinions.cache_clear()
    yield
    registry.opinions.cache_clear()


@pytest.mark.usefixtures("with_an_opinion")
@pytest.mark.parametrize(
    ("settings", "sought"),
    [
        (Settings(), False),
        (Settings(select=("CAL",)), False),
        (Settings(select=("cal01",)), True),
        (Settings(select=("relecture",)), True),
        (Settings(select=("TPS",), extend_select=("relecture",)), True),
        (Settings(extend_select=("CAL01",)), True),
        (Settings(select=("relecture",), ignore=("CAL",)), False),
        (Settings(mandatory=("CAL01",)), True),
    ],
)
def test_an_opinion_is_looked_for_only_when_asked(settings: Settings, sought: bool) -> None:
    assert ("CAL01" in settings.active()) == sought


@pytest.mark.usefixtures("with_an_opinion")
def test_adding_to_the_selection_keeps_what_runs_by_default() -> None:
    assert Settings(extend_select=("relecture",)).active() == frozenset(codes())
