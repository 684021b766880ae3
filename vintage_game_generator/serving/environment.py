"""What the server, its clients and the worker are told: by environment, which nobody else sees."""

import os
from collections.abc import Mapping
from pathlib import Path

from vintage_game_generator.serving.settings import DATABASE
from vintage_game_generator.settings import prefect_environment, settings

LOOPBACK = "127.0.0.1"
# Another server's address, account and names must not reach ours; runs need no database.
OTHERS = ("PREFECT_API_", "PREFECT_PROFILE", "PREFECT_SERVER_API_", "PREFECT_UI_", DATABASE)


def server_folder() -> Path:
    """Return the folder of logs, process numbers and, unless another is named, the database."""
    return settings().home / "server"


def api(port: int) -> str:
    """Return the address of our server's API."""
    return f"http://{LOOPBACK}:{port}/api"


def server_environment(port: int, database: str, auth: str) -> dict[str, str]:
    """Return the environment of our server.

    Args:
        port: Where it listens.
        database: A URL for SQLAlchemy; empty for a file in our folder.
        auth: The user and password that it asks for, `user:password`; empty for nobody.
    """
    own = {
        "PREFECT_API_DATABASE_CONNECTION_URL": database
        or f"sqlite+aiosqlite:///{server_folder() / 'prefect.db'}",
        "PREFECT_UI_API_URL": api(port),
        "PREFECT_UI_URL": f"http://{LOOPBACK}:{port}",  # to it lead the links in notifications
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        # Prefect lets every page on the web ask a server on loopback, unless told otherwise.
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": f"http://{LOOPBACK}:{port},http://localhost:{port}",
    }
    return _common() | own | ({"PREFECT_SERVER_API_AUTH_STRING": auth} if auth else {})


def client_environment(port: int, auth: str) -> dict[str, str]:
    """Return the environment of whoever asks our server."""
    own = {"PREFECT_API_URL": api(port), "PREFECT_CLI_PROMPT": "false"}
    return _common() | own | ({"PREFECT_API_AUTH_STRING": auth} if auth else {})


def worker_environment(client: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a worker, which its runs get too."""
    own = {
        "PREFECT_WORKER_QUERY_SECONDS": "3",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",  # the server has the runs' logs
    }
    return {**client, **{key: value for key, value in own.items() if key not in client}}


def _common() -> dict[str, str]:
    """Return the environment of this process without another server's, tuned."""
    theirs = {key: value for key, value in os.environ.items() if not key.startswith(OTHERS)}
    tuned = prefect_environment(verbose=True)
    tuned.pop("PREFECT_API_AUTH_STRING", None)
    ours = {
        "VINTAGE_HOME": str(settings().home),
        "PREFECT_HOME": str(server_folder() / "prefect"),
        "PYTHONUNBUFFERED": "1",
        "NO_COLOR": "1",
    }
    return theirs | tuned | ours
