"""The hooks and jobs that are offered: each is readable, names what exists, and its commands do what it says."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from slac.cli.commands import slac
from slac.configuration import configuration_of
from tests.cli.command_line import environment

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "relecture-continue.md").read_text(encoding="utf-8")
CONTRACTS = ROOT / "tests" / "cli" / "contrats"


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def job(name: str) -> dict[str, Any]:
    (text,) = (block for block in fenced("yaml") if block.startswith(f"# {name}\n"))
    read: dict[str, Any] = yaml.safe_load(text)
    return read


def hooks() -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return read


def steps() -> dict[str, list[str]]:
    """The commands of each job, without the installation."""
    github = job(".github/workflows/contrats.yml")["jobs"]["relecture"]["steps"]
    gitlab = job(".gitlab-ci.yml")["relecture"]["script"]
    scripts = {"GitHub": [step["run"] for step in github if "run" in step], "GitLab": gitlab}
    return {name: [c for c in commands if not c.startswith("pip ")] for name, commands in scripts.items()}


def run(command: str, folder: Path) -> int:
    defined = f'slac() {{ {shlex.quote(sys.executable)} -m slac "$@"; }}'
    return subprocess.run(
        f"{defined}\n{command}", shell=True, cwd=folder, env=environment(), check=False
    ).returncode


@pytest.mark.parametrize("name", ["GitHub", "GitLab"])
def test_a_job_reports_the_findings_then_fails(name: str, tmp_path: Path) -> None:
    shutil.copy(CONTRACTS / "projet.slac", tmp_path)
    *before, last = steps()[name]
    assert [run(command, tmp_path) for command in before] == [0] * len(before)
    assert run(last, tmp_path) == 1
    if name == "GitHub":
        assert json.loads((tmp_path / "slac.sarif").read_bytes())["runs"][0]["results"]
    else:
        assert ElementTree.parse(tmp_path / "constats.xml").getroot().get("failures") != "0"


def test_the_github_job_sends_the_file_that_it_wrote() -> None:
    (sent,) = (
        step["with"]["sarif_file"]
        for step in job(".github/workflows/contrats.yml")["jobs"]["relecture"]["steps"]
        if "upload-sarif" in step.get("uses", "")
    )
    assert any(f"> {sent} " in command for command in steps()["GitHub"])


def test_the_gitlab_job_publishes_the_file_that_it_wrote() -> None:
    sent = job(".gitlab-ci.yml")["relecture"]["artifacts"]["reports"]["junit"]
    assert any(f"> {sent} " in command for command in steps()["GitLab"])


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_that_takes_contracts(hook: dict[str, Any]) -> None:
    assert set(hook) == {"id", "name", "description", "entry", "language", "files", "require_serial"}
    program, *arguments = shlex.split(hook["entry"])
    assert program == "slac"
    command = slac.get_command(slac.make_context("slac", ["--help"], resilient_parsing=True), arguments[0])
    assert command is not None
    context = command.make_context("slac", [*arguments[1:], "a.slac", "b.slac"])
    assert context.params["paths"] == ("a.slac", "b.slac")
    assert re.search(hook["files"], "contrats/a.slac")
    assert not re.search(hook["files"], "contrats/a.slac.txt")


def test_the_page_names_hooks_that_exist() -> None:
    named = {hook["id"] for repo in job(".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]}
    assert named <= {hook["id"] for hook in hooks()}


def test_the_configuration_that_is_shown_is_understood(tmp_path: Path) -> None:
    (shown,) = fenced("toml")
    (tmp_path / "slac.toml").write_text(shown, encoding="utf-8")
    found = configuration_of(tmp_path)
    assert found.baseline == tmp_path / "constats-connus.json"
    assert found.of(tmp_path / "contracts" / "anciens" / "1999" / "a.slac").fail_on == "jamais"
    assert found.of(tmp_path / "contracts" / "a.slac").fail_on == "avertissement"
