"""A server on this machine that speaks Giant Bomb's API, and misbehaves on purpose."""

import json
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "gb-canary-7d2f4a90c1e85b36"
CUT = 40  # bytes of a body after which a cut-off answer ends


@dataclass(frozen=True)
class Asked:
    """One request: `search` or `game`, and what was written in its address and headers."""

    resource: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    at: float

    @property
    def about(self) -> str:
        """Return the title that is searched for, or the game's guid."""
        return self.query.get("query") or self.path.strip("/").rpartition("/")[2]


@dataclass(frozen=True)
class Reply:
    """An answer, good or bad."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0  # before the first byte
    drip: float = 0.0  # seconds between the bytes of the body
    cut: bool = False


Misbehaviour = Callable[[Asked], Reply | None]


def game(
    number: int, name: str, released: str | None, *platforms: str, **more: Any
) -> dict[str, Any]:
    """Return a game as the API tells of it, the texts and pictures that it adds included."""
    page = f"https://www.giantbomb.com/{name.lower().replace(' ', '-')}/3030-{number}/"
    named = {
        key: [{"id": 1, "name": one} for one in more.pop(key, ())]
        for key in ("genres", "developers", "publishers")
    }
    return {
        "aliases": None,
        "deck": "CANARY TEXT that belongs to somebody",
        "description": "<p>CANARY TEXT</p>",
        "guid": f"3030-{number}",
        "id": number,
        "image": {"icon_url": "https://www.giantbomb.com/a/uploads/CANARY.png"},
        "name": name,
        "original_release_date": released,
        "platforms": [{"id": 1, "name": one, "abbreviation": one[:4]} for one in platforms],
        "resource_type": "game",
        "site_detail_url": page,
        **named,
        **more,
    }


def wrapped(results: Any, code: int = 1, error: str = "OK") -> bytes:
    """Return what every answer is wrapped in."""
    count = len(results) if isinstance(results, list) else 1
    shape = {"error": error, "limit": 20, "offset": 0, "number_of_page_results": count}
    said = {**shape, "status_code": code, "results": results, "version": "1.0"}
    return json.dumps(said).encode()


class GiantBombServer:
    """The API, for as long as its context lasts.

    Attributes:
        requests: What was asked, in the order of arrival.
        misbehaviour: Asked first; what it returns is answered instead.
    """

    def __init__(
        self, games: Sequence[dict[str, Any]] = (), misbehaviour: Misbehaviour | None = None
    ) -> None:
        """Prepare a server whose search finds every one of its games, whatever is searched."""
        self.games = list(games)
        self.misbehaviour = misbehaviour
        self.requests: list[Asked] = []
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/api"

    def asked(self, resource: str = "") -> list[str]:
        """Return what was asked about, in order."""
        return [one.about for one in self.requests if resource in ("", one.resource)]

    def __enter__(self) -> "GiantBombServer":
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._http.shutdown()
        self._http.server_close()

    def _reply(self, asked: Asked) -> Reply:
        strange = self.misbehaviour(asked) if self.misbehaviour else None
        if strange is not None:
            return strange
        if not asked.headers.get("user-agent", "").startswith("vintage-game-generator"):
            return Reply(403)
        if asked.query.get("api_key") != KEY:
            return Reply(401, wrapped([], 100, "Invalid API Key"))
        if asked.resource == "search":
            return Reply(body=wrapped(self.games))
        known = {one["guid"]: one for one in self.games}
        if asked.about not in known:
            return Reply(body=wrapped([], 101, "Object Not Found"))
        return Reply(body=wrapped(known[asked.about]))

    def _handler(server: "GiantBombServer") -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                resource = parts.path.removeprefix("/api/").split("/")[0]
                query = {key: values[0] for key, values in parse_qs(parts.query).items()}
                headers = {key.lower(): value for key, value in self.headers.items()}
                asked = Asked(resource, parts.path, query, headers, time.monotonic())
                with server._lock:
                    server.requests.append(asked)
                    reply = server._reply(asked)
                with suppress(OSError):  # whoever asked has gone
                    self._send(reply)

            def _send(self, reply: Reply) -> None:
                server._ended.wait(reply.seconds)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                if reply.cut:
                    self.wfile.write(reply.body[:CUT])
                    self.close_connection = True
                elif reply.drip:
                    for byte in reply.body:
                        self.wfile.write(bytes([byte]))
                        if server._ended.wait(reply.drip):
                            break
                else:
                    self.wfile.write(reply.body)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        return Handler


def in_turn(*replies: Reply | None) -> Misbehaviour:
    """Return a misbehaviour that gives each reply once, in order, and then behaves."""
    rest = list(replies)
    return lambda _: rest.pop(0) if rest else None
