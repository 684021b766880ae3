"""Events for whoever wants to act on them: of games, and of pieces that a model was to make.

Prefect adds the run, its flow, deployment, tags and the task run by itself. That an event cannot
be sent stops no run: it is logged by Prefect. docs/monitoring.md lists names and payloads.
"""

import re

from prefect.events import emit_event

from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.naming import folder_name
from vintage_game_generator.store.keys import Phase

BEGUN = "game.begun"
CERTIFIED = "game.certified"
KEPT = "game.kept"
FAILED = "game.failed"
FALLBACK = "asset.fell_back"


def announce_begun(config: GameConfig, run: str) -> None:
    """Say that a run begins that shall end with a game."""
    # First of all also because Prefect adds to an event whatever run its first one was sent from.
    emit_event(BEGUN, resource=_resource(config), payload={"title": config.name, "run": run})


def announce_finished(config: GameConfig, report: RunReport, run: str) -> None:
    """Say that a game is certified: anew, or as it was before because nothing changed."""
    certificate = report.certificate
    payload = {
        "title": config.name,
        "languages": certificate.languages,
        "levels": len(certificate.levels),
        "run": run,
        "folder": str(report.folder),
        "made": report.executed,
        "kept": report.cached,
    }
    emit_event(CERTIFIED if report.executed else KEPT, resource=_resource(config), payload=payload)


def announce_failed(config: GameConfig, why: str, run: str) -> None:
    """Say that a game could not be made, or is not certified."""
    payload = {"title": config.name, "reason": why, "run": run}
    emit_event(FAILED, resource=_resource(config), payload=payload)


def announce_fallback(config: GameConfig | None, phase: Phase, piece: str, why: str) -> None:
    """Say that a model was asked for a piece, and the rules made it."""
    if config is None:  # a task on its own, outside any run
        return
    slug = re.sub(r"[^a-z0-9]+", "-", piece.lower()).strip("-")
    emit_event(
        FALLBACK,
        resource={
            "prefect.resource.id": f"vintage.asset.{folder_name(config)}.{slug}",
            "prefect.resource.name": f"{config.name}: {piece}",
        },
        related=[_resource(config) | {"prefect.resource.role": "game"}],
        payload={"title": config.name, "phase": phase.value, "piece": piece, "reason": why},
    )


def _resource(config: GameConfig) -> dict[str, str]:
    return {
        "prefect.resource.id": f"vintage.game.{folder_name(config)}",
        "prefect.resource.name": config.name,
    }
