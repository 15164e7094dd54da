"""Compiling one contract, in this process or another: nothing is written here."""

from collections.abc import Iterator, Sequence
from datetime import date

from slac.cli.files import recorded, up_to_date
from slac.cli.reading import Failure, Job, crash, examined
from slac.cli.work import Outcome, Work
from slac.collector import held_off
from slac.diagnostics import SlacError
from slac.lint.report import Report
from slac.model.reuse import NOTHING
from slac.pipeline.building import Options, build, documents_of
from slac.pipeline.checking import CheckResult
from slac.pipeline.dating import reference_date
from slac.pipeline.drafts import Missing
from slac.pipeline.freshness import build_key


@held_off()
def compiled(work: Work) -> Outcome:
    """Read, check and build one contract; whatever goes wrong with it is told of it alone."""
    job = Job(work.input, work.settings, work.data, work.given or NOTHING)
    result, parts = examined(job)
    if isinstance(result, Failure):
        return Outcome(result.sentence, result.code, parts=parts)
    if result.contract is None:
        code = 1 if result.errors else 0
        return Outcome(code=code, unread=result.findings, fragment=result.fragment, parts=parts)
    try:
        return _compiled(work, result)._replace(parts=parts)
    except SlacError as error:
        named = f"« {work.called} » : {error}" if error.exit_code == 1 else str(error)
        return Outcome(named, error.exit_code, parts=parts)
    except Exception as error:
        return Outcome(*crash(work.input.shown, error), parts=parts)


def _compiled(work: Work, result: CheckResult) -> Outcome:
    reference = reference_date(result.parsed, work.asked, work.epoch, work.today)
    any_day = reference_date(result.parsed, work.asked, work.epoch, date.min) != date.min
    settings = Options(
        reference,
        work.formats,
        work.final,
        work.templates,
        work.fonts,
        work.documents,
        work.word_reference,
    )
    if not documents_of(result, settings):
        sentence = (
            f"« {work.called} » n'est pas un avenant : il n'y a pas de document « avenant » à en faire."
        )
        return Outcome(sentence, 1) if work.input.named else Outcome()
    name = work.input.name
    key = build_key(result, name, settings)
    told = Outcome(
        summary=_summary(result),
        day="" if any_day else work.today.isoformat(),
        lasting=all(f.code != "SLA000" for f in result.findings),
    )
    there = up_to_date(work.folder, key)
    if there is not None and not (work.final and there.missing):
        names = tuple(sorted(there.files))
        return told._replace(names=names, draft=there.draft, missing=there.missing, unchanged=True)
    built = build(result, name, settings)
    missing = tuple(_lines(built.missing, result.source.path))
    if built.refused:
        sentence = f"« {work.called} » n'est pas définitif, rien n'est écrit. Il reste :"
        return told._replace(sentence=sentence, code=1, missing=missing)
    return told._replace(
        names=tuple(sorted(built.files)),
        files=built.files,
        record=recorded(key, built.files, built.draft, missing),
        draft=built.draft,
        missing=missing,
    )


def _summary(result: CheckResult) -> str:
    if not result.findings:
        return ""
    return Report(result.findings, (result.source.path,)).tally()


def _lines(missing: Sequence[Missing], path: str) -> Iterator[str]:
    """What is missing, each at its line, and its file where it is not the contract's own; how many errors are left.

    ``slac lint`` tells the errors themselves.
    """
    codes = [told.code for told in missing if told.code]
    for text, span, code in missing:
        if code:
            continue
        if span is None:
            yield text
        else:
            file = f"{span.source.path}, " if span.source.path != path else ""
            yield f"{file}ligne {span.first.line} : {text}"
    if codes:
        several = f"{len(codes)} erreurs" if len(codes) > 1 else "une erreur"
        yield f"{several} de relecture à corriger ({', '.join(dict.fromkeys(codes))})"
