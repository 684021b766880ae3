"""Many answers at the same time, at next to no cost."""

import time
from concurrent.futures import ThreadPoolExecutor

import httpx

from tests.model_server.replies import Says
from tests.model_server.server import ModelServer

TURN = {"messages": [{"role": "user", "content": "Go on."}], "stream": True}


def test_sixteen_streams_take_as_long_as_one_and_hardly_any_work() -> None:
    with ModelServer(Says("And on. " * 100), seconds=0.5) as server, httpx.Client() as client:
        client.get(f"{server.openai_base}/models")  # the first connection is slow

        def ask(number: int) -> int:
            address = f"{server.openai_base}/chat/completions"
            return len(client.post(address, json=TURN | {"seed": number}).content)

        begun, worked = time.monotonic(), time.process_time()
        with ThreadPoolExecutor(16) as crowd:
            sizes = list(crowd.map(ask, range(16)))
        took, work = time.monotonic() - begun, time.process_time() - worked
    assert min(sizes) > 2000
    assert server.most_at_once == 16
    assert 0.5 <= took < 2.5  # one after the other: 8
    assert work < 1.5  # both sides of all sixteen
