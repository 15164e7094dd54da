"""The comparison as one HTML page that holds its own styles and no script.

Context of ``diff.html``: ``old``, ``new`` (how each version is called), ``headline``, ``groups``
(``slac.compare.groups.Group``), ``texts`` (``slac.compare.change.TextChange``), ``language``.
"""

from pathlib import Path

from slac.compare.change import Comparison
from slac.compare.groups import called, groups, headline
from slac.resources import resource_folder


def page(comparison: Comparison, language: str = "fr-FR", templates: Path | None = None) -> str:
    """The page; ``templates`` is a folder that holds a ``diff.html``, ours by default."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates or resource_folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("diff.html").render(
        old=called(comparison.old),
        new=called(comparison.new),
        headline=headline(comparison),
        groups=groups(comparison),
        texts=comparison.texts,
        language=language,
    )
