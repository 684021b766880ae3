"""`vintage resume`: a game whose making was interrupted, here or on another machine."""

from functools import partial
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from vintage_game_generator.briefs import with_known_games
from vintage_game_generator.cli_generate import made, runner_name_of, tell_of
from vintage_game_generator.cli_models import KeyBlocks, check_names, key_blocks_of
from vintage_game_generator.cli_output import Json, err
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GameConfig, GenerationConfig, Piece
from vintage_game_generator.models.run_state import STATE, RunState
from vintage_game_generator.naming import folder_name
from vintage_game_generator.run_states import read_state
from vintage_game_generator.store.carried import import_result
from vintage_game_generator.store.marks import is_under_way


def resume(
    place: Annotated[
        Path, typer.Argument(help="A game's folder whose making was interrupted, or a state.json.")
    ],
    output: Annotated[
        Path | None, typer.Option("--out", help="Folder for the game; else where it is.")
    ] = None,
    runner: Annotated[
        str | None,
        typer.Option(help="Where assets are made: threads, processes, dask; else as before."),
    ] = None,
    key_block: KeyBlocks = None,
    api_base: Annotated[
        str, typer.Option(help="The models' server, if it was one of your own on another machine.")
    ] = "",
    verbose: Annotated[bool, typer.Option("--verbose", help="Show Prefect's own log.")] = False,
    as_json: Json = False,
) -> None:
    """Go on with a game whose making was interrupted, here or on another machine.

    What models had written comes with `state.json`, so that they are not asked again.
    """
    state = read_state(place)
    if is_under_way(state.run):
        raise BadInput("is being made right now", where=str(place), hint="wait for it, or stop it")
    config = with_known_games(state.config, where=STATE)
    generation = _as_here(state, place, output, runner, key_blocks_of(key_block or []))
    _check_address(config, place, api_base)
    check_names(config, generation)
    taken = sum(import_result(key, record) for key, record in state.drafts.items())
    if taken:
        err.print(f"{taken} pieces that models wrote come with {STATE}", highlight=False)
    if asked := sorted({model for piece in Piece for model in config.writer(piece).models}):
        where = f" at {config.api_base}" if config.api_base else ""
        what = f"the rest is written by {', '.join(asked)}{where}"
        err.print(what, markup=False, highlight=False, soft_wrap=True)
    make = partial(made, config, generation, verbose=verbose)
    tell_of(make, standalone=generation.standalone, as_json=as_json)


def _as_here(
    state: RunState, place: Path, output: Path | None, runner: str | None, blocks: dict[str, str]
) -> GenerationConfig:
    """Return how a game is made here that was begun elsewhere.

    What reaches out of this machine, or into its secrets, is only done if it is said here: the
    file may be somebody else's.

    Raises:
        BadInput: it is not said.
    """
    known, changes = state.generation, {}
    if runner is not None:
        changes["task_runner"] = runner_name_of(runner)
    elif "@" in known.task_runner:
        raise BadInput(
            f"was made on a cluster, {known.task_runner}",
            where=str(place),
            hint=f"write --runner {known.task_runner}, or --runner threads",
        )
    if known.key_blocks and known.key_blocks != blocks:
        said = " ".join(f"--key-block {one}={name}" for one, name in known.key_blocks.items())
        raise BadInput(
            "uses keys from Secret blocks",
            where=str(place),
            hint=f"if they are yours, write {said}",
        )
    return known.model_copy(
        update={"output": _output(state, place, output), "key_blocks": blocks, **changes}
    )


def _check_address(config: GameConfig, place: Path, said: str) -> None:
    """Return quietly if models may be asked where a state says: this machine's keys go there.

    Raises:
        BadInput: it is another machine, and was not said here.
    """
    elsewhere = urlsplit(config.api_base).hostname not in (None, "localhost", "127.0.0.1", "::1")
    if elsewhere and said.rstrip("/") != config.api_base:
        raise BadInput(
            f"asks models at {config.api_base}, with the keys that are set here",
            where=str(place),
            hint=f"if you trust it, write --api-base {config.api_base}",
        )


def _output(state: RunState, place: Path, output: Path | None) -> Path:
    """Return the folder in which the game's folder is, or shall be."""
    if output is not None:
        return output.absolute()
    folder = (place if place.is_dir() else place.parent).absolute()
    return folder.parent if folder.name == folder_name(state.config) else Path("games").absolute()
