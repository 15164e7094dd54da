"""Texts of a contract in a Perl program, in which nothing of them runs."""


def quoted(text: str) -> str:
    """A string in which nothing is interpolated."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
