"""What a worker's run does first: a step that Prefect takes before it loads a deployed flow."""

import difflib
import os
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.runtime import flow_run
from prefect.states import Failed

from vintage_game_generator.errors import BadInput, VintageError
from vintage_game_generator.serving.settings import serving_settings


def enter_workplace() -> dict[str, str]:
    """Go to this worker's folder, and return it: paths such as `games` are below it.

    Each worker has its own, so a deployment names none. Without this step a run works in a
    temporary folder that is removed at its end, with the games in it.

    Raises:
        VintageError: it cannot be made or entered.
        BadInput: the run has a parameter that its flow has not.
    """
    if flow_run.id:
        _refuse_unknown_parameters(UUID(flow_run.id))
    folder = serving_settings().workplace.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        os.chdir(folder)
    except OSError as error:
        raise VintageError(
            f"{folder}: cannot be worked in ({error.strerror}); set VINTAGE_WORKPLACE"
        ) from error
    return {"directory": str(folder)}


def _refuse_unknown_parameters(run_id: UUID) -> None:
    """Fail a run of somebody who had the server look away: Prefect's engine would crash at it.

    Known parameters are looked into by the flow itself.
    """
    with get_client(sync_client=True) as client:
        run = client.read_flow_run(run_id)
        if not run.deployment_id:
            return
        schema = client.read_deployment(run.deployment_id).parameter_openapi_schema or {}
        known = schema.get("properties", {})
        unknown = sorted(set(run.parameters) - set(known))
        if not unknown:
            return
        near = difflib.get_close_matches(unknown[0], known, 1)
        refusal = BadInput(
            "there is no such parameter",
            where=unknown[0],
            hint=f"did you mean {near[0]!r}?" if near else f"write one of {', '.join(known)}",
        )
        client.set_flow_run_state(run_id, Failed(message=str(refusal)))
    raise refusal
