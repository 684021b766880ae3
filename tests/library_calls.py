"""A game made by plain calls of the library: what the flow does, with no flow around it.

`python -m tests.library_calls BRIEF FOLDER [THREADS]` prints the seconds of each phase as JSON.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from vintage_game_generator.assets import making
from vintage_game_generator.authors.procedural.design import game_design
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.briefs import load_brief
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.models.assets import Asset
from vintage_game_generator.models.cartridge import Cartridge, PackagedGame, Port, ProvenLevel
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.packaging.archive import packaged
from vintage_game_generator.packaging.folder import deliver
from vintage_game_generator.packaging.sealing import sealed
from vintage_game_generator.playtest.certification import certified, findings_of
from vintage_game_generator.playtest.proving import proven_level
from vintage_game_generator.store.blobs import Store, local_store
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.targets.assembly import assembled
from vintage_game_generator.targets.trials import tried
from vintage_game_generator.targets.writing import written

Job = tuple[Phase, Callable[[], Any]]


@dataclass
class Clock:
    """Seconds of work by phase."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, phase: Phase) -> Iterator[None]:
        """Add to a phase the time that the block takes."""
        begun = time.perf_counter()
        yield
        spent = self.seconds.get(phase, 0.0) + time.perf_counter() - begun
        self.seconds[phase.value] = round(spent, 3)


@dataclass(frozen=True)
class MadeGame:
    """A finished game, with what it was made from."""

    style: StyleGuide
    design: GameDesign
    levels: list[ProvenLevel]
    assets: list[Asset]
    game: PackagedGame


def made(
    config: GameConfig,
    store: Store,
    clock: Clock,
    pool: Executor | None = None,
    *,
    shells: bool = False,
) -> MadeGame:
    """Return the game of a brief, each piece after the other or all at once in a pool."""
    plain = config.in_python
    with clock.of(Phase.BLEND):
        traits = blend(plain)
    with clock.of(Phase.STYLE):
        style = style_guide(plain, traits)
    with clock.of(Phase.DESIGN):
        design = game_design(plain, traits, style)
    fan: list[Job] = [
        *(
            (Phase.LEVEL, partial(proven_level, brief, design, style.view))
            for brief in design.levels
        ),
        *((Phase.TUNE, partial(making.make_tune, one, style, store)) for one in design.tunes),
        *(
            (Phase.TILESET, partial(making.make_tileset, one, style, store))
            for one in design.tilesets
        ),
        *((Phase.SPRITE, partial(making.make_sprite, one, style, store)) for one in design.sprites),
        *((Phase.SOUND, partial(making.make_sound, one, style, store)) for one in design.sounds),
        (Phase.FONT, partial(making.make_font, style, store)),
        *(
            (Phase.CODE, partial(written, language, plain, design, style, store))
            for language in config.target_languages
        ),
    ]
    done = _done(fan, clock, pool)
    levels = [one for one in done if isinstance(one, ProvenLevel)]
    assets = [one for one in done if isinstance(one, Asset)]
    codes = [one for one in done if isinstance(one, Cartridge)]
    with clock.of(Phase.GAME):
        whole, *others = [assembled(design, style, code, assets, levels, store) for code in codes]
    with clock.of(Phase.CERTIFICATE):
        proven = certified(design, whole, levels, findings_of(assets), store)
    ports: list[Port] = []
    for cartridge in others:
        with clock.of(Phase.PARITY):
            ports.append(tried(proven, cartridge, shells=shells, store=store))
    with clock.of(Phase.PACKAGE):
        game = packaged(sealed(config, design, proven, ports, store), store)
    return MadeGame(style, design, levels, assets, game)


def _done(jobs: Sequence[Job], clock: Clock, pool: Executor | None) -> list[Any]:
    def run(job: Job) -> Any:
        phase, work = job
        with clock.of(phase):
            return work()

    return list(pool.map(run, jobs)) if pool else [run(job) for job in jobs]


def main(brief: Path, folder: Path, threads: int) -> dict[str, float]:
    """Make the game in this machine's store and lay it out; return the seconds of each phase."""
    begun = time.perf_counter()
    clock = Clock()
    store = local_store()
    config = load_brief(brief)
    if threads > 1:
        with ThreadPoolExecutor(threads) as pool:
            one = made(config, store, clock, pool)
    else:
        one = made(config, store, clock)
    deliver(one.game, folder / one.game.package, store)
    return clock.seconds | {"total": round(time.perf_counter() - begun, 3)}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
