"""``slac build``: what is written, what is said, and what is never left behind."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from slac.cli.build import build
from slac.document.fonts import find_fonts
from slac.resources import resource_folder
from tests.cli.command_line import SOUND
from tests.document.images import png

CONTRACT = SOUND.read_text(encoding="utf-8")
CHANGED = CONTRACT.replace("entretient", "surveille")
AMENDMENT = """\
avenant avenant-1 "Avenant n° 1"
  modifie    "essai.slac", version 1.0
  remplace   article objet

article objet "Objet"
  Le présent contrat est un autre essai.
"""


def built(*arguments: str) -> Result:
    """``slac build``, run in this process; its streams are no terminal."""
    return CliRunner().invoke(build, arguments)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one contract, with a private folder of its own for what slac keeps."""
    (tmp_path / "slac.toml").touch()
    (tmp_path / "essai.slac").write_text(CONTRACT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def written(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".slac-build")}


class TestDocuments:
    def test_each_has_a_file_called_after_the_contract(self, project: Path) -> None:
        built("-f", "html", "--document", "annexe,fiche,constats", "essai.slac")
        assert written(project / "out/essai") == {"essai.html", "essai-fiche.html", "essai-constats.html"}

    def test_asked_for_one_by_one_they_add_up(self, project: Path) -> None:
        built("-f", "html", "--document", "annexe", "-f", "json", "--document", "fiche", "essai.slac")
        assert written(project / "out/essai") == {"essai.html", "essai-fiche.html", "rules.json"}

    def test_an_amendment_gives_what_it_changes_and_the_consolidated_contract(self, project: Path) -> None:
        (project / "avenant-1.slac").write_text(AMENDMENT, encoding="utf-8")
        built("-f", "html", "avenant-1.slac")
        assert written(project / "out/avenant-1") == {"avenant-1.html", "avenant-1-consolide.html"}

    def test_a_contract_that_amends_nothing_has_no_amendment(self, project: Path) -> None:
        run = built("-f", "html", "--document", "avenant", "essai.slac")
        assert run.exit_code == 1
        assert "« essai.slac » n'est pas un avenant" in run.stderr
        assert not (project / "out").exists()

    def test_among_many_it_is_left_out(self, project: Path) -> None:
        (project / "avenant-1.slac").write_text(AMENDMENT, encoding="utf-8")
        run = built("-f", "html", "--document", "avenant", ".")
        assert run.exit_code == 0
        assert written(project / "out") == {"avenant-1"}

    def test_a_draft_cannot_be_final(self, project: Path) -> None:
        run = built("--draft", "--final", "essai.slac")
        assert run.exit_code == 2
        assert "--draft et --final s'excluent" in run.stderr
        assert not (project / "out").exists()


