"""Python's cycle collector, held off while values are built that hold no cycle.

A long contract is a million small values, none of them garbage: searching them for cycles over and over took a third of
the time of reading one, a quarter of that of laying fifty pages out, and more with every line.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_off() -> Iterator[None]:
    """Within it, or within a function it decorates, nothing is searched for cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
