"""`vintage up` and `vintage down`: a server and a worker of this machine."""

import importlib
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer
from rich.markup import escape

from vintage_game_generator.cli_output import err, say
from vintage_game_generator.cores import cores
from vintage_game_generator.errors import BadInput
from vintage_game_generator.serving.environment import api, server_folder
from vintage_game_generator.serving.settings import AUTH, DATABASE, serving_settings

DATABASE_HELP = (
    "PostgreSQL, such as postgresql+asyncpg://me:secret@host/prefect; better in the environment,"
    " where others on this machine do not see it."
)


def up(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Of Prefect's pages.")] = 4200,
    gallery_port: Annotated[int, typer.Option(min=1, max=65535, help="Of the games.")] = 4280,
    folder: Annotated[
        Path, typer.Option(help="Where runs work: games are in its folder `games`.")
    ] = Path(),
    runs: Annotated[
        int | None, typer.Option(min=1, max=256, help="Runs at the same time; else cores + 2.")
    ] = None,
    database: Annotated[
        str, typer.Option(envvar=DATABASE, show_envvar=True, help=DATABASE_HELP)
    ] = "",
) -> None:
    """Start a Prefect server and a worker of this machine, with all deployments.

    They stay in the background until `vintage down`. VINTAGE_SERVER_AUTH=user:password in the
    environment has the server ask for a password.
    """
    serving = _serving()
    if database and not database.startswith("postgresql+asyncpg://"):
        raise BadInput(
            "is no address of a PostgreSQL database",
            where="--database",
            hint="write it as postgresql+asyncpg://user:password@host:5432/name",
        )
    told = replace(serving_settings(), database=database)
    plan = serving.Plan(
        port=port,
        gallery_port=gallery_port,
        folder=folder.expanduser().resolve(),
        runs=runs or cores() + 2,
        auth=bool(told.auth),
        postgres=bool(database),
    )
    with err.status("starting") as status:

        def progress(text: str) -> None:
            status.update(text)
            if not err.is_terminal:
                err.print(text, highlight=False)

        plan, started = serving.bring_up(plan, told, progress)
    sign_in = f"  (sign in with what {AUTH} says)" if plan.auth else ""
    for line in (
        f"[bold]Prefect is up[/bold]{'' if started else ' already'}: {plan.ui}{sign_in}",
        f"  run     export PREFECT_API_URL={api(plan.port)}",
        *(["          export PREFECT_API_AUTH_STRING=$" + AUTH] if plan.auth else []),
        "          prefect deployment run generate-game/generate-game --watch",
        f"  games   {escape(str(plan.games))}, to be seen at {plan.gallery}",
        f"  logs    {escape(str(server_folder()))}",
        "  stop    vintage down",
    ):
        say(line)


def down() -> None:
    """Stop the server and the worker that `vintage up` started, and the runs that they have.

    What a run had finished is kept: after the next `vintage up` it goes on from there.
    """
    with err.status("stopping"):
        stopped = _serving().bring_down()
    say(f"stopped: {', '.join(reversed(stopped))}" if stopped else "nothing was up")


def _serving() -> ModuleType:
    if sys.platform == "win32":
        raise BadInput(
            "needs Linux or macOS", where="vintage up", hint="on Windows use WSL, or the containers"
        )
    return importlib.import_module("vintage_game_generator.serving.bringing_up")
