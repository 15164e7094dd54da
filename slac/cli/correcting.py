"""``slac lint --fix`` and ``--diff``: the safe fixes, made or shown."""

from collections.abc import Iterator, Sequence

from slac.cli.patching import rewrite, show_difference
from slac.cli.reading import Correction, Failure, corrected, job
from slac.cli.reviewing import WORTH, Ruled
from slac.cli.terminal import remark, say
from slac.cli.workers import each, jobs_for
from slac.diagnostics import SlacError
from slac.lint.french import count
from slac.lint.review import Review
from slac.visible import visible


class Correcting(Iterator["Review | Failure"]):
    """Corrects contracts as it is iterated, in order; gives what is found in each afterwards."""

    def __init__(self, contracts: Sequence[Ruled], jobs: int | None, *, write: bool) -> None:
        for settings in {one.settings for one in contracts}:
            settings.active()  # a code that names no rule is said once, before anything is written
        work = [job(one.input, one.settings) for one in contracts]
        self._results = zip(contracts, each(corrected, work, jobs_for(jobs, len(work), WORTH)), strict=True)
        self._write = write
        self._done: list[tuple[Ruled, Correction]] = []

    def __next__(self) -> Review | Failure:
        one, result = next(self._results)
        if isinstance(result, Failure):
            return result
        if self._write and result.made and one.input.path:
            try:
                rewrite(one.input.path, result.after)
            except SlacError as error:
                return Failure(str(error), error.exit_code)
        self._done.append((one, result))
        return result.review

    def show(self) -> int:
        """Print what the fixes change; gives the exit code: 1 when there is something to change."""
        for one, result in self._done:
            if result.made:
                show_difference(one.input.shown, result.before, result.after, "corrigé")
        number, files = self._numbers()
        if number:
            what = count(number, "correction sûre", "corrections sûres")
            makes = "l'applique" if number == 1 else "les applique"
            remark(f"{what} dans {count(files, 'fichier')} ; « slac lint --fix » {makes}.")
        else:
            remark("Aucune correction sûre à appliquer.")
        self._tell_included()
        return 1 if number else 0

    @property
    def piped(self) -> bool:
        """Whether the corrected text itself is the result, on the standard output."""
        return self._write and any(one.input.path is None for one, _ in self._done)

    def tell(self) -> None:
        """Say what was done."""
        for one, result in self._done:
            if one.input.path is None:
                say(result.after, nl=False)
        number, files = self._numbers()
        if number:
            what = count(number, "correction appliquée", "corrections appliquées")
            remark(f"{what} dans {count(files, 'fichier')}.")
        else:
            remark("Aucune correction sûre à appliquer.")
        refused = sum(result.refused for _, result in self._done)
        if refused:
            left = count(refused, "correction n'a pas été faite", "corrections n'ont pas été faites")
            remark(f"{left} : le contrat aurait changé plus qu'annoncé.")

    def _tell_included(self) -> None:
        """Say which files that contracts include have safe fixes of their own, which are not made here."""
        own = {one.input.shown for one, _ in self._done}
        files = dict.fromkeys(
            edit.span.source.path
            for _, result in self._done
            for finding in result.review.findings
            if finding.fix is not None and finding.fix.safe
            for edit in finding.fix.edits
            if edit.span.source.path not in own
        )
        for file in files:
            remark(
                f"« {visible(file)} » est inclus, et d'autres contrats peuvent s'en servir : ses corrections sont à "
                "faire dans ce fichier."
            )

    def _numbers(self) -> tuple[int, int]:
        made = [result.made for _, result in self._done if result.made]
        return sum(made), len(made)
