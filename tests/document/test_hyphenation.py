"""Where lines are divided within words, by the table of cases in ``hyphenation.yaml``: laid out at many widths."""

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from slac.document.division import joined
from slac.document.html import render_html
from tests.document.outline import SMALLEST, composed

_TABLE: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("hyphenation.yaml").read_text(encoding="utf-8")
)
_CASES = [case for cases in _TABLE.values() for case in cases]

#: Millimetres: from a narrow cell, which still holds a date or a telephone number, to a line of text.
_WIDTHS = range(36, 120, 2)


@pytest.mark.parametrize("case", _CASES)
def test_lines_are_divided_where_the_table_says(case: str) -> None:
    assert _divisions()[case] == case


@cache
def _divisions() -> dict[str, str]:
    """The cases, « · » put wherever the text of the document is divided within a word."""
    typed = [case.replace("·", "").replace("~", " ") for case in _CASES]
    text = "\n\n".join(f"  {each}" for each in typed)
    page = joined(render_html(composed(f'{SMALLEST}\narticle objet "Objet"\n{text}\n')))
    paragraphs = re.findall(r'<p><span class="number">.*?</span>(.*?)</p>', page, re.DOTALL)
    assert len(paragraphs) == len(_CASES)
    laid_out = _laid_out(page, paragraphs)
    layouts = [[next(laid_out) for _ in _WIDTHS] for _ in _CASES]
    texts = [html.unescape(re.sub("<.*?>|\u2060", "", each)) for each in paragraphs]
    return {case: _marked(text, lines) for case, text, lines in zip(_CASES, texts, layouts, strict=True)}


def _laid_out(page: str, paragraphs: list[str]) -> Iterator[list[str]]:
    """The lines of each paragraph at each width."""
    import weasyprint
    from weasyprint.formatting_structure import boxes

    style = page[page.index("<style>") : page.index("</style>")]
    written = "".join(f'<p style="width:{w}mm">{text}</p>' for text in paragraphs for w in _WIDTHS)
    tall = "@page { size: 200mm 60000mm; margin: 0 }"
    source = f'<html lang="fr-FR">{style}{tall}</style><body style="text-align:left">{written}'
    for printed in weasyprint.HTML(string=source).render().pages:
        root: Any = printed._page_box
        for box in root.descendants():
            if box.element_tag == "p" and isinstance(box, boxes.BlockBox):
                lines = [line for line in box.descendants() if isinstance(line, boxes.LineBox)]
                yield [
                    "".join(t.text for t in line.descendants() if isinstance(t, boxes.TextBox))
                    for line in lines
                ]


def _marked(text: str, layouts: list[list[str]]) -> str:
    """A text, « · » at each place within its words where one of its layouts divides it, « ~ » for blanks that hold."""
    places: set[int] = set()
    for lines in layouts:
        at = 0
        for line in lines:
            if text[at : at + 1] == " ":
                at += 1
            elif at:
                places.add(at)
            shown = re.sub("[\u200b\u2060]", "", line).removesuffix("\u2010").rstrip(" ")
            assert text.startswith(shown, at), (text, at, line)
            at += len(shown)
    marked = "".join(f"·{c}" if at in places else c for at, c in enumerate(text))
    return re.sub("[\u00a0\u202f]", "~", marked)
