"""Word files to review: a contract with its findings as comments, a new version with its changes tracked."""

from slac.pipeline.building import Options, compose
from slac.pipeline.checking import CheckResult
from slac.pipeline.drafts import missing_of


def commented(checked: CheckResult, options: Options) -> bytes:
    """The contract as a Word file, each finding a comment on the words that it is about."""
    from slac.document import review
    from slac.document.docx import render_docx

    whole = compose(checked, "annexe", missing_of(checked), options)
    return render_docx(review.annotated(whole, checked.findings, checked.parsed), options.word_reference)


def redline(old: CheckResult, new: CheckResult, options: Options) -> bytes:
    """The new version as a Word file whose tracked changes, rejected, give the old one."""
    from slac.document.docx import redlining, render_docx

    def written(checked: CheckResult) -> bytes:
        document = compose(checked, "annexe", (), options._replace(final=True))
        return render_docx(document, options.word_reference)

    return redlining.redline(written(old), written(new), options.reference)
