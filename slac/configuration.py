"""The configuration of a project: ``slac.toml`` at its root, or the table ``[tool.slac]`` of ``pyproject.toml``.

The root is the nearest folder that holds either, else the nearest that holds ``.git``, else the folder itself.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from slac.errors import Severity, SlacError

FILE = "slac.toml"
_PROJECT = "pyproject.toml"

#: What ``fail-on`` accepts: a severity, or never.
FAIL_ON = (*(str(severity) for severity in Severity), "jamais")


class ConfigurationError(SlacError):
    """A configuration that cannot be read, or says something that slac does not know."""


class Configuration(NamedTuple):
    """What a project decides. Paths are absolute; ``file`` is None when nothing is configured.

    ``contracts`` are the folders whose contracts are built and linted when no path is given, and below which the
    results keep the same folders: ``contracts`` if there is one, else none; ``output`` is where they are written.
    ``select`` empty: the rules that are on by default. ``per_path`` are what is decided otherwise for the files that
    match a pattern, in the order written.
    """

    root: Path
    file: Path | None = None
    contracts: tuple[Path, ...] = ()
    output: Path | None = None
    templates: Path | None = None
    fonts: Path | None = None
    word_reference: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    mandatory: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    fail_on: str = "erreur"
    baseline: Path | None = None
    per_path: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = ()

    def of(self, path: Path | None) -> "Configuration":
        """What holds for one file: ``select`` and ``fail-on`` of its patterns replace, the other keys add."""
        found = self
        for pattern, settings in self.per_path:
            if path is not None and _matches(pattern, path.absolute(), self.root):
                changed: dict[str, Any] = {
                    field: value if field in _REPLACING else (*getattr(found, field), *value)
                    for field, value in settings
                }
                found = found._replace(**changed)
        return found


_REPLACING = ("select", "fail_on")


def _matches(pattern: str, path: Path, root: Path) -> bool:
    """Whether a file, or a folder that holds it, has a path from the root that ``pattern`` describes.

    « * » stands for anything but « / », « ** » for any folders.
    """
    if not path.is_relative_to(root):
        return False
    shape = "".join(
        {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(piece, re.escape(piece))
        for piece in re.split(r"(\*\*/|\*\*|\*|\?)", pattern.strip("/"))
    )
    return re.fullmatch(f"{shape}(?:/.*)?", path.relative_to(root).as_posix()) is not None


@cache
def configuration_of(folder: Path) -> Configuration:
    """The configuration that holds in ``folder`` (absolute); raises `ConfigurationError`."""
    for at in (folder, *folder.parents):
        if (at / FILE).is_file():
            return _read(at, at / FILE, _toml(at / FILE))
        project = at / _PROJECT
        if project.is_file() and (table := _tool_table(project)) is not None:
            return _read(at, project, table)
    root = next((at for at in (folder, *folder.parents) if (at / ".git").exists()), folder)
    return Configuration(root, contracts=_usual_contracts(root))


def may_configure(folder: Path) -> tuple[Path, ...]:
    """The files that hold the configuration of ``folder`` (absolute), or would if they were there."""
    return tuple(at / name for at in (folder, *folder.parents) for name in (FILE, _PROJECT))


def _tool_table(project: Path) -> dict[str, Any] | None:
    try:
        if b"tool.slac" not in project.read_bytes():
            return None
    except OSError:
        return None
    table = _toml(project).get("tool", {}).get("slac")
    return table if isinstance(table, dict) else None


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(
            f"Impossible de lire la configuration {_shown(path)} ({error.strerror})."
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"La configuration {_shown(path)} n'est pas en UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(
            f"La configuration {_shown(path)} n'est pas du TOML lisible : {error}."
        ) from error


def _read(root: Path, file: Path, table: dict[str, Any]) -> Configuration:
    settings: dict[str, Any] = {"root": root, "file": file, **_settings(root, file, table, _KEYS)}
    settings.setdefault("contracts", _usual_contracts(root))
    return Configuration(**settings)


def _settings(
    root: Path, file: Path, table: dict[str, Any], keys: "_Keys", where: str = ""
) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    for key, value in table.items():
        called = f"La clé « {key} » de {where}{_shown(file)}"
        if key not in keys:
            raise ConfigurationError(f"{called} est inconnue{_hint(key, keys)}")
        field, read = keys[key]
        try:
            settings[field] = _per_path(root, file, value) if field == "per_path" else read(root, value)
        except _Refused as refusal:
            raise ConfigurationError(f"{called} attend {refusal}.") from refusal
    return settings


def _hint(key: str, keys: "_Keys") -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, keys, 1)
    return (
        f" ; vouliez-vous dire « {near[0]} » ?" if near else f" ; clés connues : {', '.join(sorted(keys))}."
    )


def _per_path(root: Path, file: Path, value: object) -> tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]:
    if not isinstance(value, dict) or not all(isinstance(table, dict) for table in value.values()):
        raise _Refused('une table par motif, comme [per-path."contracts/anciens/**"]')
    keys = {key: _KEYS[key] for key in _FOR_A_PATH}
    return tuple(
        (pattern, tuple(_settings(root, file, table, keys, f"« {pattern} », dans ").items()))
        for pattern, table in value.items()
    )


def _shown(path: Path) -> Path:
    """As seen from where the user stands, when it is below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _usual_contracts(root: Path) -> tuple[Path, ...]:
    usual = root / "contracts"
    return (usual,) if usual.is_dir() else ()


