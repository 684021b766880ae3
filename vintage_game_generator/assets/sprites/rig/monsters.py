"""Bosses that are beasts, for frames of 24 pixels and more; 64 units a frame, facing right."""

from itertools import pairwise

from vintage_game_generator.assets.sprites.inks import (
    LIGHT,
    METAL,
    OUTLINE,
    PALE,
    PRIMARY,
    SECONDARY,
    SKIN,
    ink,
)
from vintage_game_generator.assets.sprites.rig.beat import Beat, Build
from vintage_game_generator.assets.sprites.rig.hide import spotted
from vintage_game_generator.assets.sprites.rig.sculptor import Sculptor


def leviathan(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a sea serpent that rises from its coils."""
    sway = beat.swing * 1.6
    for x, y, size in ((-18, 7, 7.5), (-6, 6, 7), (19, 6, 6)):
        s.ellipse(PRIMARY, x + sway * 0.4, y, size * 1.5, size, tone=-1.2)
    s.limb(PRIMARY, (24, 6), (29, 17 + 2 * build.tail - sway), 4.0, 1.2, tone=-1)
    s.polygon(SECONDARY, ((26, 16 - sway), (31, 25 - sway), (22, 23 - sway)), 0.8, tone=0.4)
    path = ((-8, 6), (-17, 19), (-13 + sway, 32), (-1 + sway, 43))
    for number in range(8):
        along = number / 7 * 3
        index = min(int(along), 2)
        part = along - index
        (ax, ay), (bx, by) = path[index], path[index + 1]
        spine = (ax + (bx - ax) * part, ay + (by - ay) * part)
        s.polygon(
            SECONDARY,
            (
                (spine[0] - 6, spine[1] - 2),
                (spine[0] - 14 - 2 * build.horns, spine[1] + 5),
                (spine[0] - 5, spine[1] + 6),
            ),
            0.6,
        )
    widths = (11.5, 10, 8.6, 8)
    for number, (start, end) in enumerate(pairwise(path)):
        s.limb(PRIMARY, start, end, widths[number], widths[number + 1], seam=False)
    for number in range(9):
        part = number / 8
        left = -6.5 + (-14 + 6.5) * min(part * 2, 1) + max(part * 2 - 1, 0) * (8 + sway)
        bottom = 5 + 31 * part
        s.ellipse(SKIN, left + 5.5, bottom, 4.6 - part * 0.8, 2.4, 12, seam=True)
    head = s.ellipse_distance(4 + sway, 46, 13 * build.stout, 10)
    for way, x in ((-1, -5), (1, 3)):
        s.limb(LIGHT, (x + sway, 53), (x - 6 + sway, 59 + 3 * build.horns), 2.6, 0.7, tone=-way)
    gape = 2.5 + 5 * beat.gape
    s.limb(PRIMARY, (4 + sway, 39), (19 + sway, 38.5 - gape), 5.4, 3.0, tone=-0.8)
    s.polygon(
        OUTLINE,
        ((6 + sway, 43), (23 + sway, 42), (20 + sway, 39.5 - gape), (6 + sway, 38)),
        0.6,
        seam=False,
    )
    s.limb(SECONDARY, (8 + sway, 40), (17 + sway, 40 - gape * 0.5), 1.7, 1.2, tone=1.5, seam=False)
    s.add(head, PRIMARY, bevel=8)
    s.limb(PRIMARY, (9 + sway, 46.5), (22 + sway, 45), 7, 4.4, tone=0.4, seam=False)
    spotted(s, head, build, 2 + sway, 48, 10, 7)
    for x in (10, 14, 18, 22):
        s.polygon(
            LIGHT,
            ((x - 1.5 + sway, 42), (x + 1.5 + sway, 42), (x + sway, 38.4)),
            0.3,
            tone=1,
            seam=False,
        )
    for x in (11, 16):
        jaw = 39.5 - gape * (x - 4) / 16
        s.polygon(
            LIGHT,
            ((x - 1.3 + sway, jaw), (x + 1.3 + sway, jaw), (x + 0.3 + sway, jaw + 3)),
            0.3,
            tone=1,
        )
    s.ellipse(OUTLINE, 23 + sway, 47.6, 1.1, 0.9)
    glowing_eye(s, 8 + sway, 49.5, 3.4 * build.eye, beat.shut)
    s.limb(PRIMARY, (3 + sway, 54.4), (12.6 + sway, 52), 1.6, tone=1)
    s.polygon(
        SECONDARY,
        (
            (-4 + sway, 50),
            (-16 + sway, 54 + beat.gape * 3),
            (-14 + sway, 45),
            (-17 + sway, 39),
            (-4 + sway, 41),
        ),
        1,
        tone=0.4,
    )


def queen_wasp(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a crowned wasp in flight."""
    up = 1 + beat.lift * 1.2
    flap = beat.swing * 6
    for way in (-1, 1):
        for reach, rise, size in ((21, 44 + flap * 0.4, 12.5), (19, 34 - flap * 0.4, 9)):
            wing = s.ellipse_distance(
                way * reach * 0.86, rise + up, size, size * 0.46, way * (20 + flap * 1.4)
            )
            s.add(wing, LIGHT, tone=-2.6, bevel=5)
            s.within(
                wing,
                METAL,
                s.limb_distance((way * 4, 38 + up), (way * reach * 1.3, rise + 3 + up + flap), 0.5),
            )
        for number in range(3):
            knee = (way * (11 + number * 1.5), 27 - number * 4 + up)
            s.limb(OUTLINE, (way * 4, 33 - number * 2 + up), knee, 1.1)
            s.limb(OUTLINE, knee, (way * (9 + number), 19 - number * 4 + up + flap * 0.2), 1.0, 0.6)
    sting = (7 + 5 * beat.gape, 3 + up)
    s.limb(METAL, (4, 9 + up), sting, 1.8, 0.5, tone=1)
    belly = s.limb_distance((-1, 27 + up), (3.4 + 2 * beat.gape, 11 + up), 10 * build.stout, 4.6)
    s.add(belly, SECONDARY, tone=0.6, bevel=7)
    for number in range(4):
        y = 27 - number * 5.4 + up
        band = s.limb_distance((-14, y + 1.4), (16, y - 1.4), 1.5)
        s.within(belly, OUTLINE, band)
    chest = s.ellipse_distance(0, 37 + up, 8.4, 7.4)
    s.add(chest, PRIMARY, bevel=6)
    spotted(s, chest, build, 0, 38 + up, 7, 5)
    for number in range(7):
        x = -7.5 + 2.5 * number
        s.limb(LIGHT, (x, 42.4 + up), (x * 1.15, 40 + up), 1.7, 0.8, tone=-0.6, seam=False)
    for way in (-1, 1):
        s.limb(OUTLINE, (way * 3 + 1, 52 + up), (way * 9 + 1, 57 + up), 0.8)
        s.ellipse(SECONDARY, way * 9.4 + 1, 57.4 + up, 1.5, 1.5, tone=1)
        s.limb(
            SKIN,
            (way * 4 + 1.5, 42.5 + up),
            (way * (1.6 + 3 * beat.gape) + 1.5, 39.5 + up),
            1.5,
            0.6,
        )
    s.ellipse(PRIMARY, 1, 47 + up, 9.4, 7.2, tone=0.4, bevel=6)
    for way in (-1, 1):
        x = way * 5 + 1.8
        eye = s.ellipse_distance(x, 47.6 + up, 4.3 * build.eye, 4.9)
        if beat.shut:
            s.limb(OUTLINE, (x - 3, 47 + up), (x + 3, 47 + up), 0.8, seam=False)
        else:
            s.add(eye, SKIN, tone=-0.4, bevel=4)
            s.flat(s.ellipse_distance(x + 0.8, 47 + up, 1.7, 2.6), ink(OUTLINE, 0))
            s.flat(s.ellipse_distance(x - 1.2, 49.8 + up, 1.1, 1.1), ink(LIGHT, PALE))
    s.limb(OUTLINE, (-5, 53 + up), (-1, 51 + up), 0.8, seam=False)
    s.limb(OUTLINE, (9, 53 + up), (5, 51 + up), 0.8, seam=False)
    crown = (
        (-5, 53 + up), (7, 53 + up), (8.6, 60 + up), (4.4, 56.4 + up), (1, 61.6 + up),
        (-2.4, 56.4 + up), (-6.6, 60 + up),
    )  # fmt: skip
    s.polygon(SECONDARY, crown, 0.6, tone=2)
    s.flat(s.ellipse_distance(1, 55 + up, 1.2, 1.2), ink(LIGHT, PALE))


def glowing_eye(s: Sculptor, x: float, y: float, size: float, shut: bool) -> None:
    """Model an eye that shines out of the dark."""
    s.flat(s.ellipse_distance(x, y, size * 1.5, size * 1.25), ink(OUTLINE, 0))
    if shut:
        s.limb(SECONDARY, (x - size, y), (x + size, y), max(size * 0.3, 0.8), tone=2, seam=False)
        return
    s.flat(s.ellipse_distance(x, y, size, size * 0.9), ink(SECONDARY, PALE))
    s.flat(
        s.ellipse_distance(x + size * 0.3, y + size * 0.2, size * 0.5, size * 0.5), ink(LIGHT, PALE)
    )
