"""One server, spoken to in JSON over HTTP, and nothing else: no proxy, no redirection, no secret in a message."""

import http.client
import json
import ssl
import time
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from slac import __version__
from slac.diagnostics import SlacError

#: Seconds that an answer may take, and the pauses before a question is asked again.
TIMEOUT = 30.0
_PAUSES = (0.2, 1.0)
_LARGEST = 20_000_000


class BadAddress(SlacError):
    """An address that nothing is sent to."""


class Unreachable(SlacError):
    """The server did not get the request; nothing was done."""

    exit_code = 1


class Unanswered(SlacError):
    """The request left, and no answer told what came of it: it may have been done."""

    exit_code = 1


class Rejected(SlacError):
    """The server answered no; what was asked was not done, unless it broke on the way (``uncertain``)."""

    exit_code = 1

    def __init__(self, sentence: str, status: int, body: Any = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.body = body

    @property
    def uncertain(self) -> bool:
        return self.status >= 500


class Answer(NamedTuple):
    """``body`` is what the JSON says, None where there is none."""

    status: int
    body: Any
    headers: Mapping[str, str]


class Connection:
    """Speaks to the server at ``url``; the ``secrets`` never come out of it but in the headers and forms it is given.

    A secret is never sent without encryption, except to this machine. Redirections are not followed: they could lead
    elsewhere. Questions (``get``) are asked again when the server is slow or broken; nothing else is.
    """

    def __init__(self, url: str, secrets: tuple[str, ...], timeout: float = TIMEOUT) -> None:
        self._secrets = tuple(secret for secret in secrets if secret)
        self._timeout = timeout
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise BadAddress(
                "L'adresse donnée avec --url ne se lit pas : écrivez https://serveur/…"
            ) from error
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise BadAddress("L'adresse donnée avec --url doit commencer par https:// et nommer un serveur.")
        if parts.username is not None or parts.password is not None:
            raise BadAddress(
                "L'adresse donnée avec --url contient un nom ou un mot de passe : donnez le secret avec --token-env "
                "ou --token-file."
            )
        if parts.query or parts.fragment:
            raise BadAddress("L'adresse donnée avec --url s'arrête avant « ? » et « # ».")
        if parts.scheme == "http" and not _this_machine(parts.hostname):
            raise BadAddress(
                f"« http://{parts.hostname} » n'est pas chiffré, et le secret y serait lisible : donnez une adresse en "
                "https://."
            )
        self._secure = parts.scheme == "https"
        self._host = parts.hostname
        self._port = port
        self._base = parts.path.rstrip("/")
        self.shown = f"{parts.scheme}://{parts.netloc}{self._base}"

    def get(self, path: str, headers: Mapping[str, str]) -> Answer:
        """Ask; as often as it takes within reason, since a question changes nothing."""
        return self.ask("GET", path, headers, None)

    def ask(self, method: str, path: str, headers: Mapping[str, str], body: Any) -> Answer:
        """A request that changes nothing, whatever its method."""
        for pause in _PAUSES:
            try:
                return self.send(method, path, headers, body)
            except (Unanswered, Unreachable):
                time.sleep(pause)
            except Rejected as error:
                if not error.uncertain:
                    raise
                time.sleep(pause)
        return self.send(method, path, headers, body)

    def send(self, method: str, path: str, headers: Mapping[str, str], body: Any) -> Answer:
        """One request, once; ``body`` is JSON, or bytes sent as they are.

        Raises `Unreachable`, `Unanswered` and `Rejected`.
        """
        plain = {"Accept": "application/json", "User-Agent": f"slac/{__version__}", **headers}
        data = body if isinstance(body, bytes) else None
        if body is not None and data is None:
            data = json.dumps(body, ensure_ascii=False).encode()
            plain.setdefault("Content-Type", "application/json; charset=utf-8")
        connection = self._open()
        try:
            try:
                connection.request(method, self._base + path, data, plain)
                response = connection.getresponse()
                raw = response.read(_LARGEST + 1)
            except (OSError, http.client.HTTPException) as error:
                raise Unanswered(f"{self.shown} n'a pas répondu ({_why(error)}).") from error
        finally:
            connection.close()
        return self._answer(response, raw)

    def _open(self) -> http.client.HTTPConnection:
        connection: http.client.HTTPConnection
        if self._secure:
            context = ssl.create_default_context()
            connection = http.client.HTTPSConnection(
                self._host, self._port, timeout=self._timeout, context=context
            )
        else:
            connection = http.client.HTTPConnection(self._host, self._port, timeout=self._timeout)
        try:
            connection.connect()
        except OSError as error:
            raise Unreachable(f"{self.shown} n'est pas joignable ({_why(error)}).") from error
        return connection

    def _answer(self, response: http.client.HTTPResponse, raw: bytes) -> Answer:
        status = response.status
        if 300 <= status < 400:
            where = self.discreet(_server(response.getheader("Location") or ""))
            raise Rejected(
                f"{self.shown} renvoie ailleurs{where} : les renvois ne sont pas suivis, donnez l'adresse finale avec "
                "--url.",
                status,
            )
        if len(raw) > _LARGEST:
            raise Rejected(f"{self.shown} répond plus de {_LARGEST // 1_000_000} Mo.", status)
        try:
            body = json.loads(raw) if raw.strip() else None
        except ValueError as error:
            if status < 300:
                raise Rejected(
                    f"{self.shown} répond autre chose que du JSON : est-ce bien l'adresse de l'outil ?",
                    status,
                ) from error
            body = None
        if status >= 400:
            said = self.discreet(_message(body))
            raise Rejected(
                f"{self.shown} refuse (code {status}{' : ' + said if said else ''}).", status, body
            )
        return Answer(status, body, dict(response.headers.items()))

    def discreet(self, text: str) -> str:
        """``text`` from the server, short, without any secret that it might give back."""
        for secret in self._secrets:
            text = text.replace(secret, "…")
        return " ".join(text.split())[:200]


def _this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _server(location: str) -> str:
    try:
        parts = urlsplit(location)
    except ValueError:
        return ""
    return f", vers {parts.scheme}://{parts.hostname}" if parts.hostname else ""


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "délai dépassé"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"son certificat n'est pas reconnu : {error.verify_message}"
    if isinstance(error, ssl.SSLError):
        return "la connexion chiffrée n'a pas pu s'établir"
    if isinstance(error, ConnectionRefusedError):
        return "connexion refusée"
    if isinstance(error, OSError) and error.errno is not None and error.errno < 0:
        return "ce nom de serveur n'existe pas"
    return "connexion interrompue"


def _message(body: Any) -> str:
    """What an error says, in the forms that the systems use."""
    if isinstance(body, dict):
        return str(body.get("error_human") or body.get("error") or body.get("message") or "")
    if isinstance(body, list) and body and all(isinstance(part, str) for part in body):
        return " ".join(body)
    return ""
