"""The web page in a real browser: it loads, does what was recorded, and looks like the game."""

import json
import re
import tempfile
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.waiting import until
from tests.web_games import FRAMES_BY_HAND, TOUR, TOUR_TICKS, WIN, WebGame, at_hand, data
from vintage_game_generator.models.config import Language
from vintage_game_generator.playtest.looks import differing_pixels, look_check
from vintage_game_generator.playtest.parity import Tried
from vintage_game_generator.targets import web_browser
from vintage_game_generator.targets.chromium import Chromium, installed_browser
from vintage_game_generator.targets.chromium_pipe import ChromiumFailed
from vintage_game_generator.targets.chromium_tab import Tab
from vintage_game_generator.targets.web_browser import load_check, page_checks

Games = Callable[[str], WebGame]
NewTab = Callable[[], Tab]

CONSOLES = ("nes", "game-boy", "snes", "pico-8")


@pytest.mark.parametrize("console", CONSOLES)
def test_a_page_does_and_shows_what_python_does(
    console: str, web_games: Games, new_tab: NewTab
) -> None:
    game = web_games(console)
    tab = new_tab()
    assert load_check(tab, game.page).detail == f"{game.page.name}, {size(game.page)} kB"
    end = game.run().ticks
    for name, ticks in ((WIN, (0, 60, *range(end // 6, end, end // 6), end)), (TOUR, TOUR_TICKS)):
        recording = game.recording(name)
        ending = game.run(name).model_dump(exclude={"recording"})
        assert tab.evaluate(f"game.replay({recording})") == {**ending, "mismatch": None}
        show = f"{list(ticks)}.map((tick) => game.picture({recording}, tick))"
        found = dict(zip(ticks, map(data, tab.evaluate(show)), strict=True))
        assert look_check(Language.WEB, game.pictures(ticks, name), found).passed
    assert tab.complaints() == []


def size(page: Path) -> int:
    return page.stat().st_size // 1024


def test_a_page_is_checked_as_a_whole(web_games: Games, browser: Chromium) -> None:
    game = web_games("snes")
    end = game.run().ticks
    checks, lacking, _ = page_checks(game.trial(game.pictures([end // 2, end])))
    assert lacking == ""
    assert [(check.name, check.passed) for check in checks] == [
        ("web: page loads", True),
        ("web: page replays win", True),
        ("web: looks alike", True),
    ]
    assert checks[2].detail.startswith("0 of ")


@pytest.mark.parametrize("console", ["nes", "snes"])
def test_slides_and_fades_are_pythons(
    console: str, web_games: Games, new_tab: NewTab, tmp_path: Path
) -> None:
    game = web_games(console)
    every, count = 7, 100
    script = f"""
import itertools, pathlib, pygame
from {game.package}.game import GAME
from {game.package}.kernel.replay import read_recording
from {game.package}.kernel.shell.gallery import frames
shown = frames(GAME, read_recording(pathlib.Path({WIN!r}), GAME), {every})
for number, frame in enumerate(itertools.islice(shown, {count})):
    pygame.image.save(frame, {str(tmp_path)!r} + f"/{{number}}.png")
"""
    game.in_python("-c", script)
    tab = at_hand(new_tab(), FRAMES_BY_HAND)
    assert load_check(tab, game.page).passed
    tab.evaluate(f"passFrames(1, 0), void game.replay({game.recording()}, {{speed: 1}})")
    show = f"(passFrames({every}, 1000 / 60), document.querySelector('canvas').toDataURL())"
    found = map(data, tab.evaluate(f"Array.from({{ length: {count} }}, () => {show})"))
    wanted = [(tmp_path / f"{number}.png").read_bytes() for number in range(count)]
    differing = [differing_pixels(one, other) for one, other in zip(wanted, found, strict=True)]
    assert differing == [0] * count


def test_a_recording_that_does_not_match_says_where(web_games: Games, new_tab: NewTab) -> None:
    game = web_games("nes")
    document = json.loads(game.recording())
    document["checkpoints"][5]["hash"] = "00000000"
    tab = new_tab()
    assert load_check(tab, game.page).passed
    verdict = tab.evaluate(f"game.replay({json.dumps(document)})")
    point = json.loads(game.recording())["checkpoints"][5]
    place = f"{point['state']} in level {point['level']}"
    assert verdict["mismatch"] == {
        "tick": 360,
        "expected": f"{place} 00000000",
        "found": f"{place} {point['hash']}",
    }


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda page: re.sub(r'"font\.png":"[^"]*",?', "", page), "font.png: is missing"),
        (lambda page: re.sub(r'("font\.png":")[^"]*', r"\1AAAA", page), "font.png: is no picture"),
        (lambda page: re.sub(r'("font\.json":")[^"]*', r"\1AAAA", page), "font.json: cannot be"),
        (lambda page: page.replace('"font.png":"', '"font.png":'), "JSON"),
    ],
)
def test_a_page_that_lacks_something_says_what(
    spoil: Callable[[str], str], said: str, web_games: Games, new_tab: NewTab, tmp_path: Path
) -> None:
    page = tmp_path / "spoilt.html"
    page.write_text(spoil(web_games("nes").page.read_text(encoding="utf-8")), encoding="utf-8")
    tab = new_tab()
    found = load_check(tab, page)
    assert not found.passed
    assert said in found.detail
    notice = tab.evaluate("document.querySelector('.notice:not(.late)').innerText")
    assert said in notice
    assert "The game cannot go on" in notice


def test_an_error_in_the_middle_of_the_game_is_shown(web_games: Games, new_tab: NewTab) -> None:
    game = web_games("nes")
    tab = new_tab()
    assert load_check(tab, game.page).passed
    tab.evaluate("game.cabinet.world.mode = 2, game.cabinet.world.level = 99")
    look = "document.querySelector('.notice:not(.late)')"
    tab.evaluate(f"new Promise((seen) => setInterval(() => {look} && seen(), 20))")
    assert "The game cannot go on" in tab.evaluate(f"{look}.innerText")


def test_a_replay_that_breaks_off_does_not_keep_anyone_waiting(
    web_games: Games, new_tab: NewTab
) -> None:
    game = web_games("nes")
    tab = new_tab()
    assert load_check(tab, game.page).passed
    tab.evaluate(f"void (globalThis.waiting = game.replay({game.recording()}, {{ speed: 1 }}))")
    tab.evaluate("game.cabinet.world.mode = 2, game.cabinet.world.level = 99")
    with pytest.raises(ChromiumFailed, match="TypeError"):
        tab.evaluate("waiting")


def test_a_page_whose_script_does_not_run_says_so(
    web_games: Games, new_tab: NewTab, tmp_path: Path
) -> None:
    text = web_games("nes").page.read_text(encoding="utf-8")
    page = tmp_path / "old.html"
    page.write_text(text.replace('<script type="module">', "<script type='module'>§"), "utf-8")
    tab = new_tab()
    tab.open(page.as_uri())
    late = "document.querySelector('.late')"
    wait = tab.evaluate(f"{late}.getAnimations()[0].effect.getTiming().delay")
    assert wait >= 4000, "milliseconds: not while a page may just be slow"
    shown = f"getComputedStyle({late}).visibility === 'visible'"
    tab.evaluate(f"new Promise((seen) => setInterval(() => {shown} && seen(), 50))")
    assert "did not start" in tab.evaluate("document.querySelector('main').innerText")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_the_page_for_working_on_the_game_runs_from_a_server(
    web_games: Games, new_tab: NewTab
) -> None:
    game = web_games("nes")
    handler = partial(_Quiet, directory=str(game.page.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        tab = new_tab()
        tab.open(f"http://127.0.0.1:{server.server_port}/index.html")
        tab.evaluate(web_browser.SETTLED)
        ending = game.run().model_dump(exclude={"recording"})
        assert tab.evaluate(f"game.replay({game.recording()})") == {**ending, "mismatch": None}
        assert tab.complaints() == []
        server.shutdown()


def test_without_a_browser_the_page_is_not_opened(
    web_games: Games, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = web_games("nes").trial({})
    monkeypatch.setenv("PATH", "")
    assert page_checks(trial) == Tried(lacking="page not opened (chromium not found)")


def test_a_browser_that_does_not_run_is_no_failure_of_the_game(
    web_games: Games, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert page_checks(web_games("nes").trial({})) == Tried(
        lacking="page not opened (chromium ended)", lasting=False
    )


def test_a_browser_leaves_nothing_behind(
    web_games: Games,
    browser: Chromium,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    program = installed_browser()
    assert program is not None
    with pytest.raises(ChromiumFailed), Chromium(program) as own:
        tab = own.tab()
        tab.open(web_games("nes").page.as_uri())
        tab.evaluate("new Promise(() => undefined)", seconds=0.5)
    assert list(tmp_path.iterdir()) == []
    commands = Path("/proc").glob
    until(lambda: not any(str(tmp_path) in _text_of(one) for one in commands("[0-9]*/cmdline")))


def _text_of(file: Path) -> str:
    try:
        return file.read_text(errors="replace")
    except OSError:
        return ""
