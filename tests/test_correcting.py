"""Safe fixes are made until none is left, and none changes more than it says."""

from collections.abc import Iterator
from itertools import product

import pytest

from slac.correcting import correct, correct_file
from slac.lint import runner
from slac.lint.finding import Finding, rewriting
from slac.lint.registry import Check, Rule, rule
from slac.lint.settings import Settings
from slac.model.contract import Contract
from slac.model.reuse import nowhere
from slac.pipeline.checking import CheckResult, check
from slac.source import Source

CONTRACT = """\
contrat essai "Essai"

horaires support "Support"
  ouvert  lundi à vendredi de 9 h à 18 h
  fuseau  Europe/Paris

priorité P1 "Critique"
  prise en charge  8 h ouvrées

article delais "Délais"
  A compter du signalement, le support repond dans le delai de {prise en charge P1}.
"""

ONE = Settings(select=("CAL01",))


@pytest.fixture
def checking(monkeypatch: pytest.MonkeyPatch) -> list[Check]:
    """What CAL01 checks instead of its own check: the first of the list."""
    checks: list[Check] = []

    def replaced(code: str) -> Rule:
        return rule(code)._replace(check=checks[0]) if code == "CAL01" else rule(code)

    monkeypatch.setattr(runner, "rule", replaced)
    return checks


def writing(*changes: tuple[str, str], safe: bool = True) -> Check:
    """A check that wants each text, where it stands, to be another one."""

    def check(contract: Contract) -> Iterator[Finding]:
        sources = dict.fromkeys((contract.source, *(element.span.source for element in contract.elements)))
        for source, (old, new) in product(sources, changes):
            at = source.text.find(old)
            if at >= 0:
                span = source.span(at, at + len(old))
                yield Finding(span, f"« {old} »", fix=rewriting("Changer", (span, new), safe=safe))

    return check


def corrected(text: str) -> str:
    return correct(Source(text, "essai.slac"), ONE).text


def test_accents_are_put_and_nothing_else_moves(checking: list[Check]) -> None:
    checking.append(writing(("A compter", "À compter"), ("repond", "répond"), ("delai ", "délai ")))
    expected = (
        CONTRACT.replace("A compter", "À compter").replace("repond", "répond").replace("delai ", "délai ")
    )
    assert corrected(CONTRACT) == expected


def test_line_ends_byte_order_mark_and_decomposed_accents_stay_as_they_are(checking: list[Check]) -> None:
    checking.append(writing(("repond", "répond")))
    text = "\ufeff" + CONTRACT.replace("À", "A\u0300").replace("é", "e\u0301").replace("\n", "\r\n")
    assert corrected(text) == text.replace("repond", "répond")


def test_a_fix_that_calls_for_another_is_followed_to_the_end(checking: list[Check]) -> None:
    checking.append(writing(("repond", "repònd"), ("repònd", "répond")))
    assert "le support répond dans" in corrected(CONTRACT)


def test_two_fixes_that_undo_each_other_come_to_rest(checking: list[Check]) -> None:
    checking.append(writing(("repond", "répond"), ("le support répond", "le support repond")))
    assert correct(Source(CONTRACT, "essai.slac"), ONE).results[0].contract is not None


def test_of_two_that_overlap_the_first_is_made_then_the_other_if_it_still_stands(
    checking: list[Check],
) -> None:
    checking.append(writing(("support repond", "support répond"), ("repond dans", "répond dans")))
    done = correct(Source(CONTRACT, "essai.slac"), ONE)
    assert (len(done.made), "le support répond dans" in done.text) == (1, True)


def test_what_is_not_safe_is_left(checking: list[Check]) -> None:
    checking.append(writing(("repond", "répond"), safe=False))
    assert corrected(CONTRACT) == CONTRACT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("8 h ouvrées", "9 h ouvrées"),
        ("9 h à 18 h", "18 h à 9 h"),
        ("de 9 h", "de 8 h"),
        ("8 h ouvrées", "8 h"),
        ("Europe/Paris", "America/Toronto"),
        ("P1 ", "P2 "),
        ("{prise en charge P1}", "24 heures"),
        ("horaires support", "horaire§"),
    ],
    ids=["figure", "hours", "opening", "unit", "zone", "name", "citation", "unreadable"],
)
def test_a_fix_that_would_change_a_promise_is_refused_though_it_calls_itself_safe(
    checking: list[Check], old: str, new: str
) -> None:
    checking.append(writing((old, new)))
    done = correct(Source(CONTRACT, "essai.slac"), ONE)
    assert (done.text, len(done.refused)) == (CONTRACT, 1)


def test_a_refused_fix_does_not_keep_the_others_from_being_made(checking: list[Check]) -> None:
    checking.append(writing(("8 h ouvrées", "9 h ouvrées"), ("repond", "répond")))
    done = correct(Source(CONTRACT, "essai.slac"), ONE)
    assert (done.text, len(done.refused)) == (CONTRACT.replace("repond", "répond"), 1)


def test_a_figure_may_give_way_to_a_citation_that_prints_it(checking: list[Check]) -> None:
    text = CONTRACT.replace("{prise en charge P1}", "8 heures ouvrées")
    checking.append(writing(("8 heures ouvrées", "{prise en charge P1}")))
    assert corrected(text) == CONTRACT


CLAUSE = """\
article rappel "Rappel"
  Le support repond dans le temps de la {prise en charge P1}.
"""


def corrected_clause(*contracts: str) -> str:
    """What becomes of `CLAUSE`, which contracts include."""

    def read(clause: Source) -> list[CheckResult]:
        class Beside:
            image = staticmethod(nowhere.image)

            def __call__(self, path: str) -> Source:
                return clause

        return [
            check(Source(f'{text}\ninclure "clause.slac"\n', "essai.slac"), ONE, Beside())
            for text in contracts
        ]

    return correct_file(Source(CLAUSE, "clause.slac"), read).text


ALIKE = f'{CONTRACT}\npriorité P2 "Autre"\n  prise en charge  8 h ouvrées\n'
UNLIKE = f'{CONTRACT}\npriorité P2 "Autre"\n  prise en charge  4 h ouvrées\n'


def test_a_file_that_contracts_include_is_corrected_for_all_of_them(checking: list[Check]) -> None:
    checking.append(writing(("charge P1}.", "charge P2}."), ("repond", "répond")))
    expected = CLAUSE.replace("P1", "P2").replace("repond", "répond")
    assert corrected_clause(ALIKE, ALIKE) == expected


def test_a_fix_that_one_of_the_contracts_that_include_the_file_would_not_bear_is_refused(
    checking: list[Check],
) -> None:
    checking.append(writing(("charge P1}.", "charge P2}."), ("repond", "répond")))
    assert corrected_clause(ALIKE, UNLIKE) == CLAUSE.replace("repond", "répond")


def test_no_citation_is_written_in_a_file_that_contracts_include(checking: list[Check]) -> None:
    checking.append(writing(("Le support repond", "{prise en charge P1}"), ("dans le temps", "en temps")))
    assert corrected_clause(CONTRACT) == CLAUSE.replace("dans le temps", "en temps")


def test_a_contract_that_does_not_read_has_its_invisible_characters_removed() -> None:
    text = "contrat essai\n  version\u200b  1.0\n\narticle\n  rang  {\n"
    done = correct(Source(text, "essai.slac"))
    assert (done.text, done.results[0].contract) == (text.replace("\u200b", ""), None)
