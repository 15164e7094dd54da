"""``slac test``, as an engineer puts it in a chain."""

import shutil
from pathlib import Path

from tests.cli.command_line import slac

CONTRACTS = Path(__file__).parents[1] / "coverage" / "contrats"


def test_right_scenarios_beside_the_contract(tmp_path: Path) -> None:
    for name in ("crédits.slac", "crédits.scenarios.slac"):
        shutil.copy(CONTRACTS / name, tmp_path)
    by_contract = slac("test", "crédits.slac", cwd=tmp_path)
    by_scenarios = slac("test", "crédits.scenarios.slac", cwd=tmp_path)
    by_folder = slac("test", ".", cwd=tmp_path)
    assert (by_contract.code, by_contract.err) == (0, "")
    assert by_contract.out.endswith("15 scénarios, tous justes.\n")
    assert by_contract == by_scenarios == by_folder


def test_what_no_scenario_tries_is_listed_without_failing(tmp_path: Path) -> None:
    for name in ("crédits.slac", "crédits.scenarios.slac"):
        shutil.copy(CONTRACTS / name, tmp_path)
    done = slac("test", "crédits.slac", cwd=tmp_path)
    assert "  Sans scénario :\n    P3, prise en charge (ligne 30)\n" in done.out


def test_wrong_scenarios_fail_with_what_was_found(tmp_path: Path) -> None:
    shutil.copy(CONTRACTS / "manqués.slac", tmp_path)
    done = slac("test", "manqués.slac", cwd=tmp_path)
    assert done.code == 1
    assert done.out.endswith("12 scénarios, 12 échecs.\n")
    assert (
        "  échec  une heure trop tôt (ligne 40)\n"
        "         attendu : résolution au plus tard le 30 mars 2026 à 15 h\n"
        "         trouvé  : lundi 30 mars 2026 à 16 h 00\n"
    ) in done.out


def test_why_a_scenario_holds_is_shown_when_asked(tmp_path: Path) -> None:
    for name in ("crédits.slac", "crédits.scenarios.slac"):
        shutil.copy(CONTRACTS / name, tmp_path)
    done = slac("test", "-v", "crédits.slac", cwd=tmp_path)
    assert "alors crédit de 5 % : oui" in done.out


def test_a_contract_without_scenarios_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.slac").write_text('contrat x "X"\n', encoding="utf-8")
    done = slac("test", "x.slac", cwd=tmp_path)
    assert (done.code, done.out) == (0, "x.slac\n  Aucun scénario.\n\n")


def test_scenarios_without_their_contract_are_bad_use(tmp_path: Path) -> None:
    (tmp_path / "x.scenarios.slac").write_text('scénario "s"\n  alors  couvert\n', encoding="utf-8")
    done = slac("test", "x.scenarios.slac", cwd=tmp_path)
    assert done.code == 2
    assert "le contrat « x.slac » n'est pas à côté" in done.err


def test_a_contract_that_does_not_parse_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.slac").write_text('contrat x "X"\n  verzion  1.0\n', encoding="utf-8")
    (tmp_path / "b.slac").write_text('contrat b "B"\n', encoding="utf-8")
    done = slac("test", ".", cwd=tmp_path)
    assert done.code == 1
    assert "verzion" in done.err
    assert "b.slac\n  Aucun scénario." in done.out