class _Refused(Exception):
    """What was expected, to end the sentence « … attend »."""


def _folder(root: Path, value: object) -> Path:
    if not isinstance(value, str) or not value:
        raise _Refused("le nom d'un dossier, entre guillemets")
    folder = (root / value).resolve()
    if not folder.is_relative_to(root.resolve()):
        raise _Refused("un dossier du projet")
    return folder


def _folders(root: Path, value: object) -> tuple[Path, ...]:
    if not isinstance(value, list):
        raise _Refused('une liste de dossiers, comme ["contracts"]')
    return tuple(_folder(root, item) for item in value)


def _codes(_: Path, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _Refused('une liste de codes, comme ["TPS11", "CAL"]')
    return tuple(value)


def _threshold(_: Path, value: object) -> str:
    if value not in FAIL_ON:
        raise _Refused(f"l'une de ces valeurs : {', '.join(FAIL_ON)}")
    return str(value)


def _fonts(root: Path, value: object) -> Path:
    # Fonts, unlike templates, may live outside the project: they are the machine's.
    if not isinstance(value, dict) or set(value) != {"folder"} or not isinstance(value["folder"], str):
        raise _Refused('une table avec la seule clé folder, comme { folder = "polices" }')
    return (root / value["folder"]).resolve()


def _file(root: Path, value: object) -> Path:
    if not isinstance(value, str) or not value:
        raise _Refused("le nom d'un fichier, entre guillemets")
    file = (root / value).resolve()
    if not file.is_relative_to(root.resolve()):
        raise _Refused("un fichier du projet")
    return file


_Keys = dict[str, tuple[str, Callable[[Path, object], object]]]

_KEYS: _Keys = {
    "contracts": ("contracts", _folders),
    "output": ("output", _folder),
    "templates": ("templates", _folder),
    "fonts": ("fonts", _fonts),
    "word-reference": ("word_reference", _file),
    "select": ("select", _codes),
    "ignore": ("ignore", _codes),
    "mandatory": ("mandatory", _codes),
    "extend-select": ("extend_select", _codes),
    "fail-on": ("fail_on", _threshold),
    "baseline": ("baseline", _file),
    "per-path": ("per_path", lambda _, value: value),
}

#: What can be decided for some paths only.
_FOR_A_PATH = ("select", "ignore", "mandatory", "extend-select", "fail-on")
