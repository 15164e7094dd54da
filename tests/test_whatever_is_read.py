"""Whatever a file of up to 64 kB holds, it is read, linted, put in form and composed, without a crash and soon.

A sample of what ``benchmarks/hostile.py`` draws for as long as one likes.
"""

import random
from itertools import islice
from time import process_time

import pytest

from benchmarks.hostile import LARGEST, LONGEST, files, went_through

SAMPLE = list(islice(files(random.Random(1515)), 32))


@pytest.mark.parametrize("number", range(len(SAMPLE)), ids=lambda n: f"{n} {SAMPLE[n][0]}")
def test_a_file_goes_through_or_is_stopped_in_sentences(number: int) -> None:
    began = process_time()
    assert went_through(SAMPLE[number][1][:LARGEST]) in ("écriture", "page", "refus")
    assert process_time() - began < LONGEST
