"""Not a word of English reaches the user, whatever the language of the machine."""

import ast
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from slac.cli import french
from tests.cli.command_line import slac


def test_every_message_of_click_has_its_french() -> None:
    known = {*french._MESSAGES, *french._PLURALS}
    assert sorted(set(_messages()) - known) == []


def test_a_translation_uses_no_value_that_click_does_not_give() -> None:
    for message, said in french._MESSAGES.items():
        assert _fields(said) <= _fields(message), message
    for singular, (one, many) in french._PLURALS.items():
        plural = _plurals()[singular]
        assert _fields(one) | _fields(many) <= _fields(singular) | _fields(plural), singular


@pytest.mark.parametrize("language", ["C", "en_US.UTF-8", "de_DE.UTF-8"])
def test_help_is_french_in_any_locale(language: str, tmp_path: Path) -> None:
    said = slac("--help", cwd=tmp_path, env={"LANG": language, "LC_ALL": language, "LANGUAGE": "en"})
    assert "Affiche cette aide." in said.out
    assert "Show this message" not in said.out


def _calls() -> Iterator[ast.Call]:
    for file in sorted(Path(click.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("_", "ngettext")
            ):
                yield node


def _messages() -> Iterator[str]:
    """Those that stand in the source as they are; the one that does not is « required »."""
    for call in _calls():
        if isinstance(call.args[0], ast.Constant):
            yield str(call.args[0].value)


def _plurals() -> dict[str, str]:
    pairs = [call for call in _calls() if len(call.args) == 3]
    return {ast.literal_eval(call.args[0]): ast.literal_eval(call.args[1]) for call in pairs}


def _fields(text: str) -> set[str]:
    return {part.partition("}")[0].removesuffix("!r") for part in text.split("{")[1:]}
