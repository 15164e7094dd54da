"""``--baseline`` and ``--write-baseline``: the file of the findings that are already known."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from slac.cli.files import write_all
from slac.cli.terminal import remark
from slac.diagnostics import Diagnostic
from slac.french import count
from slac.lint.baseline import BadBaseline, Baseline, Known, Parted, baseline_of, dumps, loads, part
from slac.visible import visible

#: How many stale findings are listed.
_LISTED = 10


class KnownFile:
    """A baseline that was read."""

    def __init__(self, path: Path, baseline: Baseline) -> None:
        self._path = path
        self._baseline = baseline

    def part(self, findings: Sequence[Diagnostic], read: Sequence[str]) -> Parted:
        """Tell new findings from known ones; ``read`` are the contracts, as findings call them."""
        return part(findings, self._baseline, read, _caller(self._path))

    def tell_stale(self, stale: Sequence[Known]) -> None:
        if not stale:
            return
        gone = count(len(stale), "constat connu n'est plus trouvé", "constats connus ne sont plus trouvés")
        remark(f"{gone} ; « --write-baseline {visible(str(self._path))} » remet la liste à jour :")
        for one in stale[:_LISTED]:
            where = f"{one.path}, {one.block}" if one.block else one.path
            remark(visible(f"  {one.code} ({where}) : {one.text[:60]}"))
        if len(stale) > _LISTED:
            remark(f"  et {count(len(stale) - _LISTED, 'autre')}.")


def known_of(path: Path) -> KnownFile:
    """The findings of a file. Raises `BadBaseline`."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BadBaseline(f"« {path} » n'existe pas : créez-le avec « --write-baseline ».") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadBaseline(f"« {path} » ne peut pas être lu comme une liste de constats connus.") from error
    return KnownFile(path, loads(text, str(path)))


def write_known(path: Path, findings: Sequence[Diagnostic]) -> None:
    """Write what is found today, at once. Raises `Unwritable`."""
    baseline = baseline_of(findings, _caller(path))
    write_all(path.absolute().parent, {path.name: dumps(baseline).encode()})
    number = baseline.total()
    kept = count(number, "constat tenu pour connu", "constats tenus pour connus")
    remark(f"{kept} dans « {visible(str(path))} ».")
    if len(findings) > number:
        left = count(len(findings) - number, "faute d'écriture reste", "fautes d'écriture restent")
        remark(f"{left} à corriger : un contrat illisible ne peut pas attendre.")


def _caller(path: Path) -> Callable[[str], str]:
    """Names a contract by its path from the folder of the baseline, wherever the user stands."""
    folder = path.absolute().parent
    return lambda shown: Path(os.path.relpath(shown, folder)).as_posix()
