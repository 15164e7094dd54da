"""What ``slac push`` and ``slac drift`` share: a contract, the system that has to hold it, and how to get in."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from slac.cli import options
from slac.cli.export import POLICIES, Years
from slac.cli.paths import one_contract
from slac.cli.reading import Failure, checked, job
from slac.configuration import configuration_of
from slac.diagnostics import SlacError
from slac.export.conversion import Days
from slac.pipeline.checking import CheckResult
from slac.pipeline.exporting import faults_of_export

if TYPE_CHECKING:
    from slac.push.survey import Survey
    from slac.push.systems import System

F = TypeVar("F", bound=Callable[..., Any])


class NotApplied(SlacError):
    """A contract that cannot be applied as it is."""

    exit_code = 1


class Inputs(click.ParamType[tuple[str, str]]):
    """« organization=12 »."""

    name = "entrée"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        name, equals, given = str(value).partition("=")
        if not (name and equals):
            self.fail(f"« {value} » : écrivez nom=identifiant, par exemple organization=12.", param, ctx)
        return name, given


class Asked(NamedTuple):
    """What the command line says, beside the system and the contract."""

    url: str
    token_env: str | None
    token_file: Path | None
    app_token_env: str | None
    user: str | None
    given: tuple[tuple[str, str], ...]
    years: tuple[int, ...] | None
    days: str | None
    date: date | None
    stdin_filename: str | None


_OPTIONS = (
    click.option("--url", required=True, metavar="ADRESSE", help="L'adresse de l'outil : https://…"),
    click.option(
        "--token-env", metavar="NOM", help="La variable d'environnement qui contient le jeton d'accès."
    ),
    click.option(
        "--token-file",
        metavar="FICHIER",
        type=click.Path(path_type=Path),
        help="Le fichier qui contient le jeton d'accès.",
    ),
    click.option(
        "--app-token-env",
        metavar="NOM",
        help="GLPI : la variable qui contient le jeton de l'application, s'il en faut un.",
    ),
    click.option("--user", metavar="NOM", help="iTop : l'utilisateur, quand le jeton est son mot de passe."),
    click.option(
        "--input",
        "given",
        metavar="NOM=ID",
        multiple=True,
        type=Inputs(),
        help="Un identifiant que seul l'outil connaît (entity=3) ; slac dit ceux qu'il lui faut.",
    ),
    click.option(
        "--years", metavar="ANNÉES", type=Years(), help="Les années dont les jours fériés sont datés."
    ),
    click.option(
        "--days",
        metavar="CONVERSION",
        type=click.Choice(POLICIES),
        help="Pour les délais en jours : exact-only, prudent ou mean (voir « slac export --help »).",
    ),
    click.option("--date", metavar="DATE", type=options.Day(), help="Date de référence."),
    options.stdin_filename_option,
)


def system_options(command: F) -> F:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Opened(NamedTuple):
    """A system that is logged in, and what was found there."""

    system: "System"
    survey: "Survey"
    inputs: Mapping[str, int]
    shown: str


@contextmanager
def surveyed(target: str, contract: str, asked: Asked) -> Iterator[Opened]:
    """Read the contract, log in, look; whatever happens then, log out. Nothing is written."""
    from slac.pipeline.exporting import export as export_contract
    from slac.push.connection import Connection
    from slac.push.steps import inputs_given
    from slac.push.survey import survey
    from slac.push.systems import Credentials, system

    access = system(target)
    credentials = Credentials(_token(asked), _application(asked), asked.user)
    secrets = (credentials.token, credentials.application or "")
    connection = Connection(asked.url, secrets)
    result = _contract(contract, target, asked.stdin_filename)
    reference = options.reference_of(result.parsed, asked.date)
    done = export_contract(
        result, target, reference, asked.years or (), Days(asked.days) if asked.days else None
    )
    if done.refused:
        why = " ; ".join(f"{loss.subject} : {loss.reason}" for loss in done.plan.losses if loss.refused)
        raise NotApplied(f"« {contract} » ne s'applique pas tel quel : {why}.")
    opened = access(connection, credentials)
    inputs = inputs_given(opened.inputs(done.plan), dict(asked.given))
    steps = tuple(opened.steps(done.plan))
    opened.open()
    try:
        found = survey(opened, steps, inputs, done.plan.rules.identifier)
        yield Opened(opened, found, inputs, connection.shown)
    finally:
        with suppress(SlacError):  # what was done stands, whether or not the session is closed
            opened.close()


def _contract(path: str, target: str, stdin_filename: str | None) -> CheckResult:
    """The one contract at ``path``, without an error that its rules depend on."""
    result = checked(job(one_contract(path, configuration_of(Path.cwd()), stdin_filename)))
    if isinstance(result, Failure):
        failure = NotApplied(result.sentence)
        failure.exit_code = result.code
        raise failure
    if result.contract is None:
        raise NotApplied(f"« {path} » n'est pas un contrat qui se lit : « slac lint » dit pourquoi.")
    if faults := faults_of_export(result, target):
        codes = ", ".join(dict.fromkeys(fault.code for fault in faults))
        raise NotApplied(
            f"« {path} » a des erreurs dont ses règles dépendent ({codes}) : rien n'est appliqué ; « slac lint » les "
            "montre."
        )
    return result


def _token(asked: Asked) -> str:
    from slac.push.secret import from_environment, from_file

    if (asked.token_env is None) == (asked.token_file is None):
        raise click.UsageError("Donnez le jeton d'accès avec --token-env NOM, ou avec --token-file FICHIER.")
    return from_file(asked.token_file) if asked.token_file else from_environment(asked.token_env or "")


def _application(asked: Asked) -> str | None:
    from slac.push.secret import from_environment

    return from_environment(asked.app_token_env) if asked.app_token_env else None
