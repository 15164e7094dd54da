"""Two Word files as one with tracked changes, by the engine of python-redlines (Docxodus)."""

import subprocess
from datetime import date

from slac.document.docx import NO_WORD, NoWord
from slac.document.docx.package import undated

_AUTHOR = "slac"


def redline(old: bytes, new: bytes, reference_date: date) -> bytes:
    """``new`` as changes to ``old``, all of that date: accepted they give the one, rejected the other.

    Raises NoWord where the engine is missing or fails.
    """
    try:
        from python_redlines import DocxodusEngine, EngineNotInstalledError

        engine = DocxodusEngine()
    except ImportError as error:
        raise NoWord(NO_WORD) from error
    except OSError as error:
        raise NoWord(
            "Le moteur qui compare des fichiers Word ne s'installe pas ici : il lui faut un dossier de cache "
            "où écrire et un système Linux, Windows ou macOS."
        ) from error
    try:
        made, _, _ = engine.run_redline(
            _AUTHOR,
            old,
            new,
            date_time=f"{reference_date.isoformat()}T00:00:00Z",
            detect_format_changes=False,
            conflate_spaces=False,
        )
    except (subprocess.CalledProcessError, EngineNotInstalledError) as error:
        raise NoWord(
            "Le moteur qui compare des fichiers Word s'est arrêté sans donner de résultat."
        ) from error
    return undated(made)
