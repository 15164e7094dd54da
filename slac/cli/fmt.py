"""``slac fmt``: contracts in their canonical form."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click

from slac.cli import options
from slac.cli.patching import rewrite, show_difference
from slac.cli.paths import Input, contracts
from slac.cli.reading import Failure, crash, text_of
from slac.cli.terminal import Progress, complain, in_colour, remark, say
from slac.configuration import configuration_of
from slac.diagnostics import Diagnostic, SlacError
from slac.french import count
from slac.source import Source
from slac.syntax.formatting import format_source

EPILOG = """\b
Exemples :
  slac fmt                          les contrats du projet
  slac fmt contracts/crm360.slac    un seul fichier
  slac fmt --check contracts        ne change rien, échoue (code 1) si besoin
  slac fmt --diff contracts         montre ce qui changerait
  slac fmt --coller brouillon.slac  range d'abord un texte collé de Word
  cat x.slac | slac fmt -           écrit le résultat sur la sortie standard

\b
Un fichier qui a des fautes d'écriture n'est pas touché : elles sont montrées.
Les mots d'un texte et les commentaires ne changent jamais.
"""


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@options.paths_argument
@click.option("--check", is_flag=True, help="N'écrit rien ; échoue (code 1) si un fichier changerait.")
@click.option("--diff", is_flag=True, help="N'écrit rien ; montre ce qui changerait.")
@click.option(
    "--coller",
    is_flag=True,
    help="Range d'abord le texte collé au bord gauche : sous son bloc, et « ARTICLE 5 – Objet » en article.",
)
@options.stdin_filename_option
@click.pass_context
def fmt(
    ctx: click.Context,
    paths: tuple[str, ...],
    check: bool,
    diff: bool,
    coller: bool,
    stdin_filename: str | None,
) -> None:
    """Met des contrats en forme : mots-clés, alignements, dates, heures, guillemets.

    Le sens ne change jamais. Un CHEMIN est un fichier, un motif (« *.slac »),
    un dossier, lu avec ses sous-dossiers, ou « - » pour l'entrée standard.
    Sans chemin : les contrats du projet.
    """
    inputs = contracts(paths, configuration_of(Path.cwd()), stdin_filename)
    results: list[Result] = []
    code = 0
    with Progress(len(inputs), "Mise en forme") as progress:
        for one in inputs:
            result = _formatted(one, paste=coller)
            progress.clear()
            if isinstance(result, Failure):
                complain(result.sentence)
                code = max(code, result.code)
            else:
                if one.path and result.changed and not (check or diff):
                    rewrite(one.path, result.text)
                code = max(code, 1 if result.mistakes else 0)
                results.append(result)
            progress.advance(one.shown)
    _show_mistakes(results)
    if diff:
        _show_differences(results)
    if not check and not diff and (piped := next((r for r in results if r.input.path is None), None)):
        say(piped.text, nl=False)
    if check or not diff:
        _tell(results, check=check)
    ctx.exit(max(code, 1 if check and any(r.changed for r in results) else 0))


class Result(NamedTuple):
    """One file: its text before and after; with ``mistakes`` it stays as it is."""

    input: Input
    source: Source
    text: str
    mistakes: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> bool:
        return self.text != self.source.original


def _formatted(one: Input, *, paste: bool) -> Result | Failure:
    """The canonical form of one file; whatever goes wrong with it is told of it alone."""
    try:
        source = text_of(one)
        done = format_source(source)
        if paste and done.mistakes:
            from slac.syntax.formatting.pasting import arrange_pasted

            moved = format_source(arrange_pasted(source))
            done = done if moved.mistakes else moved
    except SlacError as error:
        return Failure(str(error), error.exit_code)
    except Exception as error:
        return crash(one.shown, error)
    return Result(one, source, source.original if done.text is None else done.text, done.mistakes)


# -- what is said -------------------------------------------------------------------------------------------------


def _show_mistakes(results: Iterable[Result]) -> None:
    faulty = [r for r in results if r.mistakes]
    if not faulty:
        return
    from slac.lint.formats import render
    from slac.lint.report import Report

    found = tuple(m for r in faulty for m in r.mistakes)
    report = Report(found, tuple(r.input.shown for r in faulty))
    click.echo(render("text", report, colour=in_colour(sys.stderr)), err=True, nl=False)


def _show_differences(results: Iterable[Result]) -> None:
    for result in results:
        if result.changed:
            show_difference(result.input.shown, result.source.original, result.text, "mis en forme")


def _tell(results: list[Result], *, check: bool) -> None:
    """What was done, or is to be done, file by file, then in all; nothing when the result itself goes to the output."""
    changed = [r for r in results if r.changed]
    if check:
        for result in changed:
            say(f"{result.input.shown} n'est pas en forme.")
    elif any(r.input.path is None for r in results):
        return
    else:
        for result in changed:
            say(f"{result.input.shown} mis en forme.")
    remark(_summary(results, len(changed), check=check))


def _summary(results: list[Result], changed: int, *, check: bool) -> str:
    faulty = sum(bool(r.mistakes) for r in results)
    same = len(results) - changed - faulty
    parts = []
    if changed:
        parts.append(f"{count(changed, 'fichier')} {'à mettre' if check else 'mis'} en forme")
    if same:
        parts.append(f"{count(same, 'fichier')} déjà en forme")
    if faulty:
        parts.append(f"{count(faulty, 'fichier')} à corriger d'abord")
    return ", ".join(parts) + "." if parts else "Aucun fichier à mettre en forme."
