"""Games with their web pages, made by plain calls: what browsers are tried on."""

import json
import os
import subprocess
import sys
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.plans import plan_of
from tests.waiting import LONGEST
from vintage_game_generator.assets import making
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.recording import record
from vintage_game_generator.models.certificate import RunProof
from vintage_game_generator.models.config import Language
from vintage_game_generator.playtest.recordings import winning_run
from vintage_game_generator.playtest.worlds import opened_world
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.targets.assembly import assembled
from vintage_game_generator.targets.chromium_tab import Tab
from vintage_game_generator.targets.target import Trial
from vintage_game_generator.targets.writing import written
from vintage_game_generator.translate.program import program

WIN = "recordings/win.json"
TOUR = "recordings/tour.json"
# The screens around the play: the story after the title, a card, the play, its pause.
TOUR_INPUTS = [0] * 900 + [kernel.START] + [0] * 300 + [kernel.START] + [0] * 60
TOUR_TICKS = (300, 700, 890, 930, 1150, 1230)

# A page that gets its frames from the test, one tick after the other.
FRAMES_BY_HAND = """
let waiting = [];
globalThis.requestAnimationFrame = (frame) => waiting.push(frame);
let now = 0;
globalThis.passFrames = (count, milliseconds) => {
  for (let frame = 0; frame < count; frame++) {
    now += milliseconds;
    const due = waiting;
    waiting = [];
    for (const one of due) one(now);
  }
};
"""


def at_hand(tab: Tab, script: str) -> Tab:
    """Have a script run in a tab before any page's own."""
    tab.call("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    return tab


def data(url: str) -> bytes:
    """Return what a data URL holds."""
    return b64decode(url.partition(",")[2])


@dataclass(frozen=True)
class WebGame:
    """A game on disk: its Python project, its web project in `web/`, and two recordings."""

    folder: Path
    package: str

    @property
    def page(self) -> Path:
        """Return the single page."""
        return self.folder / "web" / f"{self.package.replace('_', '-')}.html"

    def recording(self, name: str = WIN) -> str:
        """Return a recording, as text."""
        return (self.folder / name).read_text(encoding="utf-8")

    def run(self, name: str = WIN) -> RunProof:
        """Return how a recording ends."""
        document = json.loads(self.recording(name))
        ending = {key: document[key] for key in ("outcome", "ticks", "hash")}
        return RunProof(recording=name, **ending)

    def in_python(self, *arguments: str) -> None:
        """Run Python where the game's package is."""
        subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            timeout=LONGEST,
            check=True,
        )

    def pictures(self, ticks: Sequence[int], name: str = WIN) -> dict[int, bytes]:
        """Return what Pygame shows of a recording, as PNG files by their ticks."""
        shots = {tick: self.folder / f"python-{tick}.png" for tick in ticks}
        asked = [part for tick in ticks for part in ("--screenshot", f"{tick}:{shots[tick]}")]
        self.in_python("-m", self.package, "--replay", name, *asked)
        return {tick: shot.read_bytes() for tick, shot in shots.items()}

    def trial(self, pictures: dict[int, bytes], name: str = WIN) -> Trial:
        """Return the game as `proven` of its target gets it."""
        web = self.folder / "web"
        return Trial(self.folder, web, self.package, (self.run(name),), pictures, shells=True)


def web_game(folder: Path, *, sounds: bool = False, **brief: object) -> WebGame:
    """Make the game of a brief, with tunes and sounds or a silent one."""
    config, style, design = plan = plan_of(checked_brief(brief))
    store = Store(folder.with_name(f"{folder.name}-store"))
    levels = plan.proven()
    assets = [making.make_font(style, store)]
    assets += [making.make_tileset(one, style, store) for one in design.tilesets]
    assets += [making.make_sprite(one, style, store) for one in design.sprites]
    if sounds:
        assets += [making.make_tune(one, style, store) for one in design.tunes]
        assets += [making.make_sound(one, style, store) for one in design.sounds]
    for language in (Language.PYTHON, Language.WEB):
        code = written(language, config, design, style, store)
        whole = assembled(design, style, code, assets, levels, store)
        for name, ref in whole.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(store.get(ref))
    won, _ = winning_run(design, levels)
    opened = opened_world(design, [proven.level for proven in levels])
    tour = record(program(design).step, opened, TOUR_INPUTS, design.package)
    (folder / WIN).parent.mkdir()
    for name, recording in ((WIN, won), (TOUR, tour)):
        (folder / name).write_text(recording.to_json(), encoding="utf-8")
    return WebGame(folder, design.package)
