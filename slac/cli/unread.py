"""A contract that gives no answer, and how that is said."""

from slac.cli.terminal import complain, remark
from slac.errors import SlacError


class Unread(SlacError):
    """Why a contract gives none: a sentence, or, where it has mistakes of writing, their ``report`` in full."""

    def __init__(self, sentence: str, exit_code: int = 1, report: str = "") -> None:
        super().__init__(sentence)
        self.exit_code = exit_code
        self.report = report


def tell(error: SlacError) -> None:
    """Say what went wrong: the report of an unread contract, else the sentence."""
    if isinstance(error, Unread) and error.report:
        remark(error.report, nl=False)
    else:
        complain(str(error))
