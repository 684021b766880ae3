"""A browser, and games with web pages, for all tests of a process that want them."""

import fcntl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.waiting import LONGEST
from tests.web_games import WebGame, web_game
from vintage_game_generator.targets.chromium import Chromium, installed_browser
from vintage_game_generator.targets.chromium_pipe import Message
from vintage_game_generator.targets.chromium_tab import Tab

# Two genres, four consoles; one game has tunes and sounds, one saves, one dashes.
BRIEFS: dict[str, dict[str, object]] = {
    "nes": {
        "name": "Tern Bell",
        "genre": "action-adventure",
        "perspective": "top-down",
        "features": ["combat", "power-ups", "save"],
    },
    "game-boy": {
        "name": "Moth Bridge",
        "genre": "platformer",
        "perspective": "side-view",
        "features": ["power-ups", "keys-and-doors"],
    },
    "snes": {
        "name": "Ash Ferry",
        "genre": "platformer",
        "perspective": "side-view",
        "features": ["combat", "bosses", "dash"],
    },
    "pico-8": {
        "name": "Owl Gate",
        "genre": "action-adventure",
        "perspective": "three-quarter",
        "features": ["combat", "keys-and-doors", "bosses"],
    },
}


@pytest.fixture(scope="session")
def web_games(shared: Path) -> Callable[[str], WebGame]:
    """The game of a console, made when it is first asked for, once for all processes."""

    def game(console: str) -> WebGame:
        folder, brief = shared / f"web-{console}", BRIEFS[console]
        with folder.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                sounds = console == "pico-8"
                return web_game(folder, sounds=sounds, art_style=console, seed=3, **brief)
            return WebGame(folder, str(brief["name"]).lower().replace(" ", "_"))

    return game


class Patient(Chromium):
    """A browser on a machine that may have much else to do."""

    def next_message(self, until: float, awaited: str) -> Message:
        return super().next_message(until + LONGEST, awaited)


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    """A running Chromium."""
    program = installed_browser()
    if program is None:
        pytest.skip("chromium not found")
    with Patient(program) as running:
        yield running


@pytest.fixture
def new_tab(browser: Chromium) -> Iterator[Callable[[], Tab]]:
    """Opens empty tabs that have the keyboard; they are closed after the test."""
    tabs = []

    def opened() -> Tab:
        tabs.append(browser.tab())
        tabs[-1].call("Emulation.setFocusEmulationEnabled", {"enabled": True})
        return tabs[-1]

    yield opened
    for tab in tabs:
        tab.close()
