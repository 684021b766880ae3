"""All that is known of one run: from Prefect's server, and from the game's folder if it is here."""

import re
import time
from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import FlowRun, TaskRun
from prefect.settings import PREFECT_API_URL
from prefect.utilities.urls import url_for

from flows.asked import asked_for, folder_of, state_here
from flows.distant_runs import what_it_took
from flows.history import state_of, task_runs
from flows.run_lines import counts_of, function_of, last_try, lines_with
from tasks.phase_task import phases_by_name
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.run_line import PhaseLine, RunView
from vintage_game_generator.run_states import made_before
from vintage_game_generator.run_views import with_state
from vintage_game_generator.store.keys import ASSET_PHASES

_PREFIX = re.compile(r"^(Task|Flow) run encountered an exception:? ")
PIECES = (*phases_by_name(), "make_game")  # the functions of tasks that make something
WRITTEN_SECONDS = 30  # a server writes down within what it is told of task runs
UNTOLD_SECONDS = 5  # and it is waited so long where nobody said how many there are
POLL = 0.5  # seconds


def view_of(client: SyncPrefectClient, run: FlowRun) -> RunView:
    """Return all that is known of a run."""
    tried = last_try(run, task_runs(client, [run]))
    (line,) = lines_with(client, [run], {run.id: tried})
    counts = counts_of(tried)
    config, generation = asked_for(run)
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
        assets=_assets(tried, counts, config),
        folder=folder_of(run),
        url=url_for("flow-run", obj_id=run.id) if PREFECT_API_URL.value() else None,
        brief=config.model_dump(mode="json", exclude_defaults=True) if config else None,
        generation=generation.model_dump(mode="json", exclude_defaults=True)
        if generation
        else None,
    )
    state = state_here(run)
    return with_state(view, state) if state else view


def view_of_ended(client: SyncPrefectClient, run: UUID) -> RunView:
    """Return all that is known of a run that has just ended.

    A server writes down what became of task runs a little later: that is waited for, within
    bounds. How many pieces a finished game took, its run told before it ended.
    """
    took = what_it_took(client, run)
    made, kept = took.get("executed", 0), took.get("cached", 0)
    # Of a game that was finished before, nothing is written down; a batch, or what failed, may
    # have no pieces at all.
    patience = 0.0 if kept and not made else WRITTEN_SECONDS if made else UNTOLD_SECONDS
    deadline = time.monotonic() + patience
    while True:
        view = view_of(client, client.read_flow_run(run))
        if view.done + view.failed >= max(made + kept, 1) or time.monotonic() > deadline:
            break
        time.sleep(POLL)
    if view.done < made + kept:
        told = {"made": made, "kept": kept, "done": made + kept, "planned": made + kept}
        return view.model_copy(update=told)
    return view


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


def _assets(
    tried: Sequence[TaskRun], counts: dict[str, Counter[str]], config: GameConfig | None
) -> tuple[str, ...]:
    """Return the assets of a run by their names; those that were kept as this home knows them."""
    phases = phases_by_name()
    made = made_before(config) if config else None
    found: list[str] = []
    for phase in ASSET_PHASES:
        names = sorted(
            one.name
            for one in tried
            if phases.get(function_of(one)) == phase and one.state and one.state.is_completed()
        )
        known = [one for one, piece in made.pieces.items() if piece.phase == phase] if made else []
        whole = sum(counts.get(phase, Counter())[fate] for fate in ("made", "kept"))
        found += sorted(known) if len(known) == whole else names
    return tuple(found)