class TestUnchanged:
    """What did not change is not built again; anything that it depends on is."""

    def build(self, *more: str) -> str:
        run = built("-f", "html,json", *more, "essai.slac")
        assert run.exit_code == 0, run.stderr
        return run.stdout

    @pytest.mark.usefixtures("project")
    def test_nothing_changed(self) -> None:
        assert "(inchangé)" not in self.build()
        assert "(inchangé)" in self.build()

    @pytest.mark.usefixtures("project")
    def test_nothing_is_read_to_know_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.build()
        monkeypatch.setattr("slac.cli.build._made", None)  # would fail if called
        assert "(inchangé)" in self.build()

    def test_the_contract_changed(self, project: Path) -> None:
        self.build()
        (project / "essai.slac").write_text(CHANGED, encoding="utf-8")
        assert "(inchangé)" not in self.build()

    def test_a_result_was_touched(self, project: Path) -> None:
        self.build()
        (project / "out/essai/rules.json").write_text("{}", encoding="utf-8")
        assert "(inchangé)" not in self.build()

    @pytest.mark.parametrize("asked", [("--draft",), ("--date", "2027-01-01"), ("--document", "fiche")])
    @pytest.mark.usefixtures("project")
    def test_something_else_is_asked(self, asked: tuple[str, ...]) -> None:
        self.build()
        assert "(inchangé)" not in self.build(*asked)

    def test_what_it_includes_changed(self, project: Path) -> None:
        (project / "fin.slac").write_text('article fin "Fin"\n  Texte.\n', encoding="utf-8")
        (project / "essai.slac").write_text(f'{CONTRACT}\ninclure "fin.slac"\n', encoding="utf-8")
        self.build()
        (project / "fin.slac").write_text('article fin "Fin"\n  Autre texte.\n', encoding="utf-8")
        assert "(inchangé)" not in self.build()

    def test_nothing_is_read_to_know_that_an_image_is_as_it_was(
        self, with_image: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.build()
        monkeypatch.setattr("slac.cli.build._made", None)  # would fail if called
        assert "(inchangé)" in self.build()

    def test_an_image_changed(self, with_image: Path) -> None:
        self.build()
        with_image.write_bytes(png(8, 8))
        assert "(inchangé)" not in self.build()

    @pytest.fixture
    def with_image(self, project: Path) -> Path:
        text = f'{CONTRACT}\narticle lieux "Lieux"\n  ![Plan](plan.png)\n'
        (project / "essai.slac").write_text(text, encoding="utf-8")
        (project / "plan.png").write_bytes(png())
        return project / "plan.png"

    def test_a_template_changed(self, project: Path, templates: Path) -> None:
        (project / "slac.toml").write_text('templates = "gabarits"\n', encoding="utf-8")
        self.build()
        with (templates / "look.css").open("a", encoding="utf-8") as file:
            file.write("p { color: #111 }\n")
        assert "(inchangé)" not in self.build()

    @pytest.fixture
    def templates(self, project: Path) -> Path:
        return Path(shutil.copytree(resource_folder("templates"), project / "gabarits"))


#: Includes a file, shows an image, has a parameter; its project has its own look.
STANDING_ON_OTHERS = f"""\
{CONTRACT}

paramètre ville
  type  texte

inclure "clauses/fin.slac"

article lieux "Lieux"
  Les lieux, à {{ville}} :

  ![Plan](plans/site.png)
"""


class TestWatching:
    """Whatever a contract is made from is watched with it; what goes wrong for a moment is said, and waited out."""

    @pytest.fixture
    def watched(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> "Watched":
        (project / "essai.slac").write_text(STANDING_ON_OTHERS, encoding="utf-8")
        for name, content in {
            "slac.toml": b'templates = "gabarits"\n',
            "clauses/fin.slac": b'article fin "Fin"\n  Texte.\n',
            "plans/site.png": png(),
            "valeurs.toml": b'ville = "Paris"\n',
        }.items():
            (project / name).parent.mkdir(exist_ok=True)
            (project / name).write_bytes(content)
        shutil.copytree(resource_folder("templates"), project / "gabarits")
        shutil.copytree(project / "gabarits", project / "autres-gabarits")
        return Watched(project, monkeypatch)

    @pytest.mark.parametrize(
        ("file", "content"),
        [
            ("essai.slac", STANDING_ON_OTHERS.replace("Les lieux", "Les locaux").encode()),
            ("clauses/fin.slac", b'article fin "Fin"\n  Autre texte.\n'),
            ("plans/site.png", png(8, 8)),
            ("valeurs.toml", b'ville = "Lyon"\n'),
            ("gabarits/look.css", b"p { color: #111 }"),
            ("slac.toml", b'templates = "autres-gabarits"\n'),
        ],
        ids=["le contrat", "un fichier inclus", "une image", "les valeurs", "un gabarit", "slac.toml"],
    )
    def test_what_a_contract_is_made_from_changes(
        self, watched: "Watched", file: str, content: bytes
    ) -> None:
        said = watched("essai.slac", "--values", "valeurs.toml", changes=[(file, content)])
        assert [line.partition(" → ")[0] for line in said if " → " in line] == ["essai.slac"] * 2
        assert not any("inchangé" in line for line in said)

    def test_a_font_that_is_replaced_changes_the_document(self, watched: "Watched", project: Path) -> None:
        for face in find_fonts().faces:
            (project / "polices").mkdir(exist_ok=True)
            shutil.copy(face.path, project / "polices")
        (project / "slac.toml").write_text('fonts = { folder = "polices" }\n', encoding="utf-8")
        bold = (project / "polices/texgyrepagella-bold.otf").read_bytes()
        arguments = ("essai.slac", "--values", "valeurs.toml", "-f", "pdf")
        said = watched(*arguments, changes=[("polices/texgyrepagella-regular.otf", bold)])
        assert len([line for line in said if "essai.pdf" in line and "inchangé" not in line]) == 2

    def test_a_file_that_was_missing_comes(self, watched: "Watched", project: Path) -> None:
        fragment = (project / "clauses/fin.slac").read_bytes()
        (project / "clauses/fin.slac").unlink()
        said = watched("essai.slac", "--values", "valeurs.toml", changes=[("clauses/fin.slac", fragment)])
        assert [line.rpartition(" : ")[2] for line in said if " → " in line] == ["projet", "définitif"]

    def test_nothing_is_built_again_while_nothing_changes(self, watched: "Watched") -> None:
        said = watched("essai.slac", "--values", "valeurs.toml", changes=[("notes.txt", b"")])
        assert len([line for line in said if " → " in line]) == 1

    def test_only_the_contract_concerned_is_built_again(self, watched: "Watched", project: Path) -> None:
        (project / "autre.slac").write_text(CONTRACT, encoding="utf-8")
        said = watched(
            "essai.slac", "autre.slac", changes=[("clauses/fin.slac", b'article fin "Fin"\n  Mot.\n')]
        )
        assert [line.partition(" → ")[0] for line in said if " → " in line] == [
            "essai.slac",
            "autre.slac",
            "essai.slac",
        ]

    def test_a_configuration_that_cannot_be_read_is_said_once_and_waited_out(
        self, watched: "Watched"
    ) -> None:
        faulty, mended = ("slac.toml", b"templates = "), ("slac.toml", b'templates = "gabarits"\n')
        said = watched("essai.slac", "--values", "valeurs.toml", changes=[faulty, ("notes.txt", b""), mended])
        assert len([line for line in said if "n'est pas du TOML lisible" in line]) == 1
        assert len([line for line in said if " → " in line]) == 2


class Watched:
    """``slac build --watch``, run in this process: a change at each look, then Ctrl-C; gives the lines said."""

    def __init__(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project = project
        self.monkeypatch = monkeypatch

    def __call__(self, *arguments: str, changes: Sequence[tuple[str, bytes]]) -> list[str]:
        left = list(changes)

        def pause(_: float) -> None:
            if not left:
                raise KeyboardInterrupt
            file, content = left.pop(0)
            (self.project / file).write_bytes(content)

        self.monkeypatch.setattr("slac.cli.watching.time.sleep", pause)
        run = built("-f", "html", "--watch", *arguments)
        assert run.exit_code == 0, run.output
        assert run.output.endswith("Surveillance arrêtée.\n")
        return run.output.splitlines()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on this system")
def test_a_kill_in_the_middle_leaves_the_old_files_whole_or_the_new(project: Path) -> None:
    built("-f", "html,json", "essai.slac")
    folder = project / "out/essai"
    before = {name: (folder / name).read_bytes() for name in written(folder)}
    (project / "essai.slac").write_text(CHANGED, encoding="utf-8")
    # Each file is replaced at once; the process is stopped for good between the two.
    script = (
        "import os, pathlib, signal\n"
        "from slac.cli import main\n"
        "replace, done = pathlib.Path.replace, []\n"
        "def once(self, target):\n"
        "    if pathlib.Path(target).parent.name != 'essai':\n"
        "        return replace(self, target)\n"
        "    if done:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    done.append(target)\n"
        "    return replace(self, target)\n"
        "pathlib.Path.replace = once\n"
        "main(['build', '-f', 'html,json', 'essai.slac'])\n"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=project, check=False)
    assert run.returncode == -signal.SIGKILL
    kept = {name: (folder / name).read_bytes() for name in before}
    assert sum(kept[name] != before[name] for name in before) == 1
    assert all(content.endswith((b"</html>", b"}\n", b"</html>\n")) for content in kept.values())
    again = built("-f", "html,json", "essai.slac")
    assert "(inchangé)" not in again.stdout
    assert written(folder) == set(before), "what the killed run left has been swept"
