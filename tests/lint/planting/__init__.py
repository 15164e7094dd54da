"""Plants one fault at a time in contracts that have none, each the fault that one rule is meant to find.

An operator rewrites the source as a tired author would: it drops a unit, swaps two delays, opens a gap between tiers.
Where it applies is drawn from a seed; it gives nothing for a contract that has no place for its fault. They stand in a
table for each family of rules.
"""

from tests.lint.planting import (
    availability,
    calendars,
    credits,
    law,
    obligations,
    parties,
    priorities,
    signature,
    structure,
    suppressions,
    terms,
    times,
    writing,
)

OPERATORS = (
    *times.OPERATORS,
    *calendars.OPERATORS,
    *priorities.OPERATORS,
    *availability.OPERATORS,
    *credits.OPERATORS,
    *parties.OPERATORS,
    *obligations.OPERATORS,
    *structure.OPERATORS,
    *terms.OPERATORS,
    *writing.OPERATORS,
    *law.OPERATORS,
    *signature.OPERATORS,
    *suppressions.OPERATORS,
)
