"""The two commands as they are typed: what they print, and what they end with."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.command_line import Result, slac
from tests.push.standin import TOKEN, serving
from tests.push.zammad_standin import Zammad

CONTRACT = Path(__file__).parent / "contrat.slac"
INPUTS = ("--input", "organization=2", "--input", "priority-1=3", "--input", "priority-2=2")


@contextmanager
def zammad() -> Iterator[tuple[Zammad, str]]:
    server = Zammad()
    with serving(server) as url:
        yield server, url


def run(command: str, url: str, folder: Path, *more: str, token: str = TOKEN) -> Result:
    arguments: tuple[str | Path, ...] = (
        command,
        "zammad",
        CONTRACT,
        "--url",
        url,
        "--token-env",
        "JETON",
        "--years",
        "2026",
        *more,
    )
    return slac(*arguments, cwd=folder, env={"JETON": token})


def test_from_the_first_look_to_the_drift(tmp_path: Path) -> None:
    with zammad() as (server, url):
        looked = run("push", url, tmp_path, *INPUTS)
        assert (looked.code, server.written) == (0, 0)
        assert looked.out == (
            f"Zammad, {url} : 4 écritures à faire\n"
            "  + 2 calendriers : « support-essai support », « support-essai 24 h sur 24 »\n"
            "  + 2 SLA : « support-essai 01 P1 », « support-essai 02 P2 »\n"
        )
        assert looked.err == "Rien n'a été écrit ; pour le faire, ajoutez --apply.\n"

        missing = run("drift", url, tmp_path, *INPUTS)
        assert missing.code == 1
        assert "le SLA « support-essai 02 P2 » manque" in missing.out

        done = run("push", url, tmp_path, *INPUTS, "--apply")
        assert (done.code, server.written) == (0, 4)
        assert "C'est fait : 4 écritures." in done.err

        same = run("drift", url, tmp_path, *INPUTS)
        assert (same.code, same.out) == (0, f"Zammad, {url} : conforme au contrat (4 objets comparés)\n")
        for result in (looked, missing, done, same):
            assert TOKEN not in result.out + result.err


def test_a_refused_token_is_one_sentence(tmp_path: Path) -> None:
    with zammad() as (_, url):
        result = run("push", url, tmp_path, *INPUTS, token="un-autre")
    assert (result.code, result.out) == (1, "")
    assert result.err == f"Erreur : {url} refuse (code 401 : Invalid token!).\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ("push", "openslo", CONTRACT, "--url", "https://a.example", "--token-env", "JETON"),
            2,
            "n'est pas un outil que slac sait régler",
        ),
        (
            ("push", "glpi", CONTRACT, "--url", "http://a.example", "--token-env", "JETON"),
            2,
            "n'est pas chiffré",
        ),
        (
            ("push", "glpi", CONTRACT, "--url", "https://a.example"),
            2,
            "Donnez le jeton d'accès avec --token-env",
        ),
        (
            ("push", "glpi", CONTRACT, "--url", "https://a.example", "--token-env", "RIEN"),
            2,
            "« RIEN » n'existe pas",
        ),
        (
            ("push", "glpi", CONTRACT, "--url", "https://a.example", "--token-env", "JETON"),
            2,
            "--input entity=…",
        ),
        (
            ("drift", "glpi", "absent.slac", "--url", "https://a.example", "--token-env", "JETON"),
            2,
            "absent.slac",
        ),
    ],
    ids=["outil", "adresse", "sans-jeton", "variable", "entrée", "contrat"],
)
def test_bad_use_is_one_sentence(
    arguments: tuple[str | Path, ...], code: int, said: str, tmp_path: Path
) -> None:
    result = slac(*arguments, cwd=tmp_path, env={"JETON": TOKEN})
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert TOKEN not in result.err
