"""The date that dates a document."""

from datetime import date

import pytest

from slac.pipeline.dating import Undated, reference_date
from tests.pipeline.contracts import checked


class TestReferenceDate:
    """--date, else the contract's date, else SOURCE_DATE_EPOCH, else today."""

    TODAY = date(2026, 11, 23)

    @pytest.mark.parametrize(
        ("name", "asked", "epoch", "expected"),
        [
            ("sain", date(2027, 5, 4), "0", date(2027, 5, 4)),
            ("sain", None, "0", date(2026, 1, 1)),
            ("delais", None, "86400", date(1970, 1, 2)),
            ("delais", None, None, TODAY),
        ],
    )
    def test_the_first_that_is_given_counts(
        self, name: str, asked: date | None, epoch: str | None, expected: date
    ) -> None:
        contract = checked(name).contract
        assert contract is not None
        assert reference_date(contract, asked, epoch, self.TODAY) == expected

    @pytest.mark.parametrize("epoch", ["hier", "99999999999999"])
    def test_an_epoch_that_makes_no_sense_is_said(self, epoch: str) -> None:
        contract = checked("delais").contract
        assert contract is not None
        with pytest.raises(Undated, match="ce n'est pas un nombre de secondes"):
            reference_date(contract, None, epoch, self.TODAY)
