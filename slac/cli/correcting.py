"""``slac lint --fix`` and ``--diff``: the safe fixes, made or shown."""

from collections.abc import Iterator, Sequence

from slac.cli.including import Included, corrected_files
from slac.cli.patching import rewrite, show_difference
from slac.cli.paths import Input
from slac.cli.reading import Correction, Failure, corrected, job
from slac.cli.reviewing import WORTH, Ruled
from slac.cli.terminal import remark, say
from slac.cli.workers import each, jobs_for
from slac.diagnostics import SlacError
from slac.french import count
from slac.lint.review import Review


class Correcting(Iterator["Review | Failure"]):
    """Corrects contracts as it is iterated, in order; gives what is found in each afterwards."""

    def __init__(self, contracts: Sequence[Ruled], jobs: int | None, *, write: bool) -> None:
        for settings in {one.settings for one in contracts}:
            settings.active()  # a code that names no rule is said once, before anything is written
        work = [job(one.input, one.settings) for one in contracts]
        self._results = zip(contracts, each(corrected, work, jobs_for(jobs, len(work), WORTH)), strict=True)
        self._write = write
        self._done: list[tuple[Ruled, Correction]] = []
        self._included: list[Included] = []

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

    def correct_included(self) -> Iterator[tuple[Input, Review]]:
        """Correct what the contracts include, once; gives what is then found in those. Raises `SlacError`."""
        for file in corrected_files(self._done):
            if self._write and file.made:
                rewrite(file.path, file.after)
            self._included.append(file)
            for place, review in file.reviews.items():
                one, result = self._done[place]
                self._done[place] = one, result._replace(review=review)
                yield one.input, review

    def show(self) -> int:
        """Print what the fixes change; gives the exit code: 1 when there is something to change."""
        for shown, before, after in self._changed():
            show_difference(shown, before, after, "corrigé")
        number, files = self._numbers()
        if number:
            what = count(number, "correction sûre", "corrections sûres")
            makes = "l'applique" if number == 1 else "les applique"
            remark(f"{what} dans {count(files, 'fichier')} ; « slac lint --fix » {makes}.")
        else:
            remark("Aucune correction sûre à appliquer.")
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
        refused = sum(made.refused for made in self._all())
        if refused:
            left = count(refused, "correction n'a pas été faite", "corrections n'ont pas été faites")
            remark(f"{left} : le contrat aurait changé plus qu'annoncé.")

    def _all(self) -> "Iterator[Correction | Included]":
        yield from (result for _, result in self._done)
        yield from self._included

    def _changed(self) -> Iterator[tuple[str, str, str]]:
        """What each changed file is called, and its text before and after; a file that is both comes once."""
        found: dict[str, tuple[str, str]] = {}
        for one, result in self._done:
            if result.made:
                found[one.input.shown] = result.before, result.after
        for file in self._included:
            if file.made:
                found[file.shown] = found.get(file.shown, (file.before,))[0], file.after
        yield from ((shown, *texts) for shown, texts in found.items())

    def _numbers(self) -> tuple[int, int]:
        return sum(made.made for made in self._all()), len(list(self._changed()))
