"""A Prefect server that is stopped in the middle of a run, and comes back, or does not."""

import signal
import socket
import time
from collections.abc import Iterator

import pytest

from tests.command import Home
from tests.faults.machine import Ended, Machine, Server, files

AWAY = 3  # seconds
IMPATIENT = ("patience", 6)  # seconds, so that the tests need not wait for a minute
MOST = 60  # seconds, on a busy machine, until an impatient run has seen that none comes back
SAID = (
    "vintage: Prefect's server does not answer any more;"
    " what is done is kept: the same command goes on from there"
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(Home(tmp_path_factory.mktemp("server")), free_port())
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def client(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    machine = Machine(tmp_path_factory.mktemp("client"), server.api)
    machine.boot()
    yield machine
    machine.shut_down()


@pytest.fixture(scope="module")
def undisturbed(client: Machine) -> dict[str, bytes]:
    made = client.generate()
    assert made.code == 0, made.said
    return files(client.games)


def begun(client: Machine, *fault: object) -> int:
    """Return a run from nothing that is in its middle."""
    client.clear()
    run = client.in_the_middle(fault=fault)
    client.go_on(run)
    return run


def ended_in_time(client: Machine, run: int) -> Ended:
    """Return how a run ended that saw its server go."""
    gone = time.monotonic()
    ended = client.end(run)
    assert time.monotonic() - gone < MOST
    assert ended.code == 1, ended.said
    assert ended.said.splitlines() == [SAID]
    return ended


def test_a_run_outlives_a_restart_of_its_server_with_its_whole_history(
    server: Server, client: Machine, undisturbed: dict[str, bytes]
) -> None:
    run = begun(client)
    server.stop()
    time.sleep(AWAY)
    server.start()
    ended = client.end(run)
    assert ended.code == 0, ended.said
    assert ended.complaint == ""
    assert files(client.games) == undisturbed
    (told,) = server.ask("flow_runs/filter", sort="START_TIME_DESC", limit=1)
    assert told["state"]["type"] == "COMPLETED"
    pieces = ended.summary["executed"] + 1  # and the laying out
    assert server.states_of(told["id"], pieces) == ["COMPLETED"] * pieces


def test_a_run_whose_server_does_not_come_back_ends_with_a_word_and_is_gone_on_with(
    server: Server, client: Machine, undisturbed: dict[str, bytes]
) -> None:
    run = begun(client, *IMPATIENT)
    server.stop()
    try:
        ended_in_time(client, run)
    finally:
        server.start()
    kept = client.results
    again = client.generate()
    assert again.code == 0, again.said
    assert again.summary["cached"] == len(kept)
    assert files(client.games) == undisturbed


def test_a_server_that_accepts_and_says_nothing_is_away_too(
    server: Server, client: Machine, undisturbed: dict[str, bytes]
) -> None:
    run = begun(client, *IMPATIENT)
    assert server.process
    server.process.send_signal(signal.SIGSTOP)
    try:
        ended_in_time(client, run)
    finally:
        server.process.send_signal(signal.SIGCONT)
