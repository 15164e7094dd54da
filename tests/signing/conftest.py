"""The keys of the signatories, and the document once one, then both have signed it."""

from pathlib import Path

import pytest

from tests.signing.signed import signed, unsigned, write_keys


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    write_keys(folder)
    return folder


@pytest.fixture(scope="module")
def once(keys: Path) -> bytes:
    return signed(unsigned(), "titulaire", keys)


@pytest.fixture(scope="module")
def twice(once: bytes, keys: Path) -> bytes:
    return signed(once, "commune", keys)
