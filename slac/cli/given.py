"""``--values``: the values of a template, one set for its contract or one for each row of a table."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from slac.cli.paths import Input

if TYPE_CHECKING:
    from slac.model.value_files import Row


def refuse_several(inputs: Sequence[Input]) -> None:
    """Raises ``UsageError`` unless there is one contract for the values to fill."""
    if len(inputs) != 1:
        raise click.UsageError(f"--values remplit un modèle : donnez un seul contrat, et non {len(inputs)}.")


def value_sets(values: Path | None) -> "Sequence[Row | None]":
    """Each set of values in a file; one of None without ``values``. Raises `SlacError`."""
    if values is None:
        return (None,)
    from slac.pipeline.reading import read_values

    return read_values(values, values.as_posix())
