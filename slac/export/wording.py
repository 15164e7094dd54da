"""The prose of a block as plain text."""

from slac.model.contract import Contract, Passage
from slac.model.plain_text import plain


def paragraphs(prose: tuple[Passage, ...], contract: Contract) -> str:
    """A line for each passage, bullets and the numbers of titled parts kept."""
    lines = []
    for passage in prose:
        text = plain(passage.text, contract)
        if passage.kind == "placement":
            continue  # the content that is put there has its own place in the rule set
        if passage.kind == "section":
            number = "" if passage.number == "sans" else passage.number
            inner = paragraphs(passage.passages, contract)
            lines += [line for line in (f"{number} {passage.title}".strip(), inner) if line]
        elif passage.kind == "item":
            lines.append("  " * max(passage.depth - 1, 0) + f"{passage.marker or '-'} {text}")
        elif text:
            lines.append(text)
    return "\n".join(lines)
