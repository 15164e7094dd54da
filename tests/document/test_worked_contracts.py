"""The worked contracts and an amendment, with their other documents: conforming, whole, well broken into pages, and the
same bytes wherever and whenever they are built.

Each file is built once here, once more by the command in another process, and all PDF files are validated in one.
"""

import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from slac.document.tree import Document, plain
from slac.outputs import Kind
from slac.pipeline.building import Options, compose, documents_of, docx_of, html_of, pdf_of
from slac.pipeline.checking import check
from slac.pipeline.drafts import missing_of
from slac.pipeline.exporting import rules_of
from slac.pipeline.reading import Project, read
from tests.cli.command_line import slac
from tests.document.test_pdf import PROFILES, ROOT

NAMES = ("clip", "crm360", "helpdesk", "netmath", "progr1")
KINDS: tuple[Kind, ...] = ("annexe", "fiche", "constats")
FILES = tuple(f"{name}-{kind}" for name in NAMES for kind in KINDS)
AMENDED = ("avenant-1-avenant", "avenant-1-annexe")
AMENDMENT = """\
avenant avenant-1 "Avenant n° 1"
  modifie       "crm360.slac", version 1.0
  remplace      article accès
  version       1.1
  date d'effet  1er juillet 2026

article accès "Accès au support"
  Les utilisateurs {du crm360} déposent leurs demandes sur le {portail}. {Le fournisseur} les traite {horaires support}.
"""


class Printed(NamedTuple):
    document: Document
    pages: list[list[str]]  # the lines of each page, without its head and foot


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("worked")


@pytest.fixture(scope="module")
def printed(folder: Path) -> dict[str, Printed]:
    """Every document, by contract and kind; ``folder`` holds its files in each format, by format."""
    _project(folder)
    options = Options(date(2026, 1, 1))
    found = {}
    for name in (*NAMES, "avenant-1"):
        shown = f"{name}.slac"
        load = Project(folder, folder, shown)
        checked = check(read(folder / shown, shown), load=load)
        assert checked.contract is not None
        assert missing_of(checked) == ()
        rules = rules_of(checked.contract, options.reference, checked.canonical)
        (folder / f"{name}-rules.json").write_bytes(rules)
        for kind in KINDS if name in NAMES else documents_of(checked, options):
            document = compose(checked, kind, (), options)
            path = folder / f"{name}-{kind}.pdf"
            path.write_bytes(pdf_of(document, name, rules, checked.canonical, options))
            path.with_suffix(".html").write_bytes(html_of(document, options))
            path.with_suffix(".docx").write_bytes(docx_of(document, options))
            found[path.stem] = Printed(document, _pages(path))
    return found


def _project(folder: Path) -> None:
    for path in (ROOT / "contracts").glob("*.slac"):
        shutil.copy(path, folder)
    shutil.copytree(ROOT / "contracts" / "clausier", folder / "clausier")
    (folder / "avenant-1.slac").write_text(AMENDMENT, encoding="utf-8")
    (folder / "slac.toml").touch()


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of the command: another folder and process, another hash seed, time zone, language and clock."""
    elsewhere = tmp_path_factory.mktemp("ailleurs") / "plus loin" / "encore"
    elsewhere.mkdir(parents=True)
    _project(elsewhere)
    environment = {
        "PYTHONHASHSEED": "12345",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "1",
        "XDG_CACHE_HOME": str(elsewhere / "cache"),
    }
    common = ("-f", "pdf,html,docx,json", "--date", "2026-01-01", "-o", "sortie")
    worked = slac(
        "build",
        *common,
        "--document",
        ",".join(KINDS),
        *(f"{name}.slac" for name in NAMES),
        cwd=elsewhere,
        env=environment,
    )
    amended = slac("build", *common, "avenant-1.slac", cwd=elsewhere, env=environment)
    assert (worked.code, amended.code) == (0, 0), worked.err + amended.err
    return elsewhere / "sortie"


@pytest.fixture(scope="module")
def failures(folder: Path, printed: dict[str, Printed]) -> dict[str, dict[str, list[str]]]:
    files = [str(folder / f"{name}.pdf") for name in printed]
    command = [sys.executable, "-m", "tests.document.verapdf", *files]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    return {Path(path).stem: found for path, found in json.loads(run.stdout).items()}


def _pages(path: Path) -> list[list[str]]:
    text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    return [
        [
            line
            for line in page.splitlines()
            if not re.match(r"Page \d+ sur|Version .*sha256|Source sha256", line)
        ]
        for page in text.split("\f")[:-1]
    ]


def _closed_up(text: str) -> str:
    return "".join(text.casefold().split())


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", FILES + AMENDED)
def test_the_file_conforms(failures: dict[str, dict[str, list[str]]], name: str, profile: str) -> None:
    assert failures[name][profile] == []


@pytest.mark.parametrize("name", FILES)
def test_no_heading_ends_a_page(printed: dict[str, Printed], name: str) -> None:
    document, pages = printed[name]
    headings = {
        _closed_up(f"{s.label}{' — ' if ' ' in s.label else ''}{plain(s.title)}") for s in document.sections()
    }
    assert [page[-1] for page in pages if _closed_up(page[-1]) in headings] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_signatures_are_not_alone_on_their_page(printed: dict[str, Printed], name: str) -> None:
    pages = [page for page in printed[f"{name}-annexe"].pages if any("Fait à" in line for line in page)]
    for page in pages:
        at = next(index for index, line in enumerate(page) if "Fait à" in line)
        assert at > 3, page[:at]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_for_technicians_is_one_page(printed: dict[str, Printed], name: str) -> None:
    assert len(printed[f"{name}-fiche"].pages) == 1


@pytest.mark.parametrize("name", [*NAMES, "avenant-1"])
def test_two_builds_give_the_same_bytes(
    folder: Path, printed: dict[str, Printed], again: Path, name: str
) -> None:
    first = {path.name: path.read_bytes() for path in folder.glob(f"{name}-*.*")}
    second = {_called(name, path): path.read_bytes() for path in (again / name).glob("[!.]*.*")}
    assert first.keys() == second.keys()
    assert len(first) == 1 + 3 * sum(key.rpartition("-")[0] == name for key in printed)
    assert [file for file in first if first[file] != second[file]] == []


def _called(name: str, path: Path) -> str:
    """A result of the command, as it is called here: what is signed bears the name of the contract alone there."""
    signed = "avenant" if name.startswith("avenant") else "annexe"
    kind = path.stem.removeprefix(name).removeprefix("-") or signed
    return f"{name}-{'annexe' if kind == 'consolide' else kind}{path.suffix}"
