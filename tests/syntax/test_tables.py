"""The tables are kept where only their owner writes; whatever is wrong there, a contract is read all the same."""

import json
import os
import pickle
import stat
from pathlib import Path
from typing import Any

import pytest

from slac.syntax import tables as module
from slac.syntax.grammar import compile_tables, grammar_text
from slac.syntax.tables import SHIPPED, Tables, load, ship

MADE = compile_tables(grammar_text())


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Lark was asked to make; it is given at once, since making it takes a second."""
    asked: list[str] = []

    def make(text: str) -> dict[str, Any]:
        asked.append(text)
        return MADE

    monkeypatch.setattr("slac.syntax.grammar.compile_tables", make)
    return asked


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The private folder of somebody who never ran slac."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "slac"


def kept(folder: Path) -> Path:
    """The one file in the folder."""
    (file,) = folder.iterdir()
    return file


def reads(tables: Tables) -> bool:
    return bool(tables.rules.lines == MADE["rules"] and tables.states.lines == MADE["states"])


def test_the_first_run_keeps_the_tables_for_the_next(folder: Path, made: list[str]) -> None:
    assert reads(load())
    assert reads(load())
    assert len(made) == 1


def test_only_their_owner_can_read_or_write_the_kept_tables(folder: Path, made: list[str]) -> None:
    load()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept(folder).stat().st_mode) == 0o600


def test_tables_of_another_grammar_are_kept_under_another_name(
    folder: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    monkeypatch.setattr(module, "content_key", lambda text: "another grammar")
    load()
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe",
        b"{}",
        b"[1, 2",
        pickle.dumps({"rules": []}),
    ],
    ids=["vide", "octets", "sans clé", "coupé", "pickle"],
)
def test_a_broken_file_is_made_again(folder: Path, made: list[str], content: bytes) -> None:
    load()
    kept(folder).write_bytes(content)
    assert reads(load())
    assert reads(load())
    assert len(made) == 2


def test_an_altered_file_is_made_again(folder: Path, made: list[str]) -> None:
    load()
    head, body = kept(folder).read_text(encoding="utf-8").split("\n", 1)
    altered = json.loads(body)
    altered["refused"] = ["client"]
    kept(folder).write_text(f"{head}\n{json.dumps(altered)}", encoding="utf-8")
    assert "client" not in load().refused


def test_a_kept_file_never_runs_code(folder: Path, made: list[str], tmp_path: Path) -> None:
    load()
    trace = tmp_path / "trace"

    class Hostile:
        def __reduce__(self) -> tuple[Any, ...]:
            return trace.write_text, ("ran",)

    kept(folder).write_bytes(pickle.dumps(Hostile()))
    assert reads(load())
    assert not trace.exists()


def test_a_folder_that_others_may_write_is_not_used(folder: Path, made: list[str]) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    assert reads(load())
    assert list(folder.iterdir()) == []


def test_a_file_that_others_may_write_is_not_read(folder: Path, made: list[str]) -> None:
    load()
    kept(folder).chmod(0o666)
    assert reads(load())
    assert len(made) == 2


def test_a_link_is_not_followed(folder: Path, made: list[str], tmp_path: Path) -> None:
    load()
    file = kept(folder)
    elsewhere = file.rename(tmp_path / "elsewhere.json")
    file.symlink_to(elsewhere)
    assert reads(load())
    assert len(made) == 2


def test_the_folder_of_somebody_else_is_not_used(
    folder: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert reads(load())
    assert len(made) == 2


def test_a_folder_that_cannot_be_made_changes_nothing(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file" / "below"))
    assert reads(load())


def test_a_disk_that_is_full_changes_nothing(
    folder: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert reads(load())


def test_a_relative_folder_is_not_believed(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    assert reads(load())
    assert not (tmp_path / "cache").exists()
    assert (tmp_path / "home" / ".cache" / "slac").is_dir()


def test_tables_that_travel_with_the_package_need_no_folder(
    tmp_path: Path, folder: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "slac.lark").write_text(grammar_text(), encoding="utf-8")
    monkeypatch.setattr(module, "resource_folder", lambda name: tmp_path)
    assert ship(tmp_path).name == SHIPPED
    made.clear()
    assert reads(load())
    assert made == []
    assert not folder.exists()


def test_tables_of_an_older_package_are_not_used(
    tmp_path: Path, folder: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "slac.lark").write_text(grammar_text(), encoding="utf-8")
    monkeypatch.setattr(module, "resource_folder", lambda name: tmp_path)
    ship(tmp_path)
    (tmp_path / "slac.lark").write_text(grammar_text() + "// changed\n", encoding="utf-8")
    made.clear()
    assert reads(load())
    assert len(made) == 1
