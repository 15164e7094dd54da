"""``slac lint --format docx``: each contract as a Word file, its findings as comments."""

from pathlib import Path

from slac.cli import options
from slac.cli.files import write_all
from slac.cli.given import refuse_several, value_sets
from slac.cli.linting import Asked, Outcome, with_rules
from slac.cli.paths import Input, contracts
from slac.cli.reading import Failure, crash, examined, job, review_of
from slac.cli.terminal import remark, say
from slac.configuration import configuration_of
from slac.diagnostics import SlacError
from slac.french import count
from slac.lint.formats import render
from slac.lint.report import Report
from slac.pipeline.building import Options
from slac.pipeline.checking import CheckResult
from slac.pipeline.reviewing import commented
from slac.visible import visible

#: What the file of a contract is called, after the contract.
_SUFFIX = "-relecture.docx"


def comment(asked: Asked) -> int:
    """Write ``out/<contract>/<contract>-relecture.docx`` for each contract; the exit code is that of ``slac lint``."""
    outcome = Outcome(asked.fail_on)
    here = configuration_of(Path.cwd())
    inputs = contracts(asked.paths, here, asked.stdin_filename, outcome.refuse)
    if asked.values:
        refuse_several(inputs)
    ruled = list(with_rules(inputs, asked.selection, outcome))
    for one, settings, row in [(*which[:2], row) for row in value_sets(asked.values) for which in ruled]:
        given = row and row.given
        result, _ = examined(job(one, settings, given))
        if isinstance(result, Failure):
            outcome.add(one, result, given)
            continue
        outcome.add(one, review_of(result), given)
        if result.contract is None:
            if result.findings:
                remark(render("text", Report(result.findings, (one.shown,))), nl=False)
            continue
        try:
            _write(one, result, (here.output or Path("out")) / one.output / (row.folder if row else ""))
        except SlacError as error:
            outcome.refuse(error)
        except Exception as error:
            outcome.add(one, crash(one.shown, error))
    outcome.judge()
    return outcome.code


def _write(one: Input, result: CheckResult, folder: Path) -> None:
    configuration = configuration_of(one.folder)
    reference = options.reference_of(result.parsed)
    name = f"{one.name}{_SUFFIX}"
    content = commented(result, Options(reference, ("docx",), word_reference=configuration.word_reference))
    write_all(folder, {name: content})
    found = len(result.findings)
    told = count(found, "commentaire") if found else "aucun constat"
    say(f"{visible(one.shown)} → {visible(folder.as_posix())}/{visible(name)} : {told}")
