"""A known finding is known by its rule, its block and its words, wherever they move."""

import pytest

from slac.diagnostics import Diagnostic
from slac.lint.baseline import BadBaseline, Parted, baseline_of, dumps, loads, part
from slac.pipeline.checking import check
from slac.source import Source

CONTRACT = """\
contrat essai

partie client
  siège  [VILLE]

partie fournisseur
  siège  [VILLE]

article objet
  Le client [NOM] paie.
"""


def findings(text: str) -> tuple[Diagnostic, ...]:
    found = check(Source(text, "essai.slac")).findings
    return tuple(f for f in found if f.code in ("COR02", "SYN03"))


def parted(before: str, after: str) -> Parted:
    kept = loads(dumps(baseline_of(findings(before), str)), "connus.json")
    return part(findings(after), kept, ["essai.slac"], str)


@pytest.mark.parametrize(
    "after",
    [
        CONTRACT,
        "# Une ligne de plus.\n" + CONTRACT,
        CONTRACT.replace("  siège  [VILLE]", "  siège    [VILLE]"),
        CONTRACT.replace("article objet", "article premier\n  Un texte.\n\narticle objet"),
    ],
    ids=["same", "line above", "blanks", "clause above"],
)
def test_what_moves_stays_known(after: str) -> None:
    assert parted(CONTRACT, after) == Parted((), 3, ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[NOM]", "[RAISON]"),
        ("article objet", "article champ"),
        ("Le client [NOM]", "Le client [NOM], [NOM]"),
    ],
    ids=["words", "block", "one more"],
)
def test_what_changes_is_new(old: str, new: str) -> None:
    found = parted(CONTRACT, CONTRACT.replace(old, new))
    assert [f.code for f in found.new] == ["COR02"]


def test_what_is_put_right_is_stale_with_its_block_and_words() -> None:
    found = parted(CONTRACT, CONTRACT.replace("[NOM]", "Lycée"))
    assert [(one.block, one.text) for one in found.stale] == [("article objet", "[NOM]")]


def test_nothing_is_stale_in_a_contract_that_was_not_read() -> None:
    kept = baseline_of(findings(CONTRACT), str)
    assert part((), kept, ["autre.slac"], str).stale == ()


def test_a_mistake_of_writing_is_never_known() -> None:
    unreadable = CONTRACT.replace("siège", "si\u200bège")
    assert {f.code for f in findings(unreadable)} >= {"SYN03"}
    assert {f.code for f in parted(unreadable, unreadable).new} == {"SYN03"}


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 1}', '{"version": 1, "findings": [{"path": 3}]}', "[" * 5000],
)
def test_a_file_that_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(BadBaseline, match="n'est pas une liste de constats connus"):
        loads(text, "connus.json")


def test_the_baseline_of_another_version_is_refused() -> None:
    with pytest.raises(BadBaseline, match="vient d'une autre version de slac"):
        loads('{"version": 2, "findings": []}', "connus.json")
