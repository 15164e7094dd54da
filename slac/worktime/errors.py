"""The exception of business time: a question that cannot be answered, said in one French sentence."""

from slac.errors import SlacError


class WorktimeError(SlacError):
    """A calendar, an instant or a target that makes no sense, or an answer outside the years a calendar covers."""
