"""Images that a block shows otherwise in the new version: another file, or another content under its name."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from slac.model.contract import Element, Image, Passage


class Shown(NamedTuple):
    """An image where a text shows it: its path, its size in pixels and the SHA-256 of its file ("": not to be had)."""

    path: str
    size: tuple[int, int]
    sha256: str
    line: int

    @property
    def said(self) -> str:
        if not self.sha256:
            return self.path
        return f"{self.path} ({self.size[0]} × {self.size[1]} pixels, empreinte {self.sha256[:8]})"


def image_changes(
    old: Element, new: Element, old_images: Mapping[str, Image], new_images: Mapping[str, Image]
) -> Iterator[tuple[Shown | None, Shown | None]]:
    """The images of a block that are not the same, those of one path together, the others in order.

    A file that has only changed its name is the same.
    """
    before, after = list(_shown(old.prose, old_images)), list(_shown(new.prose, new_images))
    for one in list(after):
        same = next((b for b in before if (b.sha256 or b.path) == (one.sha256 or one.path)), None)
        if same is not None:
            before.remove(same)
            after.remove(one)
    for one in list(after):
        other = next((b for b in before if b.path == one.path), None)
        if other is not None:
            before.remove(other)
            after.remove(one)
            yield other, one
    paired = min(len(before), len(after))
    yield from zip(before[:paired], after[:paired], strict=True)
    yield from ((one, None) for one in before[paired:])
    yield from ((None, one) for one in after[paired:])


def _shown(prose: Iterable[Passage], images: Mapping[str, Image]) -> Iterator[Shown]:
    for passage in prose:
        if passage.kind == "image":
            found = images.get(passage.image)
            size = (found.width, found.height) if found else (0, 0)
            digest = sha256(found.data).hexdigest() if found else ""
            yield Shown(passage.image, size, digest, passage.span.first.line)
        yield from _shown(passage.passages, images)
