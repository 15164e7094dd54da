"""``slac new``: a first contract from a few questions."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from slac.cli import options
from slac.cli.files import write_all
from slac.cli.terminal import complain, remark, say
from slac.configuration import configuration_of
from slac.diagnostics import SlacError
from slac.new import LAWS, MOST_PRIORITIES, Answers, BadAnswer, check_answer, file_name, first_contract

EPILOG = """\b
Exemples :
  slac new                                    pose les questions
  slac new --client "Mairie de Vannes" -y     sans question, avec cette réponse
  slac new --law Québec -o contracts/a.slac   droit et fichier choisis

\b
Ce qui reste sans réponse est « à compléter » : le document est un projet tant
qu'il en reste. Sans terminal (dans un script), aucune question n'est posée.
"""

#: What is asked, in order: the answer's name, and the question.
QUESTIONS = {
    "title": "Titre du document",
    "type": "Nature (annexe, charte, entente, contrat…)",
    "provider": "Nom du prestataire (vide : plus tard)",
    "client": "Nom du client (vide : plus tard)",
    "service": "Ce qui est servi",
    "law": f"Droit applicable ({', '.join(LAWS)})",
    "hours": "Ouverture du support",
    "availability": "Disponibilité promise, « 99,5 % » par exemple (vide : aucune)",
}


class Exists(SlacError):
    """A file that is there already."""


class Answer(click.ParamType[str]):
    """An answer that can be written into the contract."""

    name = "texte"

    def __init__(self, field: str) -> None:
        self.field = field

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if self.field == "law":
            value = next((law for law in LAWS if law.lower() == value.strip().lower()), value)
            if value not in LAWS:
                self.fail(f"« {value} » n'est pas connu : {', '.join(LAWS)}.", param, ctx)
        try:
            check_answer(self.field, value)
        except BadAnswer as error:
            self.fail(str(error), param, ctx)
        return value


def _answer(field: str, metavar: str, help_: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(f"--{field}", metavar=metavar, type=Answer(field), help=help_)


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@_answer("title", "TITRE", "Titre du document.")
@_answer("type", "NATURE", "Annexe, charte, entente, contrat… ou une autre expression.")
@_answer("provider", "NOM", "Nom du prestataire.")
@_answer("client", "NOM", "Nom du client.")
@_answer("service", "NOM", "Ce qui est servi.")
@_answer("law", "DROIT", f"Droit applicable : {', '.join(LAWS)}.")
@_answer(
    "hours", "HORAIRES", "Ouverture du support : « lundi à jeudi de 9 h à 18 h, vendredi de 9 h à 17 h »."
)
@_answer("availability", "TAUX", "Disponibilité promise : « 99,5 % ».")
@click.option(
    "--priorities",
    metavar="N",
    type=options.Count(MOST_PRIORITIES),
    help=f"Nombre de priorités, de 1 à {MOST_PRIORITIES}.",
)
@click.option("-o", "--output", metavar="FICHIER", type=click.Path(path_type=Path), help="Fichier à écrire.")
@click.option("-y", "--yes", is_flag=True, help="Ne pose aucune question.")
@click.option("--force", is_flag=True, help="Remplace le fichier s'il existe.")
def new(priorities: int | None, output: Path | None, yes: bool, force: bool, **given: str | None) -> None:
    """Écrit un premier contrat commenté, à partir de quelques réponses."""
    if output:
        _refuse_existing(output, force=force)
    asking = not yes and sys.stdin.isatty()
    answered: dict[str, Any] = {"priorities": priorities, **given}
    if asking:
        usual = Answers()
        for field, question in QUESTIONS.items():
            if answered[field] is None:
                answered[field] = _ask(field, question, getattr(usual, field))
        if priorities is None:
            most = options.Count(MOST_PRIORITIES)
            answered["priorities"] = click.prompt(
                "Nombre de priorités", default=usual.priorities, type=most, err=True
            )
    answers = Answers(**{field: answer for field, answer in answered.items() if answer is not None})
    path = output or _folder() / file_name(answers)
    _refuse_existing(path, force=force)
    write_all(path.parent, {path.name: first_contract(answers, path.as_posix()).encode()})
    say(f"{path.as_posix()} écrit.")
    remark(f"Pour la suite : « slac lint {path.as_posix()} » liste ce qui reste à compléter.")


def _ask(field: str, question: str, default: str) -> str:
    """Ask until the answer can be written into the contract."""
    answer = Answer(field)
    while True:
        typed: str = click.prompt(question, default=default, show_default=bool(default), err=True)
        try:
            return answer.convert(typed, None, None)
        except click.BadParameter as error:
            complain(error.message, prefix="")


def _folder() -> Path:
    """The project's folder of contracts, as seen from here, else here."""
    here = Path.cwd()
    folder = next(iter(configuration_of(here).contracts), here)
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _refuse_existing(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise Exists(f"« {path} » est un dossier : donnez le nom d'un fichier.")
    if path.exists() and not force:
        raise Exists(
            f"« {path} » existe déjà : choisissez un autre nom avec --output, ou remplacez-le avec --force."
        )
