"""Our work pool, deployments and automations, brought to the server that is set.

`python -m flows.registering` does it, again if need be: what is there is brought up to date, and
whoever switched an automation or a schedule off, or paused the pool, finds it so.
"""

import argparse
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate, WorkPoolUpdate
from prefect.events.schemas.automations import AutomationCore
from prefect.exceptions import ObjectAlreadyExists
from prefect.workers.process import ProcessWorker

from vintage_game_generator.shipped import shipped

POOL = "vintage"
AUTOMATIONS = ("lost-runs.yaml",)
CONTENT = set(AutomationCore.model_fields)


def register(runs: int | None = None) -> None:
    """Make the pool and the automations, and deploy what `prefect.yaml` lists.

    Args:
        runs: How many the pool lets run at the same time, on all of its workers. (A worker's own
            limit, `--limit`, would end the worker when a run is run again: Prefect 3.8 counts a
            run by its id, and finds it counted.)

    Raises:
        subprocess.CalledProcessError: Prefect did not deploy it; it has said why.
    """
    with get_client(sync_client=True) as client:
        off = _switched_off(client)
        _make_pool(client, runs)
        for name in AUTOMATIONS:
            for automation in automations_of(shipped("deployments/automations") / name):
                _register(client, automation)
    command = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all"]
    deployments = shipped("prefect.yaml")
    try:
        subprocess.run(
            [*command, "--prefect-file", str(deployments)], cwd=deployments.parent, check=True
        )
    finally:  # it may have deployed some
        with get_client(sync_client=True) as client:
            _switch_off(client, off)


def automations_of(file: Path) -> list[AutomationCore]:
    """Return the automations that a file describes, one or several."""
    told = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [AutomationCore.model_validate(one) for one in told.get("automations", [told])]


def _switched_off(client: SyncPrefectClient) -> set[tuple[str, str]]:
    """Return the schedules that somebody switched off: deploying switches them on again."""
    return {
        (deployment.name, schedule.slug or "")
        for deployment in client.read_deployments()
        for schedule in deployment.schedules
        if not schedule.active
    }


def _switch_off(client: SyncPrefectClient, off: set[tuple[str, str]]) -> None:
    for deployment in client.read_deployments() if off else []:
        for schedule in deployment.schedules:
            if (deployment.name, schedule.slug or "") in off:
                client.update_deployment_schedule(deployment.id, schedule.id, active=False)


def _make_pool(client: SyncPrefectClient, runs: int | None) -> None:
    pool = WorkPoolCreate(
        name=POOL,
        type="process",
        description="Games are made here, each run a process of a worker's machine.",
        base_job_template=ProcessWorker.get_default_base_job_template(),
    )
    with suppress(ObjectAlreadyExists):  # made before, or by the worker, which may be first
        client.create_work_pool(pool)
    if runs:
        client.update_work_pool(POOL, WorkPoolUpdate(concurrency_limit=runs))


def _register(client: SyncPrefectClient, automation: AutomationCore) -> None:
    """Create an automation, or bring the one of its name up to date.

    One that is as it should be is left alone: to update it forgets what it has seen, such as the
    last sign of life of a run that is lost.
    """
    found = client.read_automations_by_name(automation.name)
    if not found:
        client.create_automation(automation)
    elif _content(found[0]) != _content(automation):
        kept = automation.model_copy(update={"enabled": found[0].enabled})
        client.update_automation(found[0].id, kept)


def _content(automation: AutomationCore) -> dict[str, Any]:
    """Return what an automation does, without what a server adds to it."""
    core = AutomationCore.model_validate(automation.model_dump(include=CONTENT))
    return core.model_dump(exclude={"trigger": {"id"}, "enabled": True})


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, help="at most so many at the same time")
    try:
        register(arguments.parse_args().runs)
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)
