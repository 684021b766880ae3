"""The games' folder over HTTP: what is there, what is not, and for whom."""

import threading
from collections.abc import Iterator

import httpx
import pytest

from tests.waiting import LONGEST
from vintage_game_generator.serving.files import file_server


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    tmp_path = tmp_path_factory.mktemp("files")
    games = tmp_path / "games"
    (games / "tide").mkdir(parents=True)
    (games / "tide" / "index.html").write_text("<h1>Tide</h1>")
    (games / "gallery.html").write_text("all")
    (games / ".secret").write_text("hidden")
    (games / ".git").mkdir()
    (games / ".git" / "config").write_text("hidden")
    (tmp_path / "outside.txt").write_text("outside")
    (games / "link.txt").symlink_to(tmp_path / "outside.txt")
    server = file_server(games, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def asked(address: str, path: str, **headers: str) -> httpx.Response:
    return httpx.get(
        address + path, headers=headers, trust_env=False, follow_redirects=True, timeout=LONGEST
    )


def test_games_can_be_looked_at_and_are_never_stale(address: str) -> None:
    page = asked(address, "/gallery.html")
    assert page.text == "all"
    assert page.headers["cache-control"] == "no-cache"
    assert asked(address, "/tide/").text == "<h1>Tide</h1>"
    assert "gallery.html" in asked(address, "/").text


@pytest.mark.parametrize(
    "path",
    [
        *("/.secret", "/.git/config", "/link.txt", "/nothing"),
        *("/../outside.txt", "/%2e%2e/outside.txt", "/tide/%2e%2e%2f%2e%2e%2foutside.txt"),
        *("//etc/passwd", "/tide/..%2f..%2foutside.txt", "/tide/%00"),
    ],
)
def test_what_is_hidden_or_outside_is_not_there(address: str, path: str) -> None:
    answer = asked(address, path)
    assert answer.status_code == 404
    assert "outside" not in answer.text.replace(path, "")


@pytest.mark.parametrize("name", ["games.example:80", "127.0.0.1.example:80", "[::1]:80", "x"])
def test_by_another_name_nobody_is_answered(address: str, name: str) -> None:
    assert asked(address, "/gallery.html", Host=name).status_code == 404


def test_nothing_can_be_written(address: str) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = httpx.request(method, f"{address}/gallery.html", trust_env=False, timeout=LONGEST)
        assert answer.status_code == 501
