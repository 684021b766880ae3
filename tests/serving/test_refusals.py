"""What `vintage up` refuses, in one line, and leaves nothing of."""

import fcntl
import socket
from pathlib import Path

import pytest

from tests.command import Home
from tests.postgres import free_port
from vintage_game_generator.errors import BadInput
from vintage_game_generator.serving.settings import serving_settings


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


def test_a_password_without_a_user_is_refused_and_not_shown(tmp_path: Path) -> None:
    refused = Home(tmp_path).run("up", VINTAGE_SERVER_AUTH="secret")
    assert refused.returncode == 2
    assert refused.stderr.startswith("vintage: VINTAGE_SERVER_AUTH: is no user and password; write")
    assert "secret" not in refused.stderr.replace("me:some-long-secret", "")


@pytest.mark.parametrize("auth", ["secret", ":secret", "me:", "me:two\nlines"])
def test_what_is_no_user_and_password_is_refused(
    auth: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VINTAGE_SERVER_AUTH", auth)
    with pytest.raises(BadInput, match="is no user and password"):
        serving_settings()


def test_one_port_for_both_is_refused(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    refused = home.run("up", "--port", "4555", "--gallery-port", "4555")
    assert refused.returncode == 2
    said = "--gallery-port: port 4555 is that of Prefect's pages already; write another"
    assert refused.stderr == f"vintage: {said}, such as --gallery-port 4556\n"
    assert not home.vintage.exists()


def test_a_home_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused = Home(tmp_path).run("up", VINTAGE_HOME=str(tmp_path / "file"))
    assert refused.returncode == 1
    (line,) = refused.stderr.splitlines()
    assert line.startswith(f"vintage: {tmp_path}/file/server/lock: cannot write (Not a directory)")
