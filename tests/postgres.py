"""A real PostgreSQL server on loopback, in a temporary folder, for as long as a test needs it."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.waiting import LONGEST

USER, PASSWORD = "prefect", "only-for-tests"
NOBODYS = ("postgres", "nobody")  # who runs it where the tests are root's: PostgreSQL refuses root


def postgres_programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest of those installed."""
    found = shutil.which("initdb")
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: float(one.parts[-2])
    )
    return Path(found).parent if found else next(iter(reversed(folders)), None)


def free_port() -> int:
    """Return a port of loopback that nobody listens at just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def postgres() -> Iterator[str]:
    """Run PostgreSQL; give its address as SQLAlchemy writes it, password and all.

    It listens on loopback alone and asks for the password. Nothing of it is left behind.
    """
    programs = postgres_programs()
    assert programs, "PostgreSQL is not installed"
    as_user = _somebody() if os.getuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="vintage-postgres-"))
    if as_user:
        shutil.chown(folder, as_user["user"], as_user["group"])
    secret = folder / "secret"
    secret.write_text(PASSWORD)
    secret.chmod(0o644)  # in a folder of that user alone
    data, port = folder / "data", free_port()

    def run(name: str, *arguments: str) -> None:
        ran = subprocess.run(
            [str(programs / name), *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST,
            **as_user,
        )
        assert ran.returncode == 0, ran.stderr + ran.stdout

    try:
        login = ("--username", USER, "--pwfile", str(secret), "--auth", "scram-sha-256")
        run("initdb", "--pgdata", str(data), "--no-sync", "--encoding", "UTF8", *login)
        options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c max_connections=200"
        begin = (
            "--wait",
            "--timeout",
            str(LONGEST),
            "--log",
            str(folder / "log"),
            "--options",
            options,
            "start",
        )
        run("pg_ctl", "--pgdata", str(data), *begin)
        yield f"postgresql+asyncpg://{USER}:{PASSWORD}@127.0.0.1:{port}/postgres"
    finally:
        with suppress(AssertionError):  # it did not start
            run("pg_ctl", "--pgdata", str(data), "--mode", "immediate", "--wait", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _somebody() -> dict[str, Any]:
    for name in NOBODYS:
        with suppress(KeyError):
            found = pwd.getpwnam(name)
            return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise AssertionError(f"none of {', '.join(NOBODYS)} is a user of this machine")
