"""What our server is told, as Prefect itself reads it, whatever the user's own settings are."""

import os

import pytest
from prefect.settings import Settings

from vintage_game_generator.serving.environment import server_environment

THEIRS = {  # of another server, that of somebody's company
    "PREFECT_API_URL": "https://prefect.example/api",
    "PREFECT_API_KEY": "pnu_secret",
    "PREFECT_SERVER_API_HOST": "0.0.0.0",
    "PREFECT_SERVER_API_PORT": "80",
    "PREFECT_UI_URL": "https://prefect.example",
    "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": "*",
}
RECORDER = "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_"


def read(monkeypatch: pytest.MonkeyPatch, own: dict[str, str]) -> Settings:
    """Return the settings of the server of a user who set something of Prefect's."""
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        monkeypatch.delenv(name)
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    told = server_environment(4242, "", "")
    for name in own:
        monkeypatch.delenv(name)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    return Settings()


@pytest.mark.parametrize("own", [{}, THEIRS], ids=["nothing", "another server"])
def test_it_is_on_loopback_and_lets_no_other_page_in(
    monkeypatch: pytest.MonkeyPatch, own: dict[str, str]
) -> None:
    found = read(monkeypatch, own)
    assert found.server.api.host == "127.0.0.1"
    assert found.server.ui.api_url == "http://127.0.0.1:4242/api"
    allowed = found.server.api.cors_allowed_origins
    assert allowed == "http://127.0.0.1:4242,http://localhost:4242"
    assert found.api.key is None
    assert "prefect.example" not in f"{found.api.url} {found.ui_url}"


def test_its_recorder_keeps_up_with_a_fan_out(monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = read(monkeypatch, {}).server.services.task_run_recorder
    assert (recorder.batch_size, recorder.read_batch_size) == (100, 100)


def test_whoever_tuned_the_recorder_otherwise_finds_it_so(monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = read(monkeypatch, {f"{RECORDER}BATCH_SIZE": "7"}).server.services.task_run_recorder
    assert (recorder.batch_size, recorder.read_batch_size) == (7, 100)
