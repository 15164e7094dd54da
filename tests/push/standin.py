"""A server on this machine that answers as a ticketing system documents it, and breaks when it is told to."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

TOKEN = "jeton-tres-secret"


class Call(NamedTuple):
    """One request as it came."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> Any:
        return json.loads(self.raw)


class Reply(NamedTuple):
    """``body`` is sent as JSON, bytes as they are."""

    status: int
    body: Any = None
    headers: tuple[tuple[str, str], ...] = ()


class Fault(NamedTuple):
    """What goes wrong with the ``number``-th write, counted from 1.

    "before": a 500, and nothing done; "after": done, and a 500; "lost": done, and the connection cut without an answer;
    "slow": done, and an answer that comes too late; "expired": the token is no longer valid, from then on.
    """

    kind: str
    number: int


class StandIn:
    """The rules of one system: ``answer`` replies to a call; ``writes`` says which calls write."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.faults: list[Fault] = []
        self.written = 0
        self.expired = False

    def answer(self, call: Call) -> Reply:
        raise NotImplementedError

    def writes(self, call: Call) -> bool:
        return call.method != "GET"


class _Cut(Exception):
    """The connection ends without an answer."""


def _handler(system: StandIn, lock: threading.Lock, late: float) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            parts = urlsplit(self.path)
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            call = Call(
                self.command,
                parts.path,
                parse_qs(parts.query, keep_blank_values=True),
                {name.lower(): value for name, value in self.headers.items()},
                raw,
            )
            with lock:
                system.calls.append(call)
                try:
                    reply = self._reply(call)
                except _Cut:
                    self.close_connection = True
                    self.connection.close()
                    return
            data = reply.body if isinstance(reply.body, bytes) else b""
            if reply.body is not None and not isinstance(reply.body, bytes):
                data = json.dumps(reply.body).encode()
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def _reply(self, call: Call) -> Reply:
            if not system.writes(call):
                return system.answer(call)
            system.written += 1
            kinds = {fault.kind for fault in system.faults if fault.number == system.written}
            if "expired" in kinds:
                system.expired = True
            if "before" in kinds:
                return Reply(500, {"error": "Internal Server Error"})
            reply = system.answer(call)
            if "after" in kinds:
                return Reply(500, {"error": "Internal Server Error"})
            if "slow" in kinds:
                time.sleep(late)
            if kinds & {"lost", "slow"}:
                raise _Cut
            return reply

        do_GET = do_POST = do_PUT = do_DELETE = _serve

        def log_message(self, *_: object) -> None:
            """A test prints nothing."""

    return Handler


@contextmanager
def serving(system: StandIn, late: float = 0.6) -> Iterator[str]:
    """Its address, while it runs; ``late`` is how long a slow answer takes, in seconds."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(system, threading.Lock(), late))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
