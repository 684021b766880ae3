"""What grows and was built on the horizon: woods, towers, halls, coral."""

import numpy as np

from vintage_game_generator.assets.tilesets.setting import Setting, below, swell
from vintage_game_generator.assets.tilesets.sky import Sky


def crowns(setting: Setting, low: int, high: int, tall: bool) -> None:
    """Paint a line of trees: trunks and round crowns, or hedges."""
    rng, tones = setting.rng, setting.tones
    ys = np.indices(setting.picture.shape)[0]
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
            setting.ball(x + dx, top + dy, size, int(tones[1]), int(tones[2]))
        x += rng.randint(radius, radius * 2)
    hedge = swell(setting.width, setting.share(low) - 4, setting.share(low) + 4, 9, rng)
    depth, inside = below(setting, hedge)
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
        setting.box(x, top, wide, setting.height, int(tones[2]))
        setting.box(x, top, 1, setting.height, int(tones[3]))
        setting.box(x + wide - 1, top, 1, setting.height, int(tones[1]))
        setting.box(x, top, wide, top + 1, int(tones[4]))
        if battlements and not slim:
            for notch in range(x, x + wide - 1, 4):
                setting.box(notch, top - 3, 2, top, int(tones[2]))
        if not battlements and rng.random() < 0.6:
            mast = x + rng.randrange(max(1, wide - 4))
            setting.box(mast, top - unit * 2, 3, top, int(tones[2]))
            setting.box(mast, top - unit * 2, 1, top, int(tones[3]))
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
    depth, inside = below(setting, line)
    setting.picture[inside] = tones[1]
    setting.picture[inside & (depth <= 1)] = tones[3]
    setting.picture[inside & (depth > setting.share(7))] = tones[0 if not setting.farther else 1]
