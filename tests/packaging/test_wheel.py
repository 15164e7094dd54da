"""The wheel is all one needs: built from the source distribution, installed in an empty environment, used elsewhere.

Going through the source distribution proves at the same time that it is complete.
"""

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    """What the command prints; it sees nothing of the environment that runs the tests, nor of the checkout."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    python = sys.executable
    run(python, "-m", "hatchling", "build", "--target", "sdist", "--directory", folder, cwd=CHECKOUT)
    (sdist,) = folder.glob("*.tar.gz")
    pip_wheel = ("-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    run(python, *pip_wheel, sdist, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` folder of an environment that holds the wheel, its dependencies, and nothing else."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=False, symlinks=True)
    python = environment / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", wheel, cwd=environment)
    return environment / "bin"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder outside the checkout, with nothing in it but a contract."""
    shutil.copy(CHECKOUT / "contracts" / "crm360.slac", tmp_path)
    return tmp_path


def test_the_wheel_ships_the_grammar_and_the_templates(wheel: Path) -> None:
    shipped = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        f"slac/_data/{path.relative_to(CHECKOUT)}"
        for folder in ("grammar", "templates")
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file()
    }
    assert wanted
    assert wanted <= shipped


def test_the_wheel_installs_nothing_beside_the_package(wheel: Path) -> None:
    roots = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert roots == {"slac", wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info"}


def test_the_installed_package_reads_its_own_files(installed: Path, elsewhere: Path) -> None:
    ask = "from slac.resources import resource_folder; print(resource_folder('grammar'), resource_folder('templates'))"
    for folder in map(Path, run(installed / "python", "-c", ask, cwd=elsewhere).split()):
        assert folder.is_dir()
        assert folder.is_relative_to(installed.parent)


def test_the_installed_command_builds_a_contract_from_any_folder(installed: Path, elsewhere: Path) -> None:
    run(installed / "slac", "build", "crm360.slac", cwd=elsewhere)
    built = {path.name for path in (elsewhere / "out" / "crm360").iterdir()}
    assert "rules.json" in built
    assert any(name.endswith(".pdf") for name in built)
