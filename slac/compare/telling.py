"""The comparison as text: sentences by whom they favour, then the words that change."""

from collections.abc import Callable, Iterator

from slac.compare.change import Change, Comparison, Paragraph, TextChange
from slac.compare.groups import called, groups, headline
from slac.compare.words import marked
from slac.visible import visible

Paint = Callable[[str, str], str]

_KINDS = {"modified": "", "added": " (ajout)", "removed": " (suppression)"}


def plainly(text: str, _: str) -> str:
    return text


def told(comparison: Comparison, paint: Paint = plainly) -> list[str]:
    """The lines; ``paint`` gives a text the colour of that name, or "bold"."""
    title = f"{called(comparison.old)} → {called(comparison.new)}"
    lines = [paint(visible(title), "bold"), headline(comparison)]
    for group in groups(comparison):
        lines += ["", paint(group.title, "bold")]
        for change in group.changes:
            lines += _change(change)
    if comparison.texts:
        lines += ["", paint("Texte", "bold")]
        for text in comparison.texts:
            lines += _text(text, paint)
    return lines


def _change(change: Change) -> Iterator[str]:
    where = f" [{change.place.heading}]" if change.place.heading else ""
    yield visible(f"  {change.sentence}{where}")
    for detail in change.details:
        yield visible(f"      {detail}")


def _text(text: TextChange, paint: Paint) -> Iterator[str]:
    yield visible(f"  {text.place.heading or text.title}{_KINDS[text.kind]}")
    for paragraph in text.paragraphs:
        yield f"      {_marked(paragraph, paint).strip()}"


def _marked(paragraph: Paragraph, paint: Paint) -> str:
    if paint is plainly:
        return visible(marked(paragraph))
    text = ""
    for piece in paragraph:
        if piece.op == "=":
            text += visible(piece.text)
            continue
        blank = " " if piece.text[:1].isspace() else ""
        text += blank + paint(visible(marked((piece,))), "red" if piece.op == "-" else "green")
    return text
