"""The configuration is found from where the user stands, and says what it does not understand."""

from pathlib import Path

import pytest

from slac.configuration import Configuration, ConfigurationError, configuration_of


@pytest.fixture(autouse=True)
def _fresh() -> None:
    configuration_of.cache_clear()


def test_slac_toml_is_found_above(tmp_path: Path) -> None:
    (tmp_path / "slac.toml").write_text('ignore = ["TPS11"]\nfail-on = "avertissement"\n', encoding="utf-8")
    inner = tmp_path / "contracts" / "originaux"  # the usual folder
    inner.mkdir(parents=True)
    found = configuration_of(inner)
    assert (found.root, found.ignore, found.fail_on) == (tmp_path, ("TPS11",), "avertissement")
    assert found.contracts == (tmp_path / "contracts",)


def test_a_pyproject_counts_only_with_its_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.slac]\nselect = ["TPS"]\n', encoding="utf-8")
    inner = tmp_path / "a"
    inner.mkdir()
    (inner / "pyproject.toml").write_text('[project]\nname = "slac"\n', encoding="utf-8")
    assert configuration_of(inner).select == ("TPS",)


def test_without_configuration_the_root_is_that_of_git_else_the_folder(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert configuration_of(inner) == Configuration(inner)
    configuration_of.cache_clear()
    (tmp_path / ".git").mkdir()
    assert configuration_of(inner).root == tmp_path


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("selct = []", "La clé « selct » de"),
        ("selct = []", "vouliez-vous dire « select » ?"),
        ("select = 'TPS'", 'attend une liste de codes, comme ["TPS11", "CAL"].'),
        ("fail-on = 'grave'", "attend l'une de ces valeurs : erreur, avertissement, information, jamais."),
        ("templates = '../ailleurs'", "attend un dossier du projet."),
        ("fonts = 'polices'", 'comme { folder = "polices" }.'),
        ("select = [", "n'est pas du TOML lisible"),
        ("baseline = '../connus.json'", "attend un fichier du projet."),
        ("per-path = 3", 'attend une table par motif, comme [per-path."contracts/anciens/**"].'),
        ("[per-path.'a']\noutput = 'b'", "La clé « output » de « a », dans"),
        ("[per-path.'a']\nignore = 'b'", 'attend une liste de codes, comme ["TPS11", "CAL"].'),
    ],
)
def test_a_fault_is_one_french_sentence(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "slac.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as raised:
        configuration_of(tmp_path)
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("pattern", "path", "holds"),
    [
        ("contracts/anciens", "contracts/anciens/a.slac", True),
        ("contracts/anciens/**", "contracts/anciens/1999/a.slac", True),
        ("contracts/*.slac", "contracts/a.slac", True),
        ("contracts/*.slac", "contracts/anciens/a.slac", False),
        ("**/a.slac", "contracts/anciens/a.slac", True),
        ("**/a.slac", "a.slac", True),
        ("contracts/anc", "contracts/anciens/a.slac", False),
        ("a.slac", "b/a.slac", False),
        ("?.slac", "a.slac", True),
        ("[a].slac", "a.slac", False),
    ],
)
def test_a_pattern_says_for_which_paths_it_decides(
    tmp_path: Path, pattern: str, path: str, holds: bool
) -> None:
    found = Configuration(tmp_path, per_path=((pattern, (("ignore", ("TPS",)),)),))
    assert (found.of(tmp_path / path).ignore == ("TPS",)) == holds


def test_for_a_path_select_and_the_threshold_are_replaced_and_the_rest_is_added(tmp_path: Path) -> None:
    (tmp_path / "slac.toml").write_text(
        'select = ["TPS"]\nignore = ["TPS11"]\nmandatory = ["TPS01"]\n'
        '[per-path."anciens"]\nselect = ["CAL"]\nignore = ["CAL01"]\nmandatory = ["CAL02"]\nfail-on = "jamais"\n',
        encoding="utf-8",
    )
    found = configuration_of(tmp_path).of(tmp_path / "anciens" / "a.slac")
    assert (found.select, found.fail_on) == (("CAL",), "jamais")
    assert (found.ignore, found.mandatory) == (("TPS11", "CAL01"), ("TPS01", "CAL02"))
