"""The command line: one module a command, loaded when it is called; the only place that prints, writes or exits.

Exit codes: 0 done or clean, 1 findings, refusals or files that do not parse, 2 bad use, and, as every program that a
signal ends, 130 after Ctrl-C and 141 when the reader of a pipe has gone.
"""

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from click import UsageError

#: How many new values are searched for cycles at a time: what is read of a contract, of which none is in a cycle, would
#: be gone through again and again.
_MANY = 100_000

INTERRUPTED = 130
NO_READER = 141


def main(args: Sequence[str] | None = None, prog_name: str = "slac") -> NoReturn:
    """Run a command and exit; every fault is one French sentence on the standard error stream."""
    from slac.cli.terminal import complain, reconfigure
    from slac.errors import SlacError

    reconfigure()
    gc.set_threshold(_MANY)
    arguments = list(sys.argv[1:] if args is None else args)
    try:
        code = _shortcut(arguments, prog_name)
        if code is None:
            code = _run(arguments, prog_name)
        sys.stdout.flush()
    except KeyboardInterrupt:
        complain("Interrompu.", prefix="")
        code = INTERRUPTED
    except SlacError as error:
        from slac.cli.unread import tell

        tell(error)
        code = error.exit_code
    except OSError as error:
        code = _unheard(error)
    gc.freeze()  # the system takes all back at once: Python need not search it for cycles before it ends
    sys.exit(code)


def _shortcut(arguments: list[str], prog_name: str) -> int | None:
    """The exit code of what is asked in plain words, answered without click; None for all the rest."""
    if _completing(prog_name):
        return None
    match arguments[:1]:
        case ["deadline"]:
            from slac.cli.due import answer, plain_question

            question = plain_question(arguments[1:])
            return None if question is None else answer(question)
        case ["lint"]:
            from slac.cli.linting import lint, plainly_asked

            asked = plainly_asked(arguments[1:])
            return None if asked is None else lint(asked)
    return None


def _run(arguments: list[str], prog_name: str) -> int:
    """The exit code of a command that click reads."""
    import click

    completing = _completing(prog_name)
    if completing:
        import click.shell_completion  # so that its messages are French too

    from slac.cli.french import speak_french

    speak_french()  # before the commands: click words their options as they are declared

    from slac.cli.commands import slac

    if completing:
        slac.main(arguments, prog_name)
    try:
        # Not `slac.main`, which ends the program by itself when a pipe breaks, as if something had been found.
        with slac.make_context(prog_name, arguments) as context:
            slac.invoke(context)
    except click.exceptions.Exit as ended:
        return _flushed(ended.exit_code)
    except click.UsageError as error:
        return _misused(error)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort as error:
        raise KeyboardInterrupt from error
    return 0


def _misused(error: "UsageError") -> int:
    """Say what is wrong first, then where to read how it is done; gives the exit code."""
    from click.exceptions import NoArgsIsHelpError

    from slac.cli.french import quoted
    from slac.cli.terminal import complain, remark

    if isinstance(error, NoArgsIsHelpError):
        error.show()
        return error.exit_code
    complain(quoted(error.format_message()))
    if error.ctx is not None:
        remark(f"Voir « {error.ctx.command_path} --help ».")
    return error.exit_code


def _completing(prog_name: str) -> bool:
    return f"_{prog_name.upper()}_COMPLETE" in os.environ


def _flushed(code: int) -> int:
    """The exit code of a command that ended, unless what it said could not be written."""
    try:
        sys.stdout.flush()
    except OSError as error:
        return _unheard(error)
    return code


def _unheard(error: OSError) -> int:
    """The exit code when a stream cannot be written: silence for a reader that has gone, a sentence otherwise."""
    from slac.cli.files import reason
    from slac.cli.terminal import complain

    # Python would complain once more when it flushes the stream at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return NO_READER
    complain(f"L'écriture a échoué : {reason(error)}.")
    return 2
