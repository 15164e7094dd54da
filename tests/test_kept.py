"""What is kept is found again for the same key, and only then; nothing that is wrong there is ever more than slow."""

import os
from pathlib import Path
from typing import Any

import pytest

from slac.kept import code, keep, kept, key_of

VALUE = {"échéance": [1, "ouvrées", None, True], "vide": {}}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The private folder of somebody who never ran slac."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "slac"


def test_a_value_is_found_again_for_its_key() -> None:
    keep("essai-a", "clé", VALUE)
    assert kept("essai-a", "clé") == VALUE


def test_a_value_is_not_found_for_another_key() -> None:
    keep("essai-a", "clé", VALUE)
    assert kept("essai-a", "autre clé") is None


def test_a_value_takes_the_place_of_the_one_before(folder: Path) -> None:
    keep("essai-a", "clé", VALUE)
    keep("essai-a", "nouvelle clé", [])
    assert kept("essai-a", "nouvelle clé") == []
    assert [file.name for file in folder.iterdir()] == ["essai-a.json"]


def test_nothing_is_found_where_nothing_was_kept() -> None:
    assert kept("essai-a", "clé") is None


@pytest.mark.parametrize("broken", [b"", b"\xff", "clé\n[]".encode(), b"[" * 100_000], ids=repr)
def test_a_broken_file_is_as_if_it_were_not_there(folder: Path, broken: bytes) -> None:
    keep("essai-a", "clé", VALUE)
    (folder / "essai-a.json").write_bytes(broken[:50])
    assert kept("essai-a", "clé") is None


def test_a_file_cut_short_is_as_if_it_were_not_there(folder: Path) -> None:
    keep("essai-a", "clé", VALUE)
    file = folder / "essai-a.json"
    file.write_bytes(file.read_bytes()[:-1])
    assert kept("essai-a", "clé") is None


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(folder: Path) -> None:
    keep("essai-a", "clé", VALUE)
    (folder / "essai-a.json").unlink()
    os.mkfifo(folder / "essai-a.json")
    assert kept("essai-a", "clé") is None


def test_a_folder_that_others_may_write_is_not_used(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    keep("essai-a", "clé", VALUE)
    assert kept("essai-a", "clé") is None
    assert list(folder.iterdir()) == []


def test_a_disk_that_is_full_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    keep("essai-a", "clé", VALUE)
    assert list(folder.iterdir()) == []


def test_the_oldest_of_a_kind_make_room_and_other_kinds_stay(folder: Path) -> None:
    keep("autre-a", "clé", VALUE)
    for number in range(4):
        keep(f"essai-{number}", "clé", number, most=2)
        os.utime(folder / f"essai-{number}.json", (number, number))
    assert sorted(file.stem for file in folder.iterdir()) == ["autre-a", "essai-2", "essai-3"]


@pytest.mark.parametrize(
    ("one", "other"),
    [(("ab", "c"), ("a", "bc")), ((1,), ("1",)), (("a", None), ("a",))],
    ids=["coupure", "nature", "nombre"],
)
def test_different_parts_make_different_keys(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert key_of(*one) != key_of(*other)
    assert key_of(*one) == key_of(*one)


def test_the_key_of_the_code_changes_with_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kept.py").write_text("1")
    monkeypatch.setattr("slac.kept.__file__", str(tmp_path / "kept.py"))
    before = code.__wrapped__()
    (tmp_path / "kept.py").write_text("12")
    assert code.__wrapped__() != before
