"""Results are written whole or not at all, and what was there stays there until then."""

import json
from pathlib import Path

import pytest

from slac.cli import files
from slac.cli.files import RECORD, Unwritable, recorded, up_to_date, write_all


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_files_are_written_and_replaced(tmp_path: Path) -> None:
    write_all(tmp_path / "crm", {"rules.json": b"1", "crm.pdf": b"a"})
    write_all(tmp_path / "crm", {"rules.json": b"2"})
    assert content(tmp_path / "crm") == {"rules.json": b"2", "crm.pdf": b"a"}


def test_an_interruption_while_writing_leaves_the_old_files_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all(tmp_path, {"crm.pdf": b"old", "rules.json": b"old"})
    written = files._write

    def stop_at_the_second(path: Path, data: bytes) -> None:
        if "rules.json" in path.name:
            path.write_bytes(data[:1])
            raise KeyboardInterrupt
        written(path, data)

    monkeypatch.setattr(files, "_write", stop_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path, {"crm.pdf": b"new", "rules.json": b"new"})
    assert content(tmp_path) == {"crm.pdf": b"old", "rules.json": b"old"}


def test_a_full_disk_is_said_and_the_old_files_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_all(tmp_path, {"crm.pdf": b"old"})

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "_write", full)
    with pytest.raises(Unwritable, match="le disque est plein"):
        write_all(tmp_path, {"crm.pdf": b"new"})
    assert content(tmp_path) == {"crm.pdf": b"old"}


def test_a_folder_whose_name_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(Unwritable, match="ce nom est celui d'un fichier"):
        write_all(tmp_path / "out" / "crm", {"crm.pdf": b""})


BUILT = {"crm.pdf": b"%PDF", "rules.json": b"{}"}


class TestRecord:
    """What was built is not built again while its key and its files are the same."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        write_all(tmp_path, {**BUILT, **recorded("key", BUILT, True, ["ligne 3 : [DATE]"])})
        return tmp_path

    def test_the_same_key_is_up_to_date_and_says_what_was_said(self, folder: Path) -> None:
        record = up_to_date(folder, "key")
        assert record is not None
        assert (sorted(record.files), record.draft, record.missing) == (
            ["crm.pdf", "rules.json"],
            True,
            ("ligne 3 : [DATE]",),
        )

    def test_another_key_is_not(self, folder: Path) -> None:
        assert up_to_date(folder, "other") is None

    def test_a_file_that_was_changed_or_removed_is_built_again(self, folder: Path) -> None:
        (folder / "rules.json").write_bytes(b"{ }")
        assert up_to_date(folder, "key") is None
        (folder / "rules.json").unlink()
        assert up_to_date(folder, "key") is None

    @pytest.mark.parametrize(
        "text", ["", "[]", '{"key": "key"}', "\x00", '{"key": "key", "files": 1}', "[" * 100_000]
    )
    def test_a_record_that_makes_no_sense_is_ignored(self, folder: Path, text: str) -> None:
        (folder / RECORD).write_text(text, encoding="utf-8")
        assert up_to_date(folder, "key") is None

    def test_a_record_never_leads_outside_its_folder(self, folder: Path, tmp_path: Path) -> None:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        record["files"] = {"../crm.pdf": record["files"]["crm.pdf"]}
        (folder.parent / "crm.pdf").write_bytes(BUILT["crm.pdf"])
        (folder / RECORD).write_text(json.dumps(record), encoding="utf-8")
        assert up_to_date(folder, "key") is None
