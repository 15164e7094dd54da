"""The reference date of a contract's documents."""

from datetime import UTC, date, datetime

from slac.diagnostics import SlacError
from slac.model.contract import Contract


class Undated(SlacError):
    """A reference date that is none."""


def reference_date(contract: Contract, asked: date | None, epoch: str | None, today: date) -> date:
    """The date that dates the documents: as ``asked``, else the contract's, else SOURCE_DATE_EPOCH, else today."""
    if asked is not None:
        return asked
    stated = contract.agreement.effective_date
    if stated is not None and isinstance(stated.value, date):
        return stated.value
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise Undated(
                f"SOURCE_DATE_EPOCH vaut « {epoch} » : ce n'est pas un nombre de secondes."
            ) from error
    return today
