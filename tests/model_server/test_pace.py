"""Many answers at the same time."""

import threading
from concurrent.futures import ThreadPoolExecutor

import httpx

from tests.model_server.asked import Asked
from tests.model_server.replies import Reply, Says
from tests.model_server.server import ModelServer
from tests.waiting import LONGEST

TURN = {"messages": [{"role": "user", "content": "Go on."}], "stream": True}


def test_sixteen_streams_are_under_way_at_the_same_time() -> None:
    met = threading.Barrier(16)

    def answered(_: Asked) -> Reply:
        """Answer nobody before all have asked."""
        met.wait(LONGEST)
        return Says("And on. " * 100)

    with ModelServer(answered) as server, httpx.Client(timeout=LONGEST) as client:

        def ask(number: int) -> int:
            address = f"{server.openai_base}/chat/completions"
            return len(client.post(address, json=TURN | {"seed": number}).content)

        with ThreadPoolExecutor(16) as crowd:
            sizes = list(crowd.map(ask, range(16)))
    assert min(sizes) > 2000
    assert server.most_at_once == 16
