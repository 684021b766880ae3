"""Results of tasks go where machines share them, and Prefect reads none that is unsound."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prefect import task
from prefect.settings import PREFECT_API_URL

from tasks.result_storage import ResultFiles, result_storage
from tests.s3_server import new_bucket, s3_server
from tests.waiting import LONGEST
from vintage_game_generator.settings import settings
from vintage_game_generator.store.places import storage
from vintage_game_generator.store.results import JSON_SERIALIZER

FLOW = """\
import json
import os
import sys
from prefect import flow
from prefect.task_runners import ProcessPoolTaskRunner, ThreadPoolTaskRunner
from tasks.phase_task import phase_task
from vintage_game_generator.models.assets import Asset, AssetKind
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import Phase

@phase_task(Phase.SOUND, inputs=lambda name: {"name": name}, name="sound {name}")
def make(name: str) -> Asset:
    with open(os.environ["BODIES"], "a") as bodies:
        print(name, file=bodies)
    files = local_store().put_all({"sounds/a.wav": name.encode() * 100})
    return Asset(kind=AssetKind.SOUND, name=name, files=files)

RUNNER = ProcessPoolTaskRunner if sys.argv[1] == "processes" else ThreadPoolTaskRunner

@flow(task_runner=RUNNER(max_workers=2))
def sounds() -> None:
    started = make.map(["jump", "land", "win"])
    assert [one.result().name for one in started] == ["jump", "land", "win"]
    print(json.dumps([(one.state.name, str(one.task_run_id)) for one in started]))

if __name__ == "__main__":
    sounds()
"""


READING = """\
import sys
import time
from uuid import UUID
import tasks.result_storage
from prefect.client.orchestration import get_client
from prefect.exceptions import ObjectNotFound

state = None
with get_client(sync_client=True) as client:
    while not state or not state.is_final():  # the server writes down what it hears a little later
        time.sleep(0.2)
        try:
            state = client.read_task_run(UUID(sys.argv[1])).state
        except ObjectNotFound:
            continue
print(state.result().name)
"""


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    with s3_server():
        yield new_bucket()


@pytest.fixture
def sharing(bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("VINTAGE_STORAGE", bucket)
    monkeypatch.setenv("VINTAGE_HOME", str(tmp_path / "here"))
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.mark.usefixtures("prefect_server", "sharing")
def test_two_machines_share_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sounds.py").write_text(FLOW)
    bodies = tmp_path / "bodies"
    monkeypatch.setenv("BODIES", str(bodies))
    monkeypatch.setenv("PREFECT_API_URL", PREFECT_API_URL.value())
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))

    def said(machine: str, *command: str) -> str:
        """Return what a machine prints."""
        monkeypatch.setenv("VINTAGE_HOME", str(tmp_path / machine))
        ended = subprocess.run(
            [sys.executable, *command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST,
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def run(machine: str, runner: str) -> list[tuple[str, str]]:
        """Run the flow on a machine; return the names of the tasks' states, and their ids."""
        return [tuple(one) for one in json.loads(said(machine, "sounds.py", runner))]

    assert {name for name, _ in run("one", "processes")} == {"Completed"}
    cached = run("other", "threads")
    assert {name for name, _ in cached} == {"Cached"}
    assert sorted(bodies.read_text().split()) == ["jump", "land", "win"], "each was made once"
    assert not (tmp_path / "one" / "results").exists()
    assert len(list(storage("results").entries())) == 3
    # A third finds a result by what the server knows of the task's state.
    assert said("third", "-c", READING, cached[0][1]).strip() == "jump"


@pytest.fixture
def without_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.result_storage._document", lambda: None)


@pytest.mark.usefixtures("sharing", "without_server")
class TestTheBlock:
    def test_it_reads_what_it_wrote(self) -> None:
        files = ResultFiles()
        record = {"metadata": {"serializer": JSON_SERIALIZER}, "result": "[1]"}
        content = json.dumps(record).encode()
        files.write_path("a-key", content)
        read = json.loads(files.read_path("a-key", _sync=True))
        assert read["result"] == record["result"]
        assert read["metadata"]["serializer"] == JSON_SERIALIZER
        with pytest.raises(FileNotFoundError):
            files.read_path("another-key")

    @pytest.mark.parametrize(
        "record",
        [
            {"metadata": {"serializer": {"type": "pickle"}}, "result": "[1]"},
            {"metadata": {}, "result": "[1]"},
            {
                "metadata": {"serializer": JSON_SERIALIZER},
                "result": json.dumps({"__class__": "subprocess.Popen", "data": {}}),
            },
        ],
    )
    def test_what_is_tampered_with_is_never_loaded(self, record: dict[str, Any]) -> None:
        files = ResultFiles()
        files.write_path("odd", json.dumps(record).encode())
        with pytest.raises(FileNotFoundError):
            files.read_path("odd")
        assert storage("results").read("odd") is None

    def test_a_path_leads_nowhere_else(self) -> None:
        files = ResultFiles()
        storage("store").write("ab/cd", b"kept")
        with pytest.raises(FileNotFoundError):
            files.read_path("../store/ab/cd")
        assert storage("store").read("ab/cd") == b"kept"

    def test_a_task_takes_it_while_there_is_no_server(self) -> None:
        @task(result_storage=result_storage(), persist_result=True)
        def make() -> int:
            return 1

        assert isinstance(make.with_options(retries=1).result_storage, ResultFiles)


def test_alone_a_machine_keeps_results_in_a_folder() -> None:
    assert result_storage() == settings().results
