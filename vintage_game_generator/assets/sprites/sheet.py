"""Sprite sheets: frames in one row as a PNG, and the JSON that names their animations."""

import io
import json
from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from vintage_game_generator.assets.sprites.inks import Picture, coloured
from vintage_game_generator.models.style import SubPalette

# Ticks that a frame of an animation stays, where it is not said otherwise.
TICKS = {"idle": 24, "walk": 8, "jump": 10, "attack": 5, "hurt": 10, "death": 10, "lit": 12}
ONCE = ("jump", "attack", "hurt", "death")


@dataclass
class Sheet:
    """The pictures of one sprite, all of one size, and which of them each animation shows."""

    frames: list[Picture] = field(default_factory=list)
    animations: dict[str, dict[str, object]] = field(default_factory=dict)

    def add(self, name: str, pictures: list[Picture], ticks: int = 0, once: bool = False) -> None:
        """Add an animation; a picture that the sheet has already is not stored again.

        Args:
            name: `walk`, `walk-down` ...: the part before a facing decides speed and loop.
            pictures: in order.
            ticks: sixtieths of a second a frame; 0 for what is usual.
            once: whether it stops at its last picture, as jumps, attacks and ends always do.
        """
        kind = name.removesuffix("-down").removesuffix("-up").removesuffix("-side")
        indices = []
        for picture in pictures:
            known = (i for i, frame in enumerate(self.frames) if np.array_equal(frame, picture))
            index = next(known, len(self.frames))
            if index == len(self.frames):
                self.frames.append(picture)
            indices.append(index)
        self.animations[name] = {
            "frames": indices,
            "ticks": ticks or TICKS.get(kind, 8),
            "loop": kind not in ONCE and not once,
        }

    def framed(self, frame: tuple[int, int]) -> "Sheet":
        """Return the sheet with its pictures at the bottom middle of larger frames."""
        height, width = self.frames[0].shape
        left, above = (frame[0] - width) // 2, frame[1] - height
        sides = ((above, 0), (left, frame[0] - width - left))
        return Sheet([np.pad(picture, sides) for picture in self.frames], self.animations)

    def files(self, name: str, palette: SubPalette, thing: bool = False) -> dict[str, bytes]:
        """Return `sprites/NAME.png` and `sprites/NAME.json`."""
        pixels = coloured(np.concatenate(self.frames, axis=1), palette, thing)
        height, width = self.frames[0].shape
        data = {
            "frame": [width, height],
            "anchor": [width // 2, height],
            "animations": self.animations,
        }
        stream = io.BytesIO()
        Image.fromarray(pixels).save(stream, "PNG", compress_level=9)
        return {
            f"sprites/{name}.png": stream.getvalue(),
            f"sprites/{name}.json": (json.dumps(data, indent=1) + "\n").encode(),
        }
