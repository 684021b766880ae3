"""What a run was asked for, and what the game's folder tells of it where that is here."""

from contextlib import suppress
from pathlib import Path

from prefect.client.schemas.objects import FlowRun
from pydantic import ValidationError

from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.run_state import RunState
from vintage_game_generator.naming import folder_name
from vintage_game_generator.run_states import read_state
from vintage_game_generator.run_views import found_folder


def asked_for(run: FlowRun) -> tuple[GameConfig | None, GenerationConfig | None]:
    """Return what a run was asked for, as far as it is valid: a server takes anything."""
    config, generation = None, None
    with suppress(ValidationError):
        generation = GenerationConfig.model_validate(run.parameters.get("generation") or {})
    with suppress(ValidationError, KeyError):
        config = GameConfig.model_validate(run.parameters["config"])
    return config, generation


def folder_of(run: FlowRun) -> Path | None:
    """Return the folder of a run's game, or that in which a batch's games go, as far as known."""
    config, generation = asked_for(run)
    if config is None or generation is None:
        return found_folder(generation.output) if generation else None
    return found_folder(generation.output / folder_name(config))


def state_here(run: FlowRun) -> RunState | None:
    """Return the state in a run's folder, if it is of this run."""
    folder = folder_of(run)
    if folder is None or not folder.is_dir():
        return None
    with suppress(BadInput):
        state = read_state(folder)
        return state if state.run == str(run.id) else None
    return None
