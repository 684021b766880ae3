"""A Prefect server that is stopped in the middle of a run, and comes back, or does not."""

import signal
import time
from collections.abc import Iterator

import pytest

from tests.command import Home
from tests.faults.machine import Machine, Server, files
from tests.postgres import free_port
from tests.waiting import ENDLESS

AWAY = 3  # seconds
PATIENT = ("patience", ENDLESS)  # whatever else the machine is busy with
SAID = (
    "vintage: Prefect's server does not answer any more;"
    " what is done is kept: the same command goes on from there"
)


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


def begun(client: Machine) -> int:
    """Return a run from nothing that stands still in its middle."""
    client.clear()
    return client.in_the_middle(fault=PATIENT)


def ends_without_its_server(client: Machine, run: int) -> None:
    """Have a run see that its server is gone, and lose its patience."""
    client.go_on(run)
    client.kill(run, signal.SIGUSR1)
    ended = client.end(run)
    assert ended.code == 1, ended.said
    assert ended.said.splitlines() == [SAID]


def test_a_run_outlives_a_restart_of_its_server_with_its_whole_history(
    server: Server, client: Machine, undisturbed: dict[str, bytes]
) -> None:
    run = begun(client)
    server.stop()
    client.go_on(run)
    time.sleep(AWAY)
    client.hold(run)  # Prefect's client asks again for a minute or two: a busy server starts slower
    server.start()
    client.go_on(run)
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
    run = begun(client)
    server.stop()
    try:
        ends_without_its_server(client, run)
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
    run = begun(client)
    assert server.process
    server.process.send_signal(signal.SIGSTOP)
    try:
        ends_without_its_server(client, run)
    finally:
        server.process.send_signal(signal.SIGCONT)
