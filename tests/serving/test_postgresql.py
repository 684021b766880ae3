"""`vintage up` with a database of one's own: a real PostgreSQL."""

from pathlib import Path

import pytest

from tests.command import Home
from tests.postgres import PASSWORD, free_port, postgres, postgres_programs
from tests.served import GENERATE_GAME, Served
from tests.waiting import until

pytestmark = pytest.mark.slow


@pytest.mark.skipif(not postgres_programs(), reason="PostgreSQL is not installed")
def test_it_comes_up_on_postgresql_and_knows_the_deployments(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    served = Served(home, free_port(), free_port())
    with postgres() as address:
        told = {"VINTAGE_SERVER_DATABASE": address}
        ports = ("--port", str(served.port), "--gallery-port", str(served.gallery_port))
        try:
            up = home.run("up", *ports, **told)
            assert up.returncode == 0, up.stderr
            # That runs go well on it, with two workers, is shown in tests/scale.
            # Its deployment is ready when a worker has asked for its runs.
            until(lambda: served.deployment(GENERATE_GAME)["status"] == "READY")
        finally:
            down = home.run("down")
    assert "stopped: server, files, worker" in down.stdout
    assert not (served.folder / "prefect.db").exists()
    for path in served.folder.rglob("*"):
        assert path.is_dir() or PASSWORD.encode() not in path.read_bytes()


def test_another_kind_of_database_is_refused(tmp_path: Path) -> None:
    refused = Home(tmp_path).run("up", "--database", "postgresql://me@host/prefect")
    assert refused.returncode == 2
    assert "write it as postgresql+asyncpg://" in refused.stderr


def test_a_database_that_is_not_there_is_one_line_without_its_password(tmp_path: Path) -> None:
    home = Home(tmp_path)
    address = f"postgresql+asyncpg://me:{PASSWORD}@127.0.0.1:{free_port()}/prefect"
    ports = ("--port", str(free_port()), "--gallery-port", str(free_port()))
    refused = home.run("up", *ports, VINTAGE_SERVER_DATABASE=address)
    assert refused.returncode == 1
    last = refused.stderr.splitlines()[-1]
    assert last.startswith("vintage: server did not start: ")
    assert PASSWORD not in refused.stderr
    assert "nothing was up" in home.run("down").stdout
