"""The wire below litellm."""

import threading
from collections.abc import Iterator

import httpx
import pytest

from tests.desks import GPT, QUESTION, anything
from tests.model_server.replies import Drops, Fills, Status
from tests.model_server.server import ModelServer
from tests.waiting import LONGEST
from vintage_game_generator.asking.opening import desk_of
from vintage_game_generator.asking.wire import Ended, WatchedTransport, watched
from vintage_game_generator.models.writer import Terms, Writer

pytestmark = pytest.mark.usefixtures("home")
BODY = {"model": "m", "messages": []}


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    transport = WatchedTransport(httpx.create_ssl_context())
    with httpx.Client(transport=transport, timeout=LONGEST) as client:
        yield client


def post(client: httpx.Client, server: ModelServer) -> httpx.Response:
    return client.post(f"{server.openai_base}/chat/completions", json=BODY)


def test_a_second_request_for_one_answer_is_not_sent(client: httpx.Client) -> None:
    with ModelServer(Fills({})) as server:
        with watched(LONGEST, 100_000, lambda: None):
            assert post(client, server).status_code == 200
            with pytest.raises(Ended):
                post(client, server)
        assert len(server.asked) == 1


def test_an_error_ends_the_request_and_its_headers_are_known(client: httpx.Client) -> None:
    begun: list[bool] = []
    reply = Status(429, {"Retry-After": "7"}, message="Slowly.")
    with (
        ModelServer(reply) as server,
        watched(LONGEST, 100_000, lambda: begun.append(True)) as watch,
        pytest.raises(Ended),
    ):
        post(client, server)
    assert (watch.status, watch.headers["retry-after"]) == (429, "7")
    assert b"Slowly." in watch.error
    assert begun == [True]


def test_bytes_are_counted(client: httpx.Client) -> None:
    with (
        ModelServer(Fills({"name": "na" * 9000})) as server,
        watched(LONGEST, 9000, lambda: None) as watch,
        pytest.raises(Ended),
    ):
        post(client, server)
    assert watch.overlong


def test_whom_nobody_watches_goes_on_as_ever(client: httpx.Client) -> None:
    with ModelServer([Status(503), Drops(0)]) as server:
        assert post(client, server).status_code == 503
        with pytest.raises(httpx.NetworkError):
            post(client, server)


def test_a_thread_watches_its_own_request_only(client: httpx.Client) -> None:
    with ModelServer([Fills({}), Status(503)]) as server:
        codes: list[int] = []
        with watched(LONGEST, 100_000, lambda: None):
            assert post(client, server).status_code == 200
            other = threading.Thread(target=lambda: codes.append(post(client, server).status_code))
            other.start()
            other.join()
    assert codes == [503]


def test_a_connection_is_used_again(client: httpx.Client) -> None:
    with ModelServer([Fills({}), Fills({})]) as server:
        used = set()
        for _ in range(2):
            with watched(LONGEST, 100_000, lambda: None):
                stream = post(client, server).extensions["network_stream"]
                used.add(stream.get_extra_info("client_addr"))
    assert len(used) == 1


def test_what_is_away_is_reached_through_the_environments_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ModelServer() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.setenv("no_proxy", "")
        writer = Writer(models=(GPT,), api_base="http://models.invalid/v1")
        _, credits = desk_of(writer, Terms()).asked(QUESTION, anything)
        (asked,) = proxy.requests
    assert "models.invalid" in asked.path
    assert credits.calls[0].reason.startswith("404: ")
