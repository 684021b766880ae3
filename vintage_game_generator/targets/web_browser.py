"""The web page in a real browser: does it load, does it do as recorded, does it look alike?"""

import base64
import json
from pathlib import Path
from urllib.parse import urlsplit

from vintage_game_generator.models.certificate import Check, RunProof
from vintage_game_generator.models.config import Language
from vintage_game_generator.playtest.looks import look_check
from vintage_game_generator.playtest.parity import Tried
from vintage_game_generator.playtest.process import LONGEST
from vintage_game_generator.targets.chromium import Chromium, installed_browser
from vintage_game_generator.targets.chromium_pipe import ChromiumFailed, PageRefused
from vintage_game_generator.targets.chromium_tab import Tab
from vintage_game_generator.targets.target import Trial
from vintage_game_generator.targets.web_page import page_name

OWN = ("file", "data", "blob")  # addresses that stay on this machine
LOADING = 60.0  # seconds for a page of some megabytes
PICTURE = 60.0  # seconds for one picture
# Waits for what the page has when it runs, or shows when it cannot.
SETTLED = """new Promise((settle) => {
  const look = () => {
    const notice = document.querySelector(".notice:not(.late)");
    if (notice !== null || globalThis.game?.replay) settle(notice?.innerText ?? "");
    else setTimeout(look, 20);
  };
  look();
})"""


def page_checks(trial: Trial) -> Tried:
    """Return how the page of a game fares in Chromium, and what could not be tried and why."""
    program = installed_browser()
    if program is None:
        return Tried(lacking="page not opened (chromium not found)")
    page = trial.project / page_name(trial.package)
    try:
        with Chromium(program) as browser:
            return Tried(_checks(browser.tab(), page, trial))
    except ChromiumFailed as error:
        return Tried(lacking=f"page not opened ({error})", lasting=False)


def _checks(tab: Tab, page: Path, trial: Trial) -> tuple[Check, ...]:
    """Return the checks as far as the page lets them be made."""
    loaded = load_check(tab, page)
    if not loaded.passed:
        return (loaded,)
    run = trial.runs[0]
    recording = (trial.game / run.recording).read_text(encoding="utf-8")
    return (loaded, _replay_check(tab, recording, run), _look_check(tab, recording, trial))


def load_check(tab: Tab, page: Path) -> Check:
    """Return whether a page loads without an error, and asks for nothing but itself.

    Raises:
        PageRefused: the page is there, but this browser may not read it.
    """
    name = f"{Language.WEB}: page loads"
    if not page.is_file():
        return Check(name=name, passed=False, detail=f"there is no {page.name}")
    try:
        tab.open(page.resolve().as_uri(), LOADING)
        notice = tab.evaluate(SETTLED, LOADING)
    except PageRefused:
        raise
    except ChromiumFailed as error:
        notice = str(error)
    strange = [url for url in tab.requests() if urlsplit(url).scheme not in OWN]
    problems = [
        *tab.complaints(),
        *([" ".join(notice.split())] if notice else []),
        *(f"asks for {url}" for url in strange),
    ]
    return Check(
        name=name,
        passed=not problems,
        detail=problems[0] if problems else f"{page.name}, {page.stat().st_size // 1024} kB",
    )


def _replay_check(tab: Tab, recording: str, run: RunProof) -> Check:
    """Return whether a recording ends in the page's own loop as it does in Python."""
    try:
        found = tab.evaluate(f"game.replay({recording})", LONGEST)
    except ChromiumFailed as error:
        return Check(name=f"{Language.WEB}: page replays win", passed=False, detail=str(error))
    mismatch = found.pop("mismatch")
    same = found == {"outcome": run.outcome, "ticks": run.ticks, "hash": run.hash}
    return Check(
        name=f"{Language.WEB}: page replays win",
        passed=same and mismatch is None,
        detail=json.dumps(found if mismatch is None else mismatch),
    )


def _look_check(tab: Tab, recording: str, trial: Trial) -> Check:
    """Return whether the page draws what Pygame does."""
    found = {}
    for tick in trial.pictures:
        try:
            url = tab.evaluate(f"game.picture({recording}, {tick})", PICTURE)
        except ChromiumFailed:
            continue  # a picture that is missing differs in every pixel
        found[tick] = base64.b64decode(url.partition(",")[2])
    return look_check(Language.WEB, trial.pictures, found)
