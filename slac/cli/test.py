"""``slac test``: the scenarios of contracts, played."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from slac.cli import options
from slac.cli.paths import BadPath, Input, contracts
from slac.cli.reading import crash, project_of, text_of
from slac.cli.terminal import complain, in_colour, say
from slac.cli.unread import Unread, tell
from slac.configuration import configuration_of
from slac.coverage.beside import SUFFIX, contract_beside, scenarios_beside, with_scenarios
from slac.coverage.exercised import Untried, untried
from slac.coverage.scenarios import Check, Played, play
from slac.diagnostics import SlacError
from slac.french import count
from slac.lint.formats import render
from slac.lint.report import Report
from slac.pipeline.reading import read
from slac.visible import visible

EPILOG = """\b
Exemples :
  slac test                             les contrats du projet
  slac test contracts/crm360.slac       un seul contrat
  slac test -v contracts/crm360.slac    le compte de chaque résultat

\b
Un scénario se place dans le contrat, ou à côté, dans un fichier du même nom
en .scenarios.slac (crm360.scenarios.slac pour crm360.slac) :
  scénario "imprimante achetée après la signature"
    signé    1er janvier 2026
    demande  dépannage sur imprimantes, acquis le 12 mars 2026
    alors    hors périmètre
"""


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@options.paths_argument
@click.option("-v", "--verbose", is_flag=True, help="Montre aussi pourquoi un résultat est juste.")
@options.stdin_filename_option
@click.pass_context
def test(ctx: click.Context, paths: tuple[str, ...], verbose: bool, stdin_filename: str | None) -> None:
    """Joue les scénarios des contrats, et dit ce qu'aucun n'éprouve.

    Échoue (code 1) si un résultat n'est pas celui qu'on attend.
    """
    inputs = _contracts(contracts(paths, configuration_of(Path.cwd()), stdin_filename))
    code, scenarios, failed = 0, 0, 0
    for one in inputs:
        try:
            played, missing = _played(one)
        except SlacError as error:
            tell(error)
            code = max(code, error.exit_code)
            continue
        except Exception as error:
            complain(crash(one.shown, error).sentence)
            code = 1
            continue
        if played is None:
            continue
        _tell(one.shown, played, missing, verbose=verbose)
        scenarios += len(played)
        failed += sum(not result.holds for result in played)
    if scenarios:
        fine = "tous justes" if scenarios > 1 else "juste"
        said = fine if not failed else f"{count(failed, 'échec')}"
        say(f"{count(scenarios, 'scénario')}, {said}.")
    ctx.exit(max(code, 1 if failed else 0))


def _contracts(inputs: Sequence[Input]) -> list[Input]:
    """The contracts to test: a file of scenarios stands for the contract beside it."""
    found: dict[str, Input] = {}
    for one in inputs:
        if one.path is not None and one.path.name.endswith(SUFFIX):
            contract = contract_beside(one.path)
            if not contract.is_file():
                raise BadPath(f"« {one.shown} » : le contrat « {contract.name} » n'est pas à côté.")
            shown = f"{one.shown.removesuffix(SUFFIX)}.slac"
            one = one._replace(path=contract, shown=shown)
        if one.shown not in found or one.named:
            found[one.shown] = one
    return list(found.values())


def _played(one: Input) -> tuple[tuple[Played, ...] | None, tuple[Untried, ...]]:
    """The results of a contract and what they leave out; None for a fragment. Raises `Unread`."""
    source, beside = text_of(one), []
    if one.path is not None and (path := scenarios_beside(one.path)).is_file():
        beside = [read(path, f"{one.shown.removesuffix('.slac')}{SUFFIX}")]
    result = with_scenarios(source, beside, project_of(one))
    if result.fragment:
        return None, ()
    if result.contract is None:
        report = render("text", Report(result.mistakes, (one.shown,)))
        raise Unread(f"« {one.shown} » ne se lit pas.", report=report)
    if result.mistakes:
        click.echo(render("text", Report(result.mistakes, (one.shown,))), err=True, nl=False)
    played = play(result.contract)
    return played, untried(result.contract, played)


def _tell(shown: str, played: Sequence[Played], missing: Sequence[Untried], *, verbose: bool) -> None:
    colour = in_colour(sys.stdout)

    def paint(text: str, name: str) -> str:
        return click.style(text, fg=name) if colour else text

    say(click.style(visible(shown), bold=True) if colour else visible(shown))
    if not played:
        say("  Aucun scénario.")
    for result in played:
        mark = paint("juste", "green") if result.holds else paint("échec", "red")
        line = result.scenario.span.source.line_of(result.scenario.span.start)
        say(f"  {mark}  {visible(result.scenario.title)} (ligne {line})")
        if not result.checks:
            say("         Le scénario n'attend rien : ajoutez « alors ».")
        for check in result.checks:
            if verbose or not check.holds:
                for told in _check(check):
                    say(f"         {visible(told)}")
    if missing:
        say("  Sans scénario :")
        for one in missing:
            say(f"    {visible(one.title)} (ligne {one.place.line})")
    say()


def _check(check: Check) -> list[str]:
    if check.holds:
        return [f"alors {check.expected} : oui", *(f"  {why}" for why in check.why)]
    return [f"attendu : {check.expected}", f"trouvé  : {check.found}", *(f"  {why}" for why in check.why)]
