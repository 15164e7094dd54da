"""The worked contracts, printed with their other documents: conforming, whole, and well broken into pages.

Each file is printed once and all are validated in one process.
"""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from slac import pipeline
from slac.document.tree import Document, Kind, plain
from tests.document.test_pdf import PROFILES, ROOT

CONTRACTS = ROOT / "contracts"
NAMES = ("clip", "crm360", "helpdesk", "netmath", "progr1")
KINDS: tuple[Kind, ...] = ("annexe", "fiche", "constats")
FILES = tuple(f"{name}-{kind}" for name in NAMES for kind in KINDS)


class Printed(NamedTuple):
    document: Document
    pages: list[list[str]]  # the lines of each page, without its head and foot


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("worked")


@pytest.fixture(scope="module")
def printed(folder: Path) -> dict[str, Printed]:
    found = {}
    options = pipeline.Options(date(2026, 1, 1))
    for name in NAMES:
        shown = f"{name}.slac"
        load = pipeline.Project(CONTRACTS, ROOT, shown)
        checked = pipeline.check(pipeline.read(CONTRACTS / shown, shown), load=load)
        assert checked.contract is not None
        assert pipeline.missing_of(checked) == ()
        rules = pipeline.rules_of(checked.contract, options.reference, checked.canonical)
        for kind in KINDS:
            document = pipeline.compose(checked, kind, (), options)
            path = folder / f"{name}-{kind}.pdf"
            path.write_bytes(pipeline.pdf_of(document, name, rules, checked.canonical, options))
            found[path.stem] = Printed(document, _pages(path))
    return found


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
@pytest.mark.parametrize("name", FILES)
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
