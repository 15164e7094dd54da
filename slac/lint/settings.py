"""Which rules count, as a project and a command line decide."""

from typing import NamedTuple


class Settings(NamedTuple):
    """Which rules count. Entries are codes, their beginnings, or « relecture »: « TPS01 », « TPS ».

    ``select`` empty means all but opinions; ``extend_select`` adds to it. ``mandatory`` rules cannot be ignored nor
    suppressed.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    mandatory: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()

    def active(self) -> frozenset[str]:
        """The codes to look for; ``UnknownRule`` when an entry matches none."""
        from slac.lint.registry import by_default, matching, selected

        asked = selected(self.select) if self.select else by_default()
        asked |= selected(self.extend_select) | matching(self.mandatory)
        return asked - (matching(self.ignore) - matching(self.mandatory))
