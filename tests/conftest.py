"""Every test process has a home of its own: nothing of the user's is read or written."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.command import Finished, finished
from tests.waiting import LONGEST

HOME = Path(tempfile.mkdtemp(prefix="vintage-tests-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
# Set before anything imports Prefect, which reads its settings then.
os.environ.update(
    {
        "VINTAGE_HOME": str(HOME / "vintage"),
        "PREFECT_HOME": str(HOME / "prefect"),
        "PREFECT_RESULTS_LOCAL_STORAGE_PATH": str(HOME / "results"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
        "DO_NOT_TRACK": "1",
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "NO_COLOR": "1",
    }
)

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """A real Prefect server on its own database, for all tests of this process that run a flow."""
    from prefect.settings import (  # noqa: PLC0415, only where a flow runs: it takes a second
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        temporary_settings,
    )
    from prefect.testing.utilities import prefect_test_harness  # noqa: PLC0415

    from flows import local, viewing  # noqa: PLC0415

    with (
        prefect_test_harness(server_startup_timeout=LONGEST),
        temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}),
        pytest.MonkeyPatch.context() as patience,
    ):
        # A busy server writes history down late; runs themselves wait for it, but not for long.
        patience.setattr(local, "HISTORY_SECONDS", LONGEST)
        patience.setattr(viewing, "WRITTEN_SECONDS", LONGEST)
        yield


PLATFORMER = """\
name: Night Tide
genre: platformer
perspective: side-view
art_style: nes
features: [combat, keys-and-doors, power-ups]
inspirations: [Metroid, {game: Castlevania, weight: 0.3}]
seed: 11
"""
ADVENTURE = """\
name: Moor Lantern
genre: action-adventure
perspective: top-down
art_style: game-boy
features: [combat, bosses, save]
seed: 5
"""


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this test run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def platformer(shared: Path) -> Finished:
    """A platformer that `vintage generate --json` made from nothing."""
    return finished("platformer", PLATFORMER, shared)


@pytest.fixture(scope="session")
def adventure(shared: Path) -> Finished:
    """An adventure that `vintage generate --json` made from nothing."""
    return finished("adventure", ADVENTURE, shared)
