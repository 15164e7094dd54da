"""The keyword table, read out of the grammar, and the nearest word."""

import pytest

from slac.syntax.keywords import block_at, keywords, property_at
from slac.syntax.suggest import closest


def test_a_keyword_with_several_spellings_has_one_canonical_form() -> None:
    (word,) = [p for p in keywords().blocks["partie"].properties if p.rule == "represente_par"]
    assert word.keyword == "représentée par"
    assert word.spellings == ("représentée par", "représenté par", "représentés par")


def test_every_delay_is_a_keyword_of_its_own() -> None:
    delays = {p.keyword for p in keywords().blocks["priorité"].properties if p.rule == "delai_nomme"}
    # « délai », which an engagement has, is cited and expected as the others are.
    assert delays | {"délai"} == set(keywords().lists["DELAI"])


def test_the_table_knows_what_may_stand_under_a_property() -> None:
    properties = {p.keyword: p for p in keywords().blocks["pénalités"].properties}
    assert (properties["formule"].lines, properties["formule"].bullets) == (True, False)
    assert (properties["texte"].prose, properties["texte"].bullets) == (True, True)


def test_the_table_knows_which_blocks_hold_text() -> None:
    assert keywords().blocks["article"].prose
    assert not keywords().blocks["horaires"].prose
    assert keywords().blocks["escalade"].keyed


def test_the_longest_keyword_wins() -> None:
    block = keywords().blocks["décompte"]
    line = "suspendu pendant  attente du client"
    found = property_at(block, line, 0, len(line))
    assert found is not None
    assert (found[0].keyword, found[1]) == ("suspendu pendant", 16)


def test_a_keyword_is_a_whole_word() -> None:
    assert block_at("priorites p1", 0, 12) is None
    assert property_at(keywords().blocks["priorité"], "rangs 1", 0, 7) is None


def test_owners_of_a_property_are_the_blocks_that_have_it() -> None:
    assert [b.kind for b in keywords().owners("composants")] == ["service"]


def test_a_word_of_a_list_is_found_in_its_canonical_form() -> None:
    assert keywords().canonical("UNITE", "Heures  Ouvrees") == "heures ouvrées"
    assert keywords().canonical("UNITE", "lustres") == "lustres"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("priorte", "priorité"), ("PRIORITE", "priorité"), ("horraire", "horaires"), ("xyz", None), ("", None)],
)
def test_the_nearest_block_is_found(typed: str, meant: str | None) -> None:
    assert closest(typed, keywords().blocks) == meant


def test_of_two_words_as_near_the_first_is_given() -> None:
    assert closest("mab", ["mac", "mad"], 0.6) == "mac"


def test_a_very_long_word_is_like_nothing() -> None:
    assert closest("a" * 5000, ["a" * 5000]) is None
