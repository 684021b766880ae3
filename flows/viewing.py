"""All that is known of one run: from Prefect's server, and from the game's folder if it is here."""

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import FlowRun, TaskRun
from prefect.settings import PREFECT_API_URL
from prefect.utilities.urls import url_for
from pydantic import ValidationError

from flows.history import (
    counts_of,
    function_of,
    last_try,
    lines_of,
    state_of,
    task_runs,
)
from tasks.phase_task import phases_by_name
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.run_line import PhaseLine, RunView
from vintage_game_generator.models.run_state import RunState
from vintage_game_generator.naming import folder_name
from vintage_game_generator.run_states import made_before, read_state
from vintage_game_generator.run_views import ASSETS, found_folder, with_state

_PREFIX = re.compile(r"^(Task|Flow) run encountered an exception:? ")
PIECES = (*phases_by_name(), "make_game")  # the functions of tasks that make something


def view_of(client: SyncPrefectClient, run: FlowRun) -> RunView:
    """Return all that is known of a run."""
    (line,) = lines_of(client, [run])
    tried = last_try(run, task_runs(client, [run]))
    counts = counts_of(tried)
    config, generation = asked_for(run)
    folder = _folder(config, generation)
    told = _by_task_runs(run, tried)
    done = line.made + line.kept
    view = RunView(
        **line.model_dump(),
        done=done,
        planned=done if run.state and run.state.is_completed() else None,
        phases=tuple(PhaseLine(phase=phase, **each) for phase, each in counts.items()),
        phase=next(iter(reversed(counts)), ""),
        current=told["current"],
        completed=told["completed"],
        errors=told["errors"],
        assets=_assets(tried, config),
        folder=folder,
        url=url_for("flow-run", obj_id=run.id) if PREFECT_API_URL.value() else None,
        brief=config.model_dump(mode="json", exclude_defaults=True) if config else None,
        generation=generation.model_dump(mode="json", exclude_defaults=True)
        if generation
        else None,
    )
    state = _state_here(folder, run)
    return with_state(view, state) if state else view


def asked_for(run: FlowRun) -> tuple[GameConfig | None, GenerationConfig | None]:
    """Return what a run was asked for, as far as it is valid: a server takes anything."""
    config, generation = None, None
    with suppress(ValidationError):
        generation = GenerationConfig.model_validate(run.parameters.get("generation") or {})
    with suppress(ValidationError, KeyError):
        config = GameConfig.model_validate(run.parameters["config"])
    return config, generation


def _by_task_runs(run: FlowRun, tried: Sequence[TaskRun]) -> dict[str, tuple[str, ...]]:
    ours = [one for one in tried if function_of(one) in PIECES and one.state]
    ours.sort(key=lambda one: (str(one.start_time or ""), one.name))
    names: dict[str, list[str]] = {"current": [], "completed": [], "errors": []}
    alive = state_of(run) == "running"
    for one in ours:
        if one.state is None:
            continue
        if one.state.is_completed():
            names["completed"].append(one.name)
        elif one.state.is_final():
            why = _why(one.state.message)
            names["errors"].append(why if why.startswith(one.name) else f"{one.name}: {why}")
        elif alive:
            names["current"].append(one.name)
    state = run.state
    if state and state.is_final() and not state.is_completed() and not names["errors"]:
        names["errors"].append(_why(state.message))
    return {name: tuple(found) for name, found in names.items()}


def _why(message: str | None) -> str:
    """Return why something failed, in one line, without how Prefect begins it."""
    return _PREFIX.sub("", (message or "no reason given").partition("\n")[0])


def _assets(tried: Sequence[TaskRun], config: GameConfig | None) -> tuple[str, ...]:
    """Return the assets of a run by their names; those that were kept as this home knows them."""
    phases = phases_by_name()
    counts = counts_of(tried)
    made = made_before(config) if config else None
    found: list[str] = []
    for phase in ASSETS:
        names = sorted(
            one.name
            for one in tried
            if phases.get(function_of(one)) == phase and one.state and one.state.is_completed()
        )
        known = [one for one, piece in made.pieces.items() if piece.phase == phase] if made else []
        whole = sum(counts.get(phase, Counter())[fate] for fate in ("made", "kept"))
        found += sorted(known) if len(known) == whole else names
    return tuple(found)


def _folder(config: GameConfig | None, generation: GenerationConfig | None) -> Path | None:
    if config is None or generation is None:
        return generation.output if generation else None
    return found_folder(generation.output / folder_name(config))


def _state_here(folder: Path | None, run: FlowRun) -> RunState | None:
    """Return the state in a game's folder, if it is of this run."""
    if folder is None or not folder.is_dir():
        return None
    with suppress(BadInput):
        state = read_state(folder)
        return state if state.run == str(run.id) else None
    return None
