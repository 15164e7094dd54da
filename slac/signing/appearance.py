"""What is seen of a signature: words drawn as outlines, so that no font is named and the file still conforms.

A signature adds to a PDF/A-3a file, which forbids a font that is not embedded (ISO 19005-3, 6.2.11.4).
"""

from collections.abc import Sequence
from typing import Any

from slac.document.fonts import SANS, Fonts

#: The size of the words, and the distance between two lines, in points; both shrink where the field is small.
_SIZE, _LEADING, _MARGIN = 9.0, 12.0, 6.0


def style(lines: Sequence[str], width: float, height: float, fonts: Fonts) -> Any:
    """The look of a signature in a field of ``width`` by ``height`` points; without fonts, an empty frame."""
    from pyhanko.pdf_utils.content import RawContent
    from pyhanko.pdf_utils.layout import (
        AxisAlignment,
        BoxConstraints,
        InnerScaling,
        Margins,
        SimpleBoxLayoutRule,
    )
    from pyhanko.stamp import StaticStampStyle

    drawn = _drawn(lines, width, height, fonts)
    return StaticStampStyle(
        border_width=0,
        background=RawContent(drawn.encode("ascii"), box=BoxConstraints(width, height)),
        background_opacity=1.0,
        background_layout=SimpleBoxLayoutRule(
            x_align=AxisAlignment.ALIGN_MIN,
            y_align=AxisAlignment.ALIGN_MIN,
            margins=Margins(0, 0, 0, 0),
            inner_content_scaling=InnerScaling.NO_SCALING,
        ),
    )


def _drawn(lines: Sequence[str], width: float, height: float, fonts: Fonts) -> str:
    face = next((f for f in fonts.faces if (f.family, f.weight, f.italic) == (SANS, 400, False)), None)
    if face is None or not lines:
        return "q Q"
    from fontTools.ttLib import TTFont

    with TTFont(face.path, lazy=True) as font:
        glyphs, names, unit = font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
        widest = max(sum(glyphs[names.get(ord(c), ".notdef")].width for c in line) for line in lines) / unit
        size = min(
            _SIZE, (width - 2 * _MARGIN) / widest, (height - 2 * _MARGIN) * _SIZE / (_LEADING * len(lines))
        )
        leading = size * _LEADING / _SIZE
        top = (height + leading * len(lines)) / 2 - size
        return (
            "q 0 g\n"
            + "".join(
                _line(line, glyphs, names, size / unit, _MARGIN, top - leading * index)
                for index, line in enumerate(lines)
            )
            + "Q"
        )


def _line(text: str, glyphs: Any, names: dict[int, str], scale: float, x: float, y: float) -> str:
    from fontTools.pens.basePen import BasePen

    class Pen(BasePen):  # type: ignore[misc]  # untyped library
        """Outlines as PDF path operators (ISO 32000-1, 8.5.2)."""

        def __init__(self, at: float) -> None:
            super().__init__(glyphs)
            self.at = at
            self.drawn: list[str] = []

        def _add(self, operator: str, *points: tuple[float, float]) -> None:
            numbers = (f"{self.at + px * scale:.2f} {y + py * scale:.2f}" for px, py in points)
            self.drawn.append(" ".join((*numbers, operator)))

        def _moveTo(self, pt: tuple[float, float]) -> None:
            self._add("m", pt)

        def _lineTo(self, pt: tuple[float, float]) -> None:
            self._add("l", pt)

        def _curveToOne(
            self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
        ) -> None:
            self._add("c", pt1, pt2, pt3)

        def _closePath(self) -> None:
            self.drawn.append("h")

    drawn: list[str] = []
    for character in text:
        glyph = glyphs[names.get(ord(character), ".notdef")]
        pen = Pen(x)
        glyph.draw(pen)
        if pen.drawn:
            drawn += [*pen.drawn, "f"]
        x += glyph.width * scale
    return "\n".join(drawn) + "\n"
