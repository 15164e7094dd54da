"""A secret goes to the server that was named and nowhere else, and comes back in no sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from slac.push.connection import BadAddress, Connection, Rejected, Unreachable
from slac.push.secret import NoSecret, from_environment
from tests.push.standin import Call, Reply, StandIn, serving

SECRET = "jeton-tres-secret"


class Fixed(StandIn):
    """Always the same reply."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply

    def answer(self, call: Call) -> Reply:
        return self.reply


@contextmanager
def replying(reply: Reply) -> Iterator[tuple[Fixed, Connection]]:
    server = Fixed(reply)
    with serving(server) as url:
        yield server, Connection(url, (SECRET,), timeout=0.3)


def headers() -> dict[str, str]:
    return {"Authorization": f"Token token={SECRET}"}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://glpi.exemple.fr", "n'est pas chiffré"),
        ("http://192.168.1.10/glpi", "n'est pas chiffré"),
        ("http://127.0.0.1.exemple.fr", "n'est pas chiffré"),
        ("ftp://glpi.exemple.fr", "doit commencer par https://"),
        ("glpi.exemple.fr", "doit commencer par https://"),
        ("https://", "doit commencer par https://"),
        ("https://moi:motdepasse@glpi.exemple.fr", "contient un nom ou un mot de passe"),
        ("https://glpi.exemple.fr/?token=x", "s'arrête avant « ? »"),
        ("https://glpi.exemple.fr:port", "ne se lit pas"),
    ],
)
def test_an_address_that_nothing_may_be_sent_to_is_refused(url: str, said: str) -> None:
    with pytest.raises(BadAddress) as told:
        Connection(url, (SECRET,))
    assert said in str(told.value)
    assert "motdepasse" not in str(told.value)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1", "https://a.example"]
)
def test_this_machine_and_encrypted_servers_are_accepted(url: str) -> None:
    assert Connection(url, (SECRET,)).shown == url


def test_a_redirection_is_not_followed() -> None:
    elsewhere = Fixed(Reply(200, []))
    with serving(elsewhere) as other:
        moved = Reply(307, None, (("Location", f"{other}/api"),))
        with replying(moved) as (_, connection), pytest.raises(Rejected, match="renvoie ailleurs"):
            connection.get("/api", headers())
    assert elsewhere.calls == []


def test_a_secret_that_the_server_gives_back_is_not_shown() -> None:
    reply = Reply(403, {"error": f"bad token {SECRET}"})
    with replying(reply) as (_, connection), pytest.raises(Rejected) as told:
        connection.send("POST", "/api", headers(), {})
    assert "bad token …" in str(told.value)
    assert SECRET not in str(told.value)


def test_a_question_is_asked_again_but_a_write_is_not() -> None:
    with replying(Reply(503, {"error": "down"})) as (server, connection):
        with pytest.raises(Rejected):
            connection.get("/api", headers())
        assert len(server.calls) == 3
        with pytest.raises(Rejected):
            connection.send("POST", "/api", headers(), {})
        assert len(server.calls) == 4


def test_a_refusal_is_not_asked_again() -> None:
    with replying(Reply(404, {"error": "no"})) as (server, connection):
        with pytest.raises(Rejected):
            connection.get("/api", headers())
        assert len(server.calls) == 1


def test_a_server_that_is_not_there_is_said_to_be_out_of_reach() -> None:
    with replying(Reply(200, [])) as (_, connection):
        pass
    with pytest.raises(Unreachable, match="connexion refusée"):
        connection.send("GET", "/api", {}, None)


def test_a_page_for_people_is_told_from_an_interface() -> None:
    told = pytest.raises(Rejected, match="autre chose que du JSON")
    with replying(Reply(200, b"<html>Bienvenue</html>")) as (_, connection), told:
        connection.get("/", headers())


@pytest.mark.parametrize("value", ["", "  ", "deux\nlignes", "accentué é"])
def test_a_token_that_is_none_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLAC_TEST_TOKEN", value)
    with pytest.raises(NoSecret):
        from_environment("SLAC_TEST_TOKEN")


def test_the_end_of_line_of_a_token_is_no_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLAC_TEST_TOKEN", f"{SECRET}\n")
    assert from_environment("SLAC_TEST_TOKEN") == SECRET
