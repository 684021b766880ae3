"""The page at the address of the games: what leads where, and how it looks."""

import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

from tests.command import Finished
from tests.waiting import LONGEST
from vintage_game_generator.serving.files import file_server
from vintage_game_generator.serving.index import index_page
from vintage_game_generator.targets.chromium_tab import Tab

HOSTILE = """Bad <img src=x onerror=hacked()> "quoted' & {{ 7 * 7 }}"""
PHONE, DESK = (375, 812), (1440, 900)


@pytest.fixture(scope="module")
def games(adventure: Finished, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A single game with its archive, and a batch of a night with a gallery of one game."""
    folder = tmp_path_factory.mktemp("index") / "games"
    single = folder / "a single: game"
    night = folder / "20261128"
    for place in (single, night / "shown", night / "beside"):
        shutil.copytree(adventure.folder, place)
    single.with_name(f"{single.name}.zip").write_bytes(adventure.archive)
    brief = (single / "brief.yaml").read_text()
    title = json.dumps(HOSTILE[:60])
    (single / "brief.yaml").write_text(re.sub(r"(?m)^name: .*$", lambda _: f"name: {title}", brief))
    (night / "gallery.html").write_text("the gallery")
    rows = [{"folder": "/elsewhere/shown", "error": ""}, {"folder": "/elsewhere/x", "error": "oh"}]
    (night / "batch.json").write_text(json.dumps({"title": HOSTILE, "games": rows}))
    (folder / "no-game").mkdir()
    (folder / "no-game" / "certificate.json").write_text("{}")
    (folder / "leads-out").symlink_to(adventure.folder)
    return folder


@pytest.fixture(scope="module")
def address(games: Path) -> Iterator[str]:
    server = file_server(games, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_galleries_come_first_then_games_that_are_in_none(address: str) -> None:
    page = httpx.get(address, trust_env=False, timeout=LONGEST).text
    links = [unescape(link) for link in re.findall(r'(?:href|src)="([^"#]*)"', page)][1:]
    assert links[0] == "20261128/gallery.html"
    assert "1 game, 20" in page
    folders = {link for link in links if link.endswith("/")}
    assert folders == {"a%20single%3A%20game/", "20261128/beside/"}
    assert "a%20single%3A%20game.zip" in links
    assert "20261128/beside.zip" not in links
    for link in links:
        assert httpx.get(address + link, trust_env=False, timeout=LONGEST).status_code == 200, link


def test_titles_are_words_and_nothing_else(address: str) -> None:
    answer = httpx.get(address, trust_env=False, timeout=LONGEST)
    assert "<img src=x" not in answer.text
    assert answer.text.count("Bad &lt;img src=x") >= 2
    assert "script" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_where_there_is_no_game_it_says_how_to_make_one(tmp_path: Path) -> None:
    said = index_page(tmp_path).decode()
    assert f"vintage generate brief.yaml --out {tmp_path}" in said
    assert "Galleries" not in said


def test_by_another_name_the_page_is_not_there(address: str) -> None:
    answer = httpx.get(address, headers={"Host": "games.example"}, trust_env=False, timeout=LONGEST)
    assert answer.status_code == 404


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_it_fits_a_phone_and_a_desk(
    size: tuple[int, int], address: str, new_tab: Callable[[], Tab]
) -> None:
    tab = new_tab()
    device = {"width": size[0], "height": size[1], "mobile": size[0] < 600}
    tab.call("Emulation.setDeviceMetricsOverride", {**device, "deviceScaleFactor": 1})
    tab.open(address)
    assert tab.evaluate("document.documentElement.scrollWidth") == size[0]
    seen = "[...document.images].map((one) => one.decode().then(() => one.naturalWidth > 0))"
    assert tab.evaluate(f"Promise.all({seen})") == [True, True]
    assert tab.complaints() == []
