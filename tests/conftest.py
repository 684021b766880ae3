"""Every test process has a home of its own: nothing of the user's is read or written."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

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
        "DO_NOT_TRACK": "1",
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "NO_COLOR": "1",
    }
)


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """A real Prefect server on its own database, for all tests of this process that run a flow."""
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
    from prefect.testing.utilities import prefect_test_harness

    with (
        prefect_test_harness(server_startup_timeout=120),
        temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}),
    ):
        yield
