"""A model server on this machine that answers as it is told, and misbehaves on purpose.

It speaks OpenAI's wire format (`/v1/chat/completions`, `/v1/images/generations`, `/v1/models`) and
Anthropic's (`/v1/messages`), each whole or streamed. A waiting answer costs no CPU, so that many
can wait at the same time.
"""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from types import TracebackType
from typing import Any, TypeAlias

from tests.model_server import openai_wire
from tests.model_server.asked import Asked
from tests.model_server.replies import Reply, Status
from tests.model_server.sending import How, Sending, sending
from tests.waiting import LONGEST

Answerer: TypeAlias = Callable[[Asked], Reply]
OVER = Status(400, message="The script is over: nobody expected this request.")
RESET = struct.pack("ii", 1, 0)  # linger, for no time: closing sends RST


def script(replies: Iterable[Reply], then: Answerer | Reply = OVER) -> Answerer:
    """Return an answerer that gives each reply once, in order, and then always `then`."""
    rest, lock = iter(replies), threading.Lock()

    def answer(asked: Asked) -> Reply:
        with lock:
            for reply in islice(rest, 1):
                return reply
        return then(asked) if callable(then) else then

    return answer


class ModelServer:
    """A model server, for as long as its context lasts.

    Attributes:
        requests: What was asked, in the order of arrival.
        errors: What went wrong in the test's own function; the first is raised at the end.
    """

    def __init__(
        self,
        replies: Sequence[Reply] | Answerer | Reply = (),
        *,
        seconds: float | Callable[[Asked], float] = 0.0,
        key: str | None = None,
        models: Sequence[str] = ("test-model",),
        port: int = 0,
    ) -> None:
        """Prepare a server.

        Args:
            replies: One for all, each once in order, or a function of the request.
            seconds: How long an answer takes, from the request to its last byte.
            key: The only key that is let in; without one, any is.
            models: The names that are listed.
            port: Where it listens; 0 for any free one.
        """
        self.requests: list[Asked] = []
        self.errors: list[Exception] = []
        self.seconds, self.key, self.models = seconds, key, list(models)
        self.script(replies)
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._http = _Http(("127.0.0.1", port), self)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)

    def script(self, replies: Sequence[Reply] | Answerer | Reply) -> None:
        """Answer with these from now on."""
        if callable(replies):
            self._answer = replies
        elif isinstance(replies, Sequence):
            self._answer = script(replies)
        else:
            self._answer = script((), then=replies)

    @property
    def url(self) -> str:
        """Return the server's address: `http://127.0.0.1:PORT`."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    @property
    def openai_base(self) -> str:
        """Return what OpenAI's clients want as their base."""
        return f"{self.url}/v1"

    @property
    def anthropic_base(self) -> str:
        """Return what Anthropic's clients want as their base."""
        return self.url

    @property
    def asked(self) -> list[Asked]:
        """Return the requests that wanted something of a model: all but lists of models."""
        return [request for request in self.requests if request.wire != "other"]

    @property
    def most_at_once(self) -> int:
        """Return how many requests were under way at the same time, at most."""
        now = time.monotonic()
        spans = [(one.begun, now if one.ended is None else one.ended) for one in self.requests]
        return max((sum(a <= begun < b for a, b in spans) for begun, _ in spans), default=0)

    def __enter__(self) -> "ModelServer":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopped.set()
        self._http.shutdown()
        self._http.hang_up()
        self._http.server_close()
        self._thread.join()
        if self.errors and error is None:
            raise self.errors[0]

    def wait(self, seconds: float) -> bool:
        """Return after some seconds whether the server still runs; at once when it stops."""
        if seconds <= 0:
            return not self._stopped.is_set()
        return not self._stopped.wait(seconds)

    def reply_to(self, asked: Asked) -> Sending:
        """Return what is sent for a request, and record both."""
        with self._lock:
            self.requests.append(asked)
        if asked.path == "/v1/models":
            return Sending(200, {}, [openai_wire.models(self.models)])
        try:
            asked.reply = self._reply(asked)
            pace = self.seconds(asked) if callable(self.seconds) else self.seconds
            return sending(asked, asked.reply, pace)
        except Exception as error:
            self.errors.append(error)
            asked.reply = Status(400, message=f"The test's server failed: {error!r}")
            return sending(asked, asked.reply, 0)

    def _reply(self, asked: Asked) -> Reply:
        if self.key is not None and asked.key != self.key:
            return Status(401)
        if asked.wire == "other":
            return Status(404, message=f"Nothing is at {asked.path}.")
        return self._answer(asked)


class _Http(ThreadingHTTPServer):
    """The listening socket, which knows its open connections so that it can end them."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], models: ModelServer) -> None:
        self.models = models
        self.open: dict[socket.socket, threading.Thread] = {}
        super().__init__(address, _Handler)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        self.open[request] = threading.current_thread()
        try:
            super().process_request_thread(request, client_address)
        finally:
            del self.open[request]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that went away: tests make them do so."""

    def hang_up(self) -> None:
        """End all connections, and wait for what served them."""
        for connection, thread in list(self.open.items()):
            with suppress(OSError):  # it has just ended by itself
                connection.shutdown(socket.SHUT_RDWR)
            thread.join(LONGEST)


class _Handler(BaseHTTPRequestHandler):
    """Reads a request, and sends what the server has for it."""

    server: _Http
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._serve({})

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self._serve(json.loads(self.rfile.read(length) or b"{}"))

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""

    def _serve(self, body: dict[str, Any]) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.path.partition("?")[0], headers, body)
        try:
            self._send(self.server.models.reply_to(asked), asked)
        except OSError:
            self.close_connection = True
        finally:
            if asked.ended is None:
                asked.ended = time.monotonic()

    def _send(self, what: Sending, asked: Asked) -> None:
        kept, headed = what.kept, False
        for number, piece in enumerate(kept, start=1):
            self._wait(what.seconds / len(kept))
            if number == len(kept) and not what.cut:
                asked.ended = time.monotonic()  # after the last piece a client may ask again
            if not headed:
                self._head(what)
                headed = True
            self._write(piece, what.streamed)
        if what.cut:
            self._wait(what.cut.silence)
            if what.cut.how != "end":
                self._lose(what.cut.how)
                return
        if not headed:
            self._head(what)
        if what.streamed:
            self.wfile.write(b"0\r\n\r\n")

    def _head(self, what: Sending) -> None:
        self.send_response(what.status)
        for name, value in what.head.items():
            self.send_header(name, value)
        self.end_headers()

    def _write(self, piece: bytes, streamed: bool) -> None:
        self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if streamed else piece)

    def _wait(self, seconds: float) -> None:
        if not self.server.models.wait(seconds):
            raise ConnectionAbortedError("the server stops")

    def _lose(self, how: How) -> None:
        self.close_connection = True
        if how == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            self.connection.close()  # before the server says a polite end
