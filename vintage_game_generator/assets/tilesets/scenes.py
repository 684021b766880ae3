"""What stands on the horizon of each terrain: hills, peaks, dunes, towers, chimneys, corals."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from vintage_game_generator.assets.tilesets.inks import Tile, Tones
from vintage_game_generator.assets.tilesets.sky import Sky
from vintage_game_generator.models.style import Terrain

Line = NDArray[np.int64]


@dataclass(frozen=True)
class Setting:
    """A layer to paint on, wrapped from side to side."""

    picture: Tile
    tones: Tones
    glow: int
    sky: Sky
    farther: bool
    rng: random.Random

    @property
    def width(self) -> int:
        """Return the width in pixels, after which the layer repeats."""
        return int(self.picture.shape[1])

    @property
    def height(self) -> int:
        """Return the height in pixels."""
        return int(self.picture.shape[0])

    def share(self, percent: int) -> int:
        """Return so many percent of the height."""
        return self.height * percent // 100

    def box(self, x: int, top: int, wide: int, bottom: int, ink: int) -> None:
        """Fill a box from a top row to above a bottom row."""
        top, bottom = max(0, top), min(self.height, bottom)
        columns = np.arange(x, x + wide) % self.width
        self.picture[top:bottom, columns] = ink

    def dot(self, x: int, y: int, ink: int) -> None:
        """Set one pixel."""
        if 0 <= y < self.height:
            self.picture[y, x % self.width] = ink


def ridge(width: int, low: int, high: int, rng: random.Random, roughness: int = 55) -> Line:
    """Return heights of a wrapping mountain line, by midpoint displacement in integers."""
    points, span = [rng.randint(low, high) for _ in range(4)], high - low
    while len(points) < 64:
        wider = []
        for at, here in enumerate(points):
            middle = (here + points[(at + 1) % len(points)]) // 2 + rng.randint(-span, span) // 3
            wider += [here, max(low, min(high, middle))]
        points, span = wider, span * roughness // 100
    count = len(points)
    heights = []
    for x in range(width):
        at, part = divmod(x * count, width)
        here, there = points[at], points[(at + 1) % count]
        heights.append(here + (there - here) * part // width)
    return np.array(heights)


def swell(width: int, low: int, high: int, count: int, rng: random.Random) -> Line:
    """Return heights of wrapping round hills: parabolas side by side."""
    heights = np.full(width, low)
    xs = np.arange(width)
    for number in range(count):
        middle = width * number // count + rng.randint(0, width // count // 2)
        reach = rng.randint(width * 2 // 3 // count, width * 5 // 4 // count)
        rise = rng.randint((low + high) // 2, high) - low
        away = np.abs((xs - middle + width // 2) % width - width // 2)
        heights = np.maximum(heights, low + rise - rise * away * away // (reach * reach))
    return heights


def _below(setting: Setting, line: Line) -> tuple[Line, NDArray[np.bool_]]:
    """Return how deep each pixel lies below a line of heights, and which do."""
    ys = np.arange(setting.height)[:, None]
    depth = ys - (setting.height - line[None, :])
    return depth, depth >= 0


def peaks(setting: Setting, low: int, high: int, capped: bool, steep: int = 12) -> None:
    """Paint mountains, the small ones in front, with lit and shaded faces and snow if capped.

    Args:
        setting: where to paint.
        low: height of the foothills in percent.
        high: height of the summits in percent.
        capped: whether there is snow on them.
        steep: tenths of a pixel that a face rises with each pixel.
    """
    rng, width, tones = setting.rng, setting.width, setting.tones
    ys, xs = np.indices(setting.picture.shape)
    count = 9
    lit = setting.glow if setting.sky is Sky.DAY else int(tones[4])
    summits = [low + (high - low) * (count - number) // count for number in range(count)]
    places = [(number * 5 % count) * width // count for number in range(count)]
    for height, place in zip(summits, places, strict=True):
        top = setting.height - setting.share(height) + rng.randint(0, setting.share(5))
        middle = place + rng.randrange(width // count)
        spine = _walk(setting.height, rng)
        left, right = _walk(setting.height, rng), _walk(setting.height, rng)
        down = ys - top
        row = np.clip(down, 0, setting.height - 1)
        across = (xs - middle + width // 2) % width - width // 2
        reach = down * 10 // steep
        inside = (down >= 0) & (across >= -reach - left[row]) & (across <= reach + right[row])
        ridge_line = across - spine[row] - down // 6
        face = np.where(ridge_line < 0, tones[3], tones[1])
        ribs = (ridge_line * 3 + down * 2 + spine[(down * 2) % len(spine)] * 4) % 29
        face = np.where((ribs < 5) & (np.abs(ridge_line) > 2), tones[2], face)
        setting.picture[inside] = face[inside]
        if capped and height * 3 > low + 2 * high - 8:
            depth = setting.share(high) // 5
            fringe = np.abs((ridge_line * 2 + spine[ridge_line % len(spine)]) % 14 - 7)
            snow = inside & (down < depth + fringe - np.abs(ridge_line) // 3)
            setting.picture[snow] = np.where(ridge_line < 0, lit, tones[4])[snow]


def _walk(length: int, rng: random.Random) -> Line:
    """Return a random walk, one step a row, that stays near zero."""
    places, here = [], 0
    for _ in range(length):
        here += rng.choice((-1, 0, 0, 1)) if abs(here) < 5 else -(here // abs(here))
        places.append(here)
    return np.array(places)


def hills(setting: Setting, low: int, high: int, count: int) -> None:
    """Paint round hills with a lit crest and scattered tufts."""
    rng = setting.rng
    tones = setting.tones
    for step, (lift, tone) in enumerate(((4, 3), (0, 2))):
        line = swell(
            setting.width,
            setting.share(low + lift - 4 * step),
            setting.share(high - 6 * step),
            count + step,
            rng,
        )
        depth, inside = _below(setting, line)
        setting.picture[inside] = tones[tone]
        setting.picture[inside & (depth <= 1)] = tones[min(4, tone + 1)]
        for _ in range(setting.width // 8):
            x = rng.randrange(setting.width)
            y = setting.height - int(line[x]) + rng.randint(4, setting.share(20))
            for dx in range(3):
                setting.dot(x + dx, y, int(tones[tone - 1]))


def crowns(setting: Setting, low: int, high: int, tall: bool) -> None:
    """Paint a line of trees: trunks and round crowns, or hedges."""
    rng, tones = setting.rng, setting.tones
    ys, xs = np.indices(setting.picture.shape)
    floor = setting.height - setting.share(low)
    x = 0
    while x < setting.width - setting.share(6):
        radius = rng.randint(setting.share(5), setting.share(8))
        top = setting.height - rng.randint(setting.share((low + high) // 2), setting.share(high))
        if tall:
            setting.box(x - 1, top, 3 + radius // 8, setting.height, int(tones[0]))
        for _ in range(5):
            dx = rng.randint(-radius * 2 // 3, radius * 2 // 3)
            dy = rng.randint(-radius // 3, radius // 2)
            size = radius * 2 // 3
            across = (xs - x - dx + setting.width // 2) % setting.width - setting.width // 2
            down = ys - top - dy
            far = across * across + down * down
            setting.picture[far <= size * size] = tones[1]
            lit = (across + size // 3) ** 2 + (down + size // 3) ** 2 <= (size * 2 // 3) ** 2
            setting.picture[lit & (far <= size * size)] = tones[2]
        x += rng.randint(radius, radius * 2)
    hedge = swell(setting.width, setting.share(low) - 4, setting.share(low) + 4, 9, rng)
    depth, inside = _below(setting, hedge)
    setting.picture[inside] = tones[1]
    setting.picture[inside & (depth <= 1)] = tones[2]
    setting.picture[ys > floor + setting.share(6)] = tones[0]


def towers(setting: Setting, low: int, high: int, battlements: bool) -> None:
    """Paint a skyline of walls and towers, or of halls and chimneys, some windows lit."""
    rng, tones = setting.rng, setting.tones
    unit = max(4, setting.width // 32)
    x = 0
    while x < setting.width:
        left = setting.width - x
        wide = unit * rng.randint(1, 3) if left > 4 * unit else left
        top = setting.height - rng.randint(setting.share(low), setting.share(high))
        slim = wide == unit
        if slim and battlements:
            _spire(setting, x, top, wide)
        setting.box(x, top, wide, setting.height, int(tones[1]))
        setting.box(x, top, 1, setting.height, int(tones[2]))
        setting.box(x, top, wide, top + 1, int(tones[3]))
        if battlements and not slim:
            for notch in range(x, x + wide - 1, 4):
                setting.box(notch, top - 3, 2, top, int(tones[1]))
        if not battlements and rng.random() < 0.6:
            mast = x + rng.randrange(max(1, wide - 4))
            setting.box(mast, top - unit * 2, 3, top, int(tones[1]))
            setting.box(mast, top - unit * 2, 1, top, int(tones[2]))
            setting.box(mast - 1, top - unit * 2, 5, top - unit * 2 + 2, int(tones[0]))
        for y in range(top + 5, setting.height - 6, 8):
            for column in range(x + 2, x + wide - 3, 5):
                if rng.random() < 0.35:
                    lit = setting.sky is not Sky.DAY and rng.random() < 0.4
                    ink = setting.glow if lit else int(tones[0])
                    setting.box(column, y, 2, y + 3, ink)
        x += wide


def _spire(setting: Setting, x: int, top: int, wide: int) -> None:
    for step in range(wide):
        half = max(1, (step + 1) // 2 + 1)
        middle = x + wide // 2
        ink = int(setting.tones[0])
        setting.box(middle - half, top - wide + step, half * 2, top - wide + step + 1, ink)


def mesas(setting: Setting, low: int, high: int) -> None:
    """Paint flat-topped rocks: cliffs in strata above slopes of rubble, over dunes."""
    rng, tones = setting.rng, setting.tones
    for number in range(4):
        left = setting.width * number // 4 + rng.randrange(setting.width // 8)
        wide = rng.randint(setting.width // 16, setting.width // 6)
        tall = rng.randint(setting.share((low + high) // 2), setting.share(high))
        cliff = tall * rng.randint(40, 55) // 100
        jag = 0
        for down in range(tall):
            y = setting.height - tall + down
            if down % 5 == 0:
                jag = rng.randint(0, 2)
            flare = jag + down // 12 + max(0, down - cliff)
            start, span = left - flare, wide + 2 * flare
            tone = 2 if down < cliff else 1
            setting.box(start, y, span, y + 1, int(tones[tone]))
            setting.box(start, y, max(2, span // 4 - jag), y + 1, int(tones[tone + 1]))
            setting.box(
                start + span * 2 // 3 + jag, y, span // 3 - jag, y + 1, int(tones[tone - 1])
            )
            if down < cliff and down % 7 in (5,):
                setting.box(start + span // 5, y, span * 3 // 5, y + 1, int(tones[1]))
        setting.box(
            left - 1, setting.height - tall, wide + 2, setting.height - tall + 1, int(tones[4])
        )
    hills(setting, max(4, low - 14), low, 3)


def hanging(setting: Setting, low: int, high: int) -> None:
    """Paint the walls of a cave: rocks from below, and stalactites from the ceiling."""
    peaks(setting, low, high, capped=False, steep=16)
    ceiling = replace(setting, picture=setting.picture[::-1])
    peaks(ceiling, low // 3, high * 3 // 4, capped=False, steep=30)


def fronds(setting: Setting, low: int, high: int) -> None:
    """Paint sea mounts with branching coral and weed on them."""
    rng, tones = setting.rng, setting.tones
    line = swell(setting.width, setting.share(low // 2), setting.share(low), 4, rng)
    for _ in range(setting.width // 20):
        x = rng.randrange(setting.width)
        base = setting.height - int(line[x]) + 2
        stem = rng.randint(setting.share(high - low) // 2, setting.share(high - low))
        lean = rng.choice((-1, 1))
        for rise in range(stem):
            sway = (rise // 5 % 4) in (1, 2)
            thick = max(1, (stem - rise) * 4 // stem)
            left = x + lean * (rise // 9) + int(sway)
            setting.box(left, base - rise, thick, base - rise + 1, int(tones[2]))
            setting.dot(left, base - rise, int(tones[3]))
            if rise % 7 == 3 and rise < stem * 3 // 4:
                for step in range(1, 3 + (stem - rise) // 8):
                    side = lean if rise % 2 else -lean
                    setting.dot(left + side * step, base - rise - step // 2, int(tones[2]))
                    setting.dot(left + side * step, base - rise - step // 2 - 1, int(tones[3]))
    depth, inside = _below(setting, line)
    setting.picture[inside] = tones[1]
    setting.picture[inside & (depth <= 1)] = tones[3]
    setting.picture[inside & (depth > setting.share(7))] = tones[0 if not setting.farther else 1]


def _grass(setting: Setting) -> None:
    if setting.farther:
        peaks(setting, 24, 60, capped=True)
        hills(setting, 14, 30, 3)
    else:
        crowns(setting, 10, 24, tall=False)


def _stone(setting: Setting) -> None:
    if setting.sky is Sky.CAVE:
        low, high = (22, 48) if setting.farther else (8, 30)
        hanging(setting, low, high)
    elif setting.farther:
        peaks(setting, 30, 64, capped=setting.sky is Sky.DAY)
    else:
        peaks(setting, 8, 30, capped=False)


def _ice(setting: Setting) -> None:
    if setting.sky is Sky.CAVE:
        hanging(setting, 16 if setting.farther else 6, 46 if setting.farther else 26)
    else:
        peaks(setting, *((30, 66) if setting.farther else (10, 32)), capped=True)


def _sand(setting: Setting) -> None:
    if setting.farther:
        mesas(setting, 26, 52)
    else:
        hills(setting, 8, 24, 2)


def _metal(setting: Setting) -> None:
    towers(setting, *((24, 58) if setting.farther else (8, 28)), battlements=False)


def _brick(setting: Setting) -> None:
    towers(setting, *((26, 60) if setting.farther else (10, 28)), battlements=True)


def _coral(setting: Setting) -> None:
    if setting.farther:
        peaks(setting, 14, 42, capped=False)
    else:
        fronds(setting, 14, 36)


def _swamp(setting: Setting) -> None:
    if setting.farther:
        crowns(setting, 24, 54, tall=True)
    else:
        crowns(setting, 8, 26, tall=True)


SCENES: dict[Terrain, Callable[[Setting], None]] = {
    Terrain.GRASS: _grass,
    Terrain.STONE: _stone,
    Terrain.ICE: _ice,
    Terrain.SAND: _sand,
    Terrain.METAL: _metal,
    Terrain.BRICK: _brick,
    Terrain.CORAL: _coral,
    Terrain.SWAMP: _swamp,
}
