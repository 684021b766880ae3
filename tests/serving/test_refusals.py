"""What `vintage up` refuses, in one line, and leaves nothing of."""

import fcntl
import socket
from pathlib import Path

import pytest

from tests.command import Home
from tests.postgres import free_port


def test_a_taken_port_is_named_and_nothing_stays(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        refused = home.run("up", "--port", port, "--gallery-port", str(free_port()))
    assert refused.returncode == 2
    assert f"--port: port {port} is taken by another program" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert "nothing was up" in home.run("down").stdout


def test_two_at_once_do_not_meet(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    folder = home.vintage / "server"
    folder.mkdir(parents=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        refused = home.run("up")
    assert refused.returncode == 1
    assert refused.stderr == "vintage: another `vintage up` is at it; wait for it\n"


@pytest.mark.parametrize("auth", ["secret", ":secret", "me:", "me:two\nlines"])
def test_a_password_without_a_user_is_refused_and_not_shown(tmp_path: Path, auth: str) -> None:
    refused = Home(tmp_path).run("up", VINTAGE_SERVER_AUTH=auth)
    assert refused.returncode == 2
    assert refused.stderr.startswith("vintage: VINTAGE_SERVER_AUTH: is no user and password; write")
    assert "secret" not in refused.stderr.replace("me:some-long-secret", "")
