"""Figures modelled from rounded shapes, lit from one side, and drawn in inks.

A shape is a signed distance field (Inigo Quilez, "2D distance functions",
https://iquilezles.org/articles/distfunctions2d/): negative inside, in design units. Its edge is
rounded off like a cushion, so that each pixel has a slope to be lit by. Only sums, products,
quotients and square roots are taken of arrays: those are exact to the last bit everywhere.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vintage_game_generator.assets.sprites.inks import (
    CLEAR,
    LETTERS,
    LIGHT,
    OUTLINE,
    PALE,
    SHADES,
    SKIN,
    Picture,
    ink,
)
from vintage_game_generator.assets.sprites.outline import light_side, outlined
from vintage_game_generator.models.style import StyleGuide

Array = npt.NDArray[np.float64]
Point = tuple[float, float]

FLAT = 4.3  # the shade of what faces the viewer
GAIN = {SKIN: 2.0}  # faces are kept light: they are what a player looks at
COARSEST_SHADED = 1.5  # units a pixel, above which details are lines instead of shades
CONTRAST = 5.6  # shades between facing the viewer and facing the light, about


def circle_point(angle: float, radius: float = 1.0) -> Point:
    """Return a point on a circle, in whole 4096ths; degrees, counter-clockwise from the right."""
    turn = math.radians(angle)
    return (
        round(math.cos(turn) * radius * 4096) / 4096,
        round(math.sin(turn) * radius * 4096) / 4096,
    )


@dataclass(frozen=True)
class Stance:
    """How a whole figure stands: applied to everything that is modelled."""

    width: float = 1.0
    height: float = 1.0
    lean: float = 0.0  # units to the right for each unit up
    right: float = 0.0
    up: float = 0.0
    lying: bool = False
    glow: float = 0.0  # shades lighter, as in the moment of a hit


class Sculptor:
    """Collects shapes from back to front and draws them.

    The origin is the middle of the feet on the ground; x goes right, y up. A frame is `unit` units
    wide and high, whatever its pixels.
    """

    def __init__(
        self,
        frame: tuple[int, int],
        unit: int,
        style: StyleGuide,
        stance: Stance | None = None,
    ) -> None:
        stance = stance or Stance()
        width, height = frame
        self.pixel = unit / min(frame)
        self.coarse = self.pixel > COARSEST_SHADED
        self.style = style
        self.glow = stance.glow
        columns = (np.arange(width) + 0.5 - width / 2) * self.pixel - stance.right
        rows = (height - np.arange(height) - 0.5) * self.pixel - stance.up
        x, y = np.meshgrid(columns, rows)
        if stance.lying:
            x, y = y - unit * 0.22, unit * 0.42 - x
        self.y: Array = y / stance.height
        self.x: Array = (x - stance.lean * self.y) / stance.width
        self.drawing: Picture = np.zeros((height, width), dtype=np.int16)
        side = light_side(style.light)
        self.light = (0.56 * side, 0.66 if side else 0.82, 0.5)

    def add(
        self,
        distance: Array,
        material: int,
        tone: float = 0.0,
        bevel: float = 0.0,
        seam: bool = True,
    ) -> None:
        """Add a shape in front of all others.

        Args:
            distance: signed distance of each pixel.
            material: of `inks.MATERIALS`.
            tone: shades lighter (positive) or darker.
            bevel: units over which the edge is rounded; 0 for all of a small shape.
            seam: whether it leaves a dark line on what it covers.
        """
        inside = distance < 0
        if not inside.any():
            return
        rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
        box = (  # a pixel wider than the shape, for the slopes at its edge
            slice(max(int(rows[0]) - 1, 0), int(rows[-1]) + 2),
            slice(max(int(columns[0]) - 1, 0), int(columns[-1]) + 2),
        )
        if seam:
            self._shadow(inside)
        near = distance[box]
        depth = bevel or max(float(-near.min()), 0.8)
        down, right = np.gradient(near)
        length = np.sqrt(down * down + right * right) + 1e-9
        slope = np.clip(1 + near / depth, 0, 1)
        across, up = right / length * slope, -down / length * slope
        facing = np.sqrt(np.maximum(1 - across * across - up * up, 0))
        lit = across * self.light[0] + up * self.light[1] + facing * self.light[2]
        shade = FLAT + GAIN.get(material, 0) + tone + self.glow + CONTRAST * (lit - self.light[2])
        levels = np.clip(np.floor(shade), 0, SHADES - 1).astype(np.int16)
        self.drawing[box][inside[box]] = (levels + material * SHADES)[inside[box]]

    def _shadow(self, inside: npt.NDArray[np.bool_]) -> None:
        near = inside.copy()
        near[1:] |= inside[:-1]
        near[:-1] |= inside[1:]
        near[:, 1:] |= inside[:, :-1]
        near[:, :-1] |= inside[:, 1:]
        edge = near & ~inside & (self.drawing != CLEAR)
        levels = self.drawing[edge] % SHADES
        depth = SHADES if self.coarse else 3
        self.drawing[edge] += np.maximum(levels - depth, 0).astype(np.int16) - levels

    def ellipse_distance(
        self, x: float, y: float, across: float, high: float, angle: float = 0
    ) -> Array:
        """Return distances to an ellipse by its half axes; the angle is in degrees."""
        dx, dy = self.x - x, self.y - y
        if angle:
            cos, sin = circle_point(angle)
            dx, dy = dx * cos + dy * sin, dy * cos - dx * sin
        return (np.sqrt((dx / across) ** 2 + (dy / high) ** 2) - 1) * min(across, high)

    def limb_distance(
        self, start: Point, end: Point, thick: float, thin: float | None = None
    ) -> Array:
        """Return distances to a limb between two points, thick at its start and thin at its end."""
        ax, ay = end[0] - start[0], end[1] - start[1]
        dx, dy = self.x - start[0], self.y - start[1]
        along = np.clip((dx * ax + dy * ay) / (ax * ax + ay * ay + 1e-9), 0, 1)
        radius = thick + along * ((thick if thin is None else thin) - thick)
        rest_x, rest_y = dx - ax * along, dy - ay * along
        return np.sqrt(rest_x * rest_x + rest_y * rest_y) - radius

    def polygon_distance(self, points: Sequence[Point], rounding: float = 0.0) -> Array:
        """Return distances to a polygon with rounded corners."""
        nearest = np.full_like(self.x, np.inf)
        sign = np.ones_like(self.x)
        for number, (x, y) in enumerate(points):
            px, py = points[number - 1]
            ex, ey = px - x, py - y
            wx, wy = self.x - x, self.y - y
            along = np.clip((wx * ex + wy * ey) / (ex * ex + ey * ey + 1e-9), 0, 1)
            bx, by = wx - ex * along, wy - ey * along
            nearest = np.minimum(nearest, bx * bx + by * by)
            above, below, left = self.y >= y, self.y < py, ex * wy > ey * wx
            sign[(above & below & left) | ~(above | below | left)] *= -1
        return np.asarray(sign * np.sqrt(nearest) - rounding)

    def ellipse(
        self,
        material: int,
        x: float,
        y: float,
        across: float,
        high: float,
        angle: float = 0,
        tone: float = 0,
        bevel: float = 0,
        seam: bool = True,
    ) -> None:
        """Model an egg."""
        self.add(self.ellipse_distance(x, y, across, high, angle), material, tone, bevel, seam)

    def limb(
        self,
        material: int,
        start: Point,
        end: Point,
        thick: float,
        thin: float | None = None,
        tone: float = 0,
        seam: bool = True,
    ) -> None:
        """Model an arm, leg, horn or pole."""
        self.add(self.limb_distance(start, end, thick, thin), material, tone, 0, seam)

    def polygon(
        self,
        material: int,
        points: Sequence[Point],
        rounding: float = 0.6,
        tone: float = 0,
        bevel: float = 0,
        seam: bool = True,
    ) -> None:
        """Model a slab with corners."""
        self.add(self.polygon_distance(points, rounding), material, tone, bevel, seam)

    def within(
        self, body: Array, material: int, distance: Array, tone: float = 0, bevel: float = 0
    ) -> None:
        """Model only the part of a shape that lies inside another: a belly, a stripe, a brim."""
        self.add(np.maximum(body, distance), material, tone, bevel, seam=False)

    def eye(self, x: float, y: float, size: float, look: float = 0.35, shut: bool = False) -> None:
        """Model an eye that looks to the right by `look` of its size, or one that is shut."""
        if shut:
            self.limb(OUTLINE, (x - size, y), (x + size, y), max(size * 0.3, 0.5), seam=False)
            return
        self.flat(self.ellipse_distance(x, y, size, size * 1.15), ink(LIGHT, PALE))
        pupil = max(size * 0.55, self.pixel * 0.55)
        self.flat(
            self.ellipse_distance(x + size * look, y - size * 0.1, pupil, pupil * 1.25),
            ink(OUTLINE, 0),
        )

    def flat(self, distance: Array, value: int) -> None:
        """Paint a shape in one ink, unlit: eyes, mouths, glowing things."""
        self.drawing[distance < 0] = value

    def stamp(self, rows: Sequence[str], x: float, y: float) -> None:
        """Paint letters of `inks.LETTERS`, one unit each, the top left corner at (x, y)."""
        columns = np.floor(self.x - round(x)).astype(np.int64)
        lines = np.floor(round(y) - self.y).astype(np.int64)
        for line, row in enumerate(rows):
            for column, letter in enumerate(row):
                if letter != ".":
                    self.drawing[(lines == line) & (columns == column)] = LETTERS[letter]

    def finished(self) -> Picture:
        """Return the figure with its outline."""
        return outlined(self.drawing, self.style)
