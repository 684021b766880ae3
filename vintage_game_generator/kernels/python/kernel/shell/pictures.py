"""Pictures from the assets folder: sprite sheets with their animations, and tile sheets."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pygame

from ..constants import FACE_DOWN, FACE_LEFT, FACE_RIGHT, FACE_UP, POSE_NAMES
from ..errors import AssetError

CLEAR = (254, 1, 253)  # marks what is not drawn in surfaces without an alpha channel
SIDES = {FACE_RIGHT: "side", FACE_LEFT: "side", FACE_UP: "up", FACE_DOWN: "down"}


def load_picture(file: Path) -> pygame.Surface:
    """Return a picture with an alpha channel.

    Raises:
        AssetError: The file is missing or is no picture.
    """
    try:
        loaded = pygame.image.load(file)
    except (OSError, pygame.error) as error:
        raise AssetError(file, f"is no picture ({error})") from error
    picture = pygame.Surface(loaded.get_size(), pygame.SRCALPHA, 32)
    picture.blit(loaded, (0, 0))
    return picture


def load_facts(file: Path) -> dict[str, Any]:
    """Return the JSON object beside a picture.

    Raises:
        AssetError: The file is missing or holds no object.
    """
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise AssetError(file, f"cannot be read ({error})") from error
    if not isinstance(facts, dict):
        raise AssetError(file, "is not a JSON object")
    return facts


def keyed(size: tuple[int, int]) -> pygame.Surface:
    """Return an empty surface that is quick to draw: it is either there or not, never half."""
    surface = pygame.Surface(size, 0, 32)
    surface.fill(CLEAR)
    surface.set_colorkey(CLEAR)
    return surface


@dataclass(frozen=True, slots=True)
class Animation:
    """Frames by their index in the sheet, each shown for some ticks."""

    frames: tuple[int, ...]
    ticks: int
    loop: bool

    def frame(self, time: int) -> int:
        """Return the frame to show so many ticks after the beginning."""
        turn = time // self.ticks
        if self.loop:
            return self.frames[turn % len(self.frames)]
        return self.frames[min(turn, len(self.frames) - 1)]


class SpriteSheet:
    """One thing's frames, for each facing; `frames[facing][index]`."""

    def __init__(self, assets: Path, name: str) -> None:
        """Read a sheet.

        Raises:
            AssetError: A file of the sheet is missing or malformed.
        """
        file = assets / "sprites" / f"{name}.json"
        facts = load_facts(file)
        picture = load_picture(file.with_suffix(".png"))
        try:
            self.size: tuple[int, int] = (int(facts["frame"][0]), int(facts["frame"][1]))
            self.anchor: tuple[int, int] = (int(facts["anchor"][0]), int(facts["anchor"][1]))
            animations = {
                key: Animation(tuple(entry["frames"]), int(entry["ticks"]), bool(entry["loop"]))
                for key, entry in facts["animations"].items()
            }
        except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
            raise AssetError(file, f"is no sprite sheet ({error!r})") from error
        width, height = self.size
        right = [
            picture.subsurface((x, 0, width, height))
            for x in range(0, picture.get_width() - width + 1, width)
        ]
        if not animations or picture.get_height() < height:
            raise AssetError(file, "has no frame to show")
        for key, animation in animations.items():
            if not animation.frames or max(animation.frames) >= len(right) or animation.ticks < 1:
                raise AssetError(file, f"animation {key!r} wants frames that the sheet lacks")
        left = [pygame.transform.flip(frame, True, False) for frame in right]
        self.animations = animations
        self.frames = {FACE_RIGHT: right, FACE_LEFT: left, FACE_UP: right, FACE_DOWN: right}
        self.poses = {
            (pose, facing): self._animation(name, side)
            for pose, name in enumerate(POSE_NAMES)
            for facing, side in SIDES.items()
        }

    def turn_with_facing(self) -> None:
        """Make up and down turned pictures, as for a shot that is drawn flying to the right."""
        if self.size[0] == self.size[1] and not any("-up" in name for name in self.animations):
            right = self.frames[FACE_RIGHT]
            self.frames[FACE_UP] = [pygame.transform.rotate(frame, 90) for frame in right]
            self.frames[FACE_DOWN] = [pygame.transform.rotate(frame, -90) for frame in right]

    def colours(self) -> list[pygame.Color]:
        """Return the colours that cover a sixteenth of the first frame or more."""
        frame = self.frames[FACE_RIGHT][0]
        dots = [frame.get_at((x, y)) for y in range(self.size[1]) for x in range(self.size[0])]
        counts = Counter((dot.r, dot.g, dot.b) for dot in dots if dot.a)
        enough = counts.total() // 16
        return [pygame.Color(*colour) for colour, count in counts.items() if count >= enough]

    def _animation(self, pose: str, side: str) -> Animation:
        """Return the nearest animation that the sheet has; not all things have all poses."""
        for name in (f"{pose}-{side}", pose, f"idle-{side}", "idle"):
            if name in self.animations:
                return self.animations[name]
        return next(iter(self.animations.values()))


class TileSheet:
    """A biome's tiles, by index."""

    def __init__(self, assets: Path, name: str) -> None:
        """Read a sheet.

        Raises:
            AssetError: A file of the sheet is missing or malformed.
        """
        file = assets / "tiles" / f"{name}.json"
        facts = load_facts(file)
        picture = load_picture(file.with_suffix(".png"))
        try:
            self.tile = int(facts["tile"])
            columns = int(facts["columns"])
        except (KeyError, TypeError, ValueError) as error:
            raise AssetError(file, f"is no tile sheet ({error!r})") from error
        rows = picture.get_height() // self.tile
        if columns * self.tile > picture.get_width():
            raise AssetError(file, f"has no {columns} columns of {self.tile} pixels")
        self.tiles = [
            picture.subsurface((x * self.tile, y * self.tile, self.tile, self.tile))
            for y in range(rows)
            for x in range(columns)
        ]
