"""One request to the API at a time: the key kept out of sight, the answer kept small."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx
from pydantic import SecretStr

from vintage_game_generator.asking.bases import is_loopback, is_private
from vintage_game_generator.asking.keyring import MASK, SHORTEST
from vintage_game_generator.errors import BadInput
from vintage_game_generator.facts.failures import NoFacts, NotNow

# Giant Bomb answers 403 to the names of HTTP libraries: an application has to say what it is.
USER_AGENT = "vintage-game-generator (refreshes facts on a few dozen classic games, monthly)"
LARGEST = 2_000_000  # bytes of an answer; a game's takes some 5,000
SECONDS = 30.0  # for a whole answer
SILENCE = 10.0  # seconds without a byte


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the headers, and the bytes, none where they do not matter."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass
class Connection:
    """The way to an API that wants its key in the address.

    Attributes:
        base: The API's address.
        key: Added to the address below whatever logs or reports addresses.
        seconds: For a whole answer.
        clock: Seconds, only to tell how many went by.
    """

    base: str
    key: SecretStr
    seconds: float = SECONDS
    clock: Callable[[], float] = time.monotonic
    _client: httpx.Client = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.base = checked_base(self.base)
        self._client = httpx.Client(
            transport=_WithKey(httpx.URL(self.base), self.key),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"},
            timeout=min(SILENCE, self.seconds),
            follow_redirects=False,
        )

    def close(self) -> None:
        """Close it."""
        self._client.close()

    def get(self, path: str, **parameters: str) -> Answer:
        """Return the answer to one request; a redirect is an answer too.

        Raises:
            NotNow: it did not come whole, or not in time.
            NoFacts: it is far larger than any answer should be.
        """
        deadline = self.clock() + self.seconds
        try:
            with self._client.stream("GET", f"{self.base}/{path}/", params=parameters) as response:
                parts, size = [], 0
                if response.status_code == httpx.codes.OK:
                    for part in response.iter_raw():
                        parts.append(part)
                        size += len(part)
                        if size > LARGEST:
                            raise NoFacts(f"the answer is larger than {LARGEST:,} bytes")
                        if self.clock() > deadline:
                            raise NotNow(f"the answer took more than {self.seconds:g} s")
                body = self._without_key(b"".join(parts))
                return Answer(response.status_code, response.headers, body)
        except httpx.TimeoutException as error:
            raise NotNow("no answer in time") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NotNow(f"the connection failed ({type(error).__name__})") from error

    def _without_key(self, body: bytes) -> bytes:
        """Return an answer in which a server that repeats what it was asked tells no key."""
        key = self.key.get_secret_value().encode()
        return body.replace(key, MASK.encode()) if len(key) >= SHORTEST else body


class _WithKey(httpx.BaseTransport):
    """Sends requests with the key: what httpx logs, and its exceptions hold, is without it."""

    def __init__(self, base: httpx.URL, key: SecretStr) -> None:
        self._key = key
        proxied = not is_loopback(base.host) and not proxy_bypass(base.host)
        proxy = getproxies().get(base.scheme) if proxied else None
        self._sender = httpx.HTTPTransport(proxy=httpx.Proxy(proxy) if proxy else None)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url.copy_merge_params({"api_key": self._key.get_secret_value()})
        keyed = httpx.Request(
            request.method, url, headers=request.headers, extensions=request.extensions
        )
        return self._sender.handle_request(keyed)

    def close(self) -> None:
        self._sender.close()


def checked_base(base: str) -> str:
    """Return the API's address without a slash at its end.

    Raises:
        BadInput: it is none, or others could read the key on the way to it.
    """
    hint = "write the API's address, such as https://www.giantbomb.com/api"
    try:
        parts = urlsplit(base)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        sound = sound and not (parts.username or parts.password or parts.query or parts.fragment)
        httpx.URL(base)
    except (ValueError, httpx.InvalidURL):
        sound = False
    if not sound:  # it is not shown: a key may have been written into it
        raise BadInput("is no plain http or https address", where="api_base", hint=hint)
    if not is_private(base):
        raise BadInput(
            "others could read the key on the way to an address that is not https",
            where="api_base",
            hint=hint,
        )
    return base.rstrip("/")


def read_json(body: bytes) -> dict[str, Any]:
    """Return the object that an answer holds.

    Raises:
        NotNow: it is cut off, or is something else, such as a page that says "back soon".
    """
    if body.lstrip()[:1] == b"<":
        raise NotNow("it answers with a web page instead of JSON")
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotNow("its answer is cut off, or no JSON") from error
    if not isinstance(said, dict):
        raise NotNow("its answer is no JSON object")
    return said
