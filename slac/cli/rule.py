"""``slac rule``: the page of a rule, or the list of all."""

from itertools import groupby

import click

from slac.cli.terminal import say
from slac.lint.pages import page
from slac.lint.registry import Rule, rules
from slac.lint.registry import rule as rule_of

EPILOG = """\b
Exemples :
  slac rule TPS01        la page d'une règle
  slac rule --all        la liste des règles
"""


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@click.argument("code", metavar="[CODE]", required=False)
@click.option("--all", "all_", is_flag=True, help="La liste de toutes les règles.")
def rule(code: str | None, all_: bool) -> None:
    """Explique une règle : ce qu'elle relève, pourquoi, comment corriger, comment l'écarter."""
    if (code is None) == (not all_):
        raise click.UsageError("Donnez le code d'une règle (« slac rule TPS01 »), ou --all pour la liste.")
    if code is not None:
        say(_page(rule_of(code)), nl=False)
        return
    for family, members in groupby(rules(), key=lambda r: r.family):
        say(click.style(family, bold=True))
        for member in members:
            say(f"  {member.code:<7} {member.severity:<14} {member.title}")
        say()


def _page(rule: Rule) -> str:
    """The page as it is published, its headings in bold."""
    lines = page(rule).splitlines()
    return "".join(f"{click.style(line, bold=True) if line.startswith('#') else line}\n" for line in lines)
