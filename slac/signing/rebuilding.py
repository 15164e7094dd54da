"""The rules of a source, alone in its process: standard input to standard output, nothing else."""

import sys
from datetime import date

#: Bytes of memory, seconds of processor, open files.
_MEMORY, _SECONDS, _FILES = 1_500_000_000, 45, 64


def main(reference: str) -> None:
    """Write the rules that the standard input gives on a date (ISO 8601); ends with 1 where it gives none."""
    _limit()
    from slac.bounded import LARGEST
    from slac.pipeline.checking import understand
    from slac.pipeline.exporting import rules_of
    from slac.pipeline.reading import decode

    source = decode(sys.stdin.buffer.read(LARGEST + 1), "source")
    read = understand(source)  # no loader: what is not in the text is not read
    if read.contract is None:
        sys.exit(1)
    sys.stdout.buffer.write(rules_of(read.contract, date.fromisoformat(reference), source))


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: the time limit of the parent is left
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
