"""Landforms on the horizon: mountains, hills, table rocks and the rocks of caves."""

import random
from dataclasses import replace

import numpy as np

from vintage_game_generator.assets.tilesets.setting import Line, Setting, below, swell
from vintage_game_generator.assets.tilesets.sky import Sky


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
        depth, inside = below(setting, line)
        setting.picture[inside] = tones[tone]
        setting.picture[inside & (depth <= 1)] = tones[min(4, tone + 1)]
        for _ in range(setting.width // 8):
            x = rng.randrange(setting.width)
            y = setting.height - int(line[x]) + rng.randint(4, setting.share(20))
            for dx in range(3):
                setting.dot(x + dx, y, int(tones[tone - 1]))


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
