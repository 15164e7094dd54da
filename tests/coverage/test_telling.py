"""What a technician reads: answers.md, every line compared.

To accept new words: ``python -m tests.coverage.test_telling``.
"""

import re

import pytest
import yaml

from slac.coverage.telling import told
from tests.coverage.written import HERE, desk, request

ANSWERS = HERE / "answers.md"
BLOCK = re.compile(r"```yaml\n(?P<asked>.*?)```\n\n```text\n(?P<told>.*?)```", re.DOTALL)


def blocks() -> list[tuple[str, str]]:
    return [(m["asked"], m["told"]) for m in BLOCK.finditer(ANSWERS.read_text(encoding="utf-8"))]


def answer(asked: str) -> str:
    """The answer of « assistance.slac » to a request, written in YAML."""
    lines = told(desk("assistance").decide(request(yaml.safe_load(asked) or {})))
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize(("asked", "expected"), blocks())
def test_the_answer_reads_as_written(asked: str, expected: str) -> None:
    assert answer(asked) == expected


if __name__ == "__main__":
    text = ANSWERS.read_text(encoding="utf-8")
    again = BLOCK.sub(lambda m: f"```yaml\n{m['asked']}```\n\n```text\n{answer(m['asked'])}```", text)
    ANSWERS.write_text(again, encoding="utf-8")
