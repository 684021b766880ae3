"""What `state.json` in a game's folder tells of its making."""

import importlib
from collections import Counter
from contextlib import suppress
from pathlib import Path

from vintage_game_generator.models.run_line import PhaseLine, RunView
from vintage_game_generator.models.run_state import DONE, STOPPED, RunState, Status
from vintage_game_generator.serving.settings import serving_settings
from vintage_game_generator.store.keys import ASSET_PHASES
from vintage_game_generator.store.marks import is_lost, is_under_way

GOING_ON = ("running", "cancelling")


def view_of_state(state: RunState, folder: Path) -> RunView:
    """Return what a game's folder tells of its making, without a server."""
    view = RunView(
        id=state.run,
        name=state.config.name,
        flow="generate-game",
        game=state.config.name,
        state=_fate(state),
        folder=folder,
        brief=state.config.model_dump(mode="json", exclude_defaults=True),
        generation=state.generation.model_dump(mode="json", exclude_defaults=True),
    )
    return with_state(view, state)


def with_state(view: RunView, state: RunState) -> RunView:
    """Return what is known of a run with what its process wrote down of it."""
    phases: dict[str, PhaseLine] = {}
    for one in state.pieces:
        line = phases.get(one.phase, PhaseLine(phase=one.phase))
        if one.status is not Status.WAITING:
            line = line.model_copy(update={one.status.value: getattr(line, one.status.value) + 1})
        phases[one.phase] = line
    running = tuple(one.piece for one in state.pieces if one.status is Status.RUNNING)
    done = [one for one in state.pieces if one.status in DONE]
    errors = state.errors or ((state.error,) if state.error else view.errors)
    told = {
        **counts_in(state),
        "phase": state.phase,
        "done": state.done,
        "planned": state.planned,
        "current": (running or view.current) if view.state in GOING_ON else (),
        "completed": tuple(one.piece for one in done),
        "assets": tuple(one.piece for one in done if one.phase in ASSET_PHASES),
        "errors": errors,
        "phases": tuple(phases.values()),
    }
    return view.model_copy(update=told)


def counts_in(state: RunState) -> dict[str, int]:
    """Return how many pieces were made, kept and failed."""
    fates = Counter(one.status for one in state.pieces)
    return {one.value: fates[one] for one in (Status.MADE, Status.KEPT, Status.FAILED)}


def found_folder(place: Path) -> Path:
    """Return a game's folder; one that is given from a worker's folder on, where it is here."""
    if place.is_absolute():
        return place
    bases = [serving_settings().workplace, Path.cwd()]
    with suppress(ImportError):  # not on Windows
        up = importlib.import_module("vintage_game_generator.serving.bringing_up").kept_plan()
        bases[:0] = [up.folder] if up else []
    return next((base / place for base in bases if (base / place).exists()), place)


def _fate(state: RunState) -> str:
    """Return what became of a run, as far as it can be said without a server."""
    if is_under_way(state.run):
        return "running"
    if is_lost(state.run):
        return "lost"
    return "failed" if state.error and state.error != STOPPED else "interrupted"
