"""The wire below litellm: what a server really said, and never longer or more than was allowed.

litellm drops headers, renames statuses, leaves streams open and lets pictures be asked for three
times, and a timeout of its HTTP client counts anew with every byte. So all its requests go
through this transport. Each thread that asks watches its own request.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from vintage_game_generator.asking import stopping
from vintage_game_generator.asking.bases import is_loopback, is_private
from vintage_game_generator.asking.keyring import scrubbed

LARGEST_ERROR = 64 * 1024  # bytes of an error's page that are read
IDLE = 5.0  # seconds for which a connection is kept for the next request


class Ended(BaseException):
    """A request came to a bad end, which its `Watch` tells.

    The libraries above retry, rename and log every `Exception`; this one passes them by.
    """


@dataclass
class Watch:
    """One request: its bounds, and what came of it.

    Attributes:
        deadline: On the monotonic clock.
        most_bytes: Of the whole response.
        begun: Called when the response begins.
        sent: Whether the request was sent.
        status: Of the response, once it is there.
        headers: Of the response.
        error: The body, if the status says that it went wrong.
        trouble: What went wrong with the connection.
        late: Whether the deadline passed.
        overlong: Whether there were too many bytes.
        ending: Whether the answer is there, so that only its last bytes are to come.
    """

    deadline: float
    most_bytes: int
    begun: Callable[[], None]
    sent: bool = False
    status: int | None = None
    headers: httpx.Headers = field(default_factory=httpx.Headers)
    error: bytes = b""
    trouble: str = ""
    late: bool = False
    overlong: bool = False
    ending: bool = False
    response: httpcore.Response | None = None

    def end(self, seconds: float) -> None:
        """Wait for the last bytes, but not for long."""
        self.ending = True
        self.deadline = min(self.deadline, time.monotonic() + seconds)

    def left(self, timeout: float | None) -> float:
        """Return the seconds that the next step on the wire may take."""
        left = self.deadline - time.monotonic()
        if left <= 0 or stopping.stopped():
            self.late = True
            raise httpcore.ReadTimeout("the time for an answer is over")
        return left if timeout is None else min(left, timeout)

    def count(self, size: int) -> None:
        """Count bytes that came."""
        self.most_bytes -= size
        if self.most_bytes < 0:
            self.overlong = True
            raise httpcore.ReadError("the answer is too long")


_threads = threading.local()


@contextmanager
def watched(seconds: float, most_bytes: int, begun: Callable[[], None]) -> Iterator[Watch]:
    """Watch this thread's next request; its connection is closed or given back at the end."""
    watch = Watch(time.monotonic() + seconds, most_bytes, begun)
    _threads.watch = watch
    try:
        yield watch
    finally:
        _threads.watch = None
        if watch.response is not None:
            with suppress(Exception):  # it is broken already
                watch.response.close()


def _watch() -> Watch | None:
    return getattr(_threads, "watch", None)


class _Stream(httpcore.NetworkStream):
    """A connection that keeps to the bounds of whoever reads it."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        watch = _watch()
        if watch is None:
            return self._stream.read(max_bytes, timeout)
        while True:  # a silence is waited for in parts, since asking may be stopped meanwhile
            left = watch.left(timeout)
            try:
                data = self._stream.read(max_bytes, min(left, stopping.OFTEN))
            except httpcore.ReadTimeout:
                continue
            watch.count(len(data))
            return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        watch = _watch()
        self._stream.write(buffer, watch.left(timeout) if watch else timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        watch = _watch()
        bound = watch.left(timeout) if watch else timeout
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, bound))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Network(httpcore.SyncBackend):
    def connect_tcp(self, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        return _Stream(super().connect_tcp(*args, **kwargs))


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response, watch: Watch | None) -> None:
        self._response = response
        self._watch = watch
        self._parts = iter(response.iter_stream())

    def __iter__(self) -> Iterator[bytes]:
        with _failing(self._watch):
            yield from self._parts

    def close(self) -> None:
        if self._watch and self._watch.ending:
            with suppress(Exception):  # it is closed all the same
                for _ in self._parts:
                    pass  # OpenAI's client leaves the last bytes, and so wastes the connection
        self._response.close()


class WatchedTransport(httpx.BaseTransport):
    """Sends requests as httpx does, through the environment's proxies too: one for an answer."""

    def __init__(self, ssl_context: Any) -> None:
        self._ssl_context = ssl_context
        self._pools: dict[str | None, httpcore.ConnectionPool] = {}
        self._lock = threading.Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the response, if it is a good one.

        Raises:
            Ended: it is not, and somebody watches; or it would show a key to others.
        """
        watch = _watch()
        if watch and watch.sent:
            watch.trouble = "a second request for one answer"
            raise Ended
        if _shows_a_key(request):
            raise Ended("others could read a key on the way to an address that is not https")
        if watch:
            watch.sent = True
        with _failing(watch):
            response = self._pool(request.url).handle_request(_as_httpcore(request))
        headers = httpx.Headers(response.headers)
        headers.pop("content-encoding", None)  # none was asked for: what is packed stays so
        if watch:
            watch.response, watch.status, watch.headers = response, response.status, headers
            watch.begun()
            if response.status >= 300:  # redirects may lead anywhere
                watch.error = _beginning(response)
                raise Ended
        return httpx.Response(
            response.status,
            headers=headers,
            stream=_Body(response, watch),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            for pool in self._pools.values():
                pool.close()

    def _pool(self, url: httpx.URL) -> httpcore.ConnectionPool:
        proxied = not is_loopback(url.host) and not proxy_bypass(url.host)
        address = getproxies().get(url.scheme) if proxied else None
        with self._lock:
            if address not in self._pools:
                self._pools[address] = httpcore.ConnectionPool(
                    ssl_context=self._ssl_context,
                    proxy=_proxy(address) if address else None,
                    max_connections=None,
                    max_keepalive_connections=16,
                    keepalive_expiry=IDLE,
                    network_backend=_Network(),
                )
            return self._pools[address]


class SharedTransport(WatchedTransport):
    """One for clients that come and go, as litellm's do: it outlives them."""

    def close(self) -> None:
        """Stay open."""


def _shows_a_key(request: httpx.Request) -> bool:
    address = str(request.url)
    told = [address, *request.headers.values()]
    return not is_private(address) and any(scrubbed(text) != text for text in told)


def _proxy(address: str) -> httpcore.Proxy:
    told = httpx.Proxy(address)
    auth = told.raw_auth
    return httpcore.Proxy(url=str(told.url), auth=auth, ssl_context=told.ssl_context)


def _as_httpcore(request: httpx.Request) -> httpcore.Request:
    url, headers = request.url, request.headers.copy()
    headers["Accept-Encoding"] = "identity"
    return httpcore.Request(
        request.method,
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


@contextmanager
def _failing(watch: Watch | None) -> Iterator[None]:
    """Tell whoever watches of a failure; without one, raise it as httpx does, by the same name."""
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
        if watch:
            watch.trouble = str(error) or type(error).__name__
            raise Ended from None
        kind: type[httpx.TransportError] = getattr(httpx, type(error).__name__)
        raise kind(str(error)) from error


def _beginning(response: httpcore.Response) -> bytes:
    parts, size = [], 0
    with suppress(httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException):
        for part in response.iter_stream():
            parts.append(part)
            size += len(part)
            if size >= LARGEST_ERROR:
                break
    response.close()
    return b"".join(parts)[:LARGEST_ERROR]
