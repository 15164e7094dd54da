"""The list of commands; the module of each is imported only when it is called or its own help asked for."""

from importlib import import_module

import click

from slac import __version__

#: In the order of the help: a command is ``slac.cli.<name>.<name>``; its line stands here so that the list loads none.
COMMANDS = {
    "build": "Compile les contrats en documents et en règles.",
    "lint": "Relit les contrats et dit ce qui s'y contredit.",
    "rule": "Explique une règle de relecture.",
    "deadline": "Calcule une échéance, ligne par ligne.",
    "cover": "Dit si une demande est couverte, par qui et jusqu'à quand.",
    "export": "Écrit les règles d'un contrat pour un outil de tickets.",
    "push": "Règle un outil de tickets selon un contrat.",
    "drift": "Compare ce qu'un outil de tickets applique avec un contrat.",
    "test": "Joue les scénarios des contrats.",
    "sign": "Signe un document avec votre propre clé.",
    "verify": "Dit ce que prouve un document signé.",
    "diff": "Dit ce qu'une nouvelle version d'un contrat change, et pour qui.",
    "fmt": "Met les contrats en forme, sans en changer le sens.",
    "new": "Écrit un premier contrat, à partir de quelques réponses.",
}


class Commands(click.Group):
    """A group that knows its commands by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"slac.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commandes"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f" Vouliez-vous dire « {near[0]} » ?" if near else ""
            ctx.fail(f"La commande « {args[0]} » n'existe pas.{hint}")
        return super().resolve_command(ctx, args)


EPILOG = """\b
Pour commencer :
  slac lint contracts             relit tous les contrats d'un dossier
  slac build contracts            les compile dans le dossier out
  slac rule TPS01                 explique un constat

\b
Codes de sortie : 0 tout va bien ; 1 des constats, un refus ou un contrat
illisible ; 2 mauvais usage.

\b
Complétion du shell (bash ; zsh et fish de même) :
  eval "$(_SLAC_COMPLETE=bash_source slac)"
"""


@click.command(
    cls=Commands,
    name="slac",
    epilog=EPILOG,
    options_metavar="[OPTIONS]",
    subcommand_metavar="COMMANDE [ARGUMENTS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="slac")
@click.pass_context
def slac(ctx: click.Context) -> None:
    """Compile des contrats de service écrits en français.

    Un contrat (.slac) donne le document à signer et les règles que le support
    applique ; slac le relit d'abord comme le ferait un juriste.
    """
    from slac.cli.terminal import colour_wanted

    ctx.color = colour_wanted()
