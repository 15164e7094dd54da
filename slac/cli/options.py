"""The options that commands share, and the values they take."""

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from slac.model.contract import Contract

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A date: « 2026-01-31 » or « 31/01/2026 »."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        day, _, rest = str(value).partition("/")
        month, _, year = rest.partition("/")
        try:
            return date.fromisoformat(value if not rest else f"{year}-{month:0>2}-{day:0>2}")
        except ValueError:
            self.fail(f"« {value} » n'est pas une date ; écrivez-la 2026-01-31 ou 31/01/2026.", param, ctx)


class Instant(click.ParamType[datetime]):
    """« 2026-03-27T17:00 » with or without an offset, « 27/03/2026 17:00 »."""

    name = "instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        from slac.coverage.request import BadRequest, read_instant

        try:
            return read_instant(value)
        except BadRequest as error:
            self.fail(str(error), param, ctx)


class Pause(click.ParamType[tuple[datetime, datetime]]):
    """Two instants, « 2026-03-27T18:00/2026-03-30T10:00 » (ISO 8601)."""

    name = "pause"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[datetime, datetime]:
        since, slash, until = str(value).partition("/")
        if not slash:
            self.fail(
                f"« {value} » n'est pas une suspension ; écrivez-la 2026-03-27T18:00/2026-03-30T10:00.",
                param,
                ctx,
            )
        instant = Instant()
        return instant.convert(since, param, ctx), instant.convert(until, param, ctx)


class Words(click.ParamType[tuple[str, ...]]):
    """Words separated by commas, each one of ``known`` when that is given."""

    name = "mots"

    def __init__(self, known: tuple[str, ...] = ()) -> None:
        self.known = known

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        words = tuple(dict.fromkeys(word.strip() for word in str(value).split(",") if word.strip()))
        if not words:
            self.fail("il manque au moins un mot.", param, ctx)
        for word in words:
            if self.known and word not in self.known:
                self.fail(f"« {word} » n'est pas connu ; au choix : {', '.join(self.known)}.", param, ctx)
        return words


class Count(click.ParamType[int]):
    """A whole number from 1 to ``most``."""

    name = "nombre"

    def __init__(self, most: int) -> None:
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value).strip()
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= self.most):
            self.fail(f"« {value} » n'est pas un nombre de 1 à {self.most}.", param, ctx)
        return int(text)


def words_option(
    *names: str, metavar: str, help: str, known: tuple[str, ...] = (), default: tuple[str, ...] | None = None
) -> Callable[[F], F]:
    """An option of words, each one of ``known``; given several times, it adds up."""

    def together(
        ctx: click.Context, param: click.Parameter, given: tuple[tuple[str, ...], ...]
    ) -> tuple[str, ...] | None:
        return tuple(dict.fromkeys(word for words in given for word in words)) or default

    return click.option(
        *names, metavar=metavar, type=Words(known), multiple=True, callback=together, help=help
    )


def paths_argument(command: F) -> F:
    return click.argument(
        "paths", metavar="[CHEMINS]...", nargs=-1, type=click.Path(path_type=str, allow_dash=True)
    )(command)


def stdin_filename_option(command: F) -> F:
    return click.option(
        "--stdin-filename",
        metavar="NOM",
        help="Nom donné à ce qui est lu sur l'entrée standard (chemin « - »).",
    )(command)


def jobs_option(command: F) -> F:
    return click.option(
        "-j",
        "--jobs",
        metavar="N",
        type=Count(256),
        default=None,
        help="Nombre de processus (par défaut : selon le travail et les processeurs).",
    )(command)


def values_option(command: F) -> F:
    return click.option(
        "--values",
        metavar="FICHIER",
        type=click.Path(path_type=Path),
        help="Les valeurs des paramètres : TOML, JSON, ou un contrat par ligne d'un CSV ou d'un XLSX.",
    )(command)


def date_option(command: F) -> F:
    return click.option(
        "--date",
        "asked",
        metavar="DATE",
        type=Day(),
        help="Date de référence. Par défaut : la date d'effet du contrat, sinon SOURCE_DATE_EPOCH, sinon ce jour.",
    )(command)


def reference_of(contract: "Contract", asked: date | None = None) -> date:
    """The date that dates what is made of a contract. Raises `Undated`."""
    from slac.pipeline.dating import reference_date

    return reference_date(contract, asked, source_date_epoch(), today())


def today() -> date:
    """This day, where the user is."""
    return datetime.now().astimezone().date()


def source_date_epoch() -> str | None:
    """https://reproducible-builds.org/specs/source-date-epoch/"""
    return os.environ.get("SOURCE_DATE_EPOCH") or None
