"""A script that runs inside a finished game: how fast its kernel and its window's painter are.

`python game_speed.py PACKAGE PASSES` in the game's folder prints the figures of the best pass of
its winning recording as JSON.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pygame


def main(package: str, passes: int) -> dict[str, float]:
    """Return ticks a second, with and without state hashes, and frames drawn a second."""
    game = importlib.import_module(f"{package}.game").GAME
    recordings = importlib.import_module(f"{package}.kernel.recording")
    painter = importlib.import_module(f"{package}.kernel.shell.painter").Painter(game)
    text = Path("recordings/win.json").read_text(encoding="utf-8")
    won = recordings.Recording.from_json(text)
    pressed = list(won.buttons())
    surface = pygame.Surface(game.screen, 0, 32)

    def played(world: Any) -> int:
        step = game.step
        for buttons in pressed:
            world.buttons = buttons
            step(world)
        return len(pressed)

    def proven(world: Any) -> int:
        for _ in recordings.replay(won, game.step, world):
            pass
        return len(pressed)

    def shown(world: Any) -> int:
        step, draw = game.step, painter.draw
        for buttons in pressed:
            world.buttons = buttons
            step(world)
            draw(surface, world)
        return len(pressed)

    def best(run: Callable[[Any], int]) -> float:
        rates = []
        for _ in range(passes):
            world = game.world_of(won)
            begun = time.perf_counter()
            rates.append(run(world) / (time.perf_counter() - begun))
        return max(rates)

    return {"ticks": best(played), "proven ticks": best(proven), "frames": best(shown)}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]))))
