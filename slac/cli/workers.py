"""The same work on many contracts, on several processors when asked."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from slac.diagnostics import SlacError

T = TypeVar("T")
R = TypeVar("R")


class WorkerLost(SlacError):
    """A process that ended without an answer, for want of memory most often."""

    exit_code = 1


def default_jobs() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def jobs_for(asked: int | None, items: int, worth: int) -> int:
    """The processes to use: as asked, else as many as there are processors once ``worth`` items make it worth it."""
    if asked is not None:
        return asked
    return default_jobs() if items >= worth else 1


def each(work: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[R]:
    """``work`` of each item, in order, as it comes. Raises `WorkerLost`."""
    jobs = min(jobs, len(items))
    if jobs < 2:
        yield from map(work, items)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # A forked worker starts at once, with this process's modules; elsewhere a new Python is started.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context(method), initializer=_leave_interrupts)
    try:
        yield from pool.map(work, items)
    except BrokenProcessPool as error:
        raise WorkerLost(
            "Un des processus s'est arrêté (mémoire insuffisante ?) : réessayez avec « -j 1 »."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)  # waits: left to the exit of Python, it would race with it


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the parent, which waits for what is being done and drops the rest."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
