"""Enemies that shoot, for the later consoles; 32 units a frame, facing right."""

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


def turret(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a gun in a dome."""
    back = 2.2 * beat.gape - 0.8 * beat.swing
    s.limb(METAL, (2, 13), (12.6 - back, 13.6), 2.7, 2.3)
    s.limb(METAL, (12.4 - back, 11.2), (12.4 - back, 16), 1.2, tone=1)
    s.flat(s.ellipse_distance(13.4 - back, 13.6, 0.8, 1.6), ink(OUTLINE, 0))
    s.ellipse(METAL, -1, 12.4, 8.2 * build.stout, 7.4, bevel=6)
    s.limb(METAL, (-2, 19), (-3.4, 22 + 3 * build.horns), 0.6)
    s.ellipse(SECONDARY, -3.4, 22.5 + 3 * build.horns, 1.4, 1.4, tone=1)
    s.flat(s.ellipse_distance(1, 14.4, 3.5, 2.9), ink(OUTLINE, 0))
    if beat.shut:
        s.limb(SECONDARY, (-1, 14.2), (3, 14.2), 0.5, tone=2, seam=False)
    else:
        s.flat(s.ellipse_distance(1.2, 14.4, 2.3, 2.0), ink(SECONDARY, 4))
        s.flat(s.ellipse_distance(1.6, 14.9, 1.0, 0.9), ink(LIGHT, PALE))
    base = s.polygon_distance(((-8, 8), (8, 8), (11, 2.2), (-11, 2.2)), 1.1)
    s.add(base, PRIMARY, bevel=3)
    s.within(base, PRIMARY, s.limb_distance((-12, 5.4), (12, 5.4), 0.4), tone=-2.5)
    for x in (-7, -2.3, 2.3, 7):
        s.stamp(("L",), x - 0.5, 4.6)


def plant(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a plant that spits."""
    nod = beat.swing * 0.8
    for way in (-1, 1):
        s.polygon(
            SECONDARY,
            ((way * 1, 2), (way * 5, 7.6), (way * 12, 8.4 + way * nod), (way * 8, 3)),
            0.7,
            bevel=2,
        )
        s.limb(SECONDARY, (way * 2, 3), (way * 9.6, 7 + way * nod), 0.4, tone=-2.6, seam=False)
    s.limb(SECONDARY, (0, 3.2), (-2, 8), 2.1, 1.8)
    s.limb(SECONDARY, (-2, 8), (nod, 13), 1.8)
    for number in range(5):
        s.ellipse(
            SKIN,
            -7 + nod + (number in (0, 4)) * 1.5,
            11.4 + 3.4 * number,
            3.6 * build.stout,
            2.4,
            (number - 2) * -24,
            tone=-0.6,
        )
    head = s.ellipse_distance(0.6 + nod, 18, 8.4 * build.stout, 8)
    s.add(head, PRIMARY, bevel=6)
    spotted(s, head, build, -2, 19, 6, 6)
    gape = 1.6 + 2.2 * beat.gape
    mouth = s.polygon_distance(((2 + nod, 16), (14, 16 + gape * 1.5), (14, 16 - gape * 1.5)), 0.5)
    s.within(head, OUTLINE, mouth)
    for x in (4.6, 7):
        s.stamp(("L",), x + nod, 16.8 + gape * (x - 3) * 0.16)
        s.stamp(("L",), x + nod, 16.0 - gape * (x - 4) * 0.16)
    s.eye(2.8 + nod, 21.6, 2.1 * build.eye, shut=beat.shut)


def totem(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a carved pole with two faces."""
    wide = 7.6 * build.stout
    low = s.polygon_distance(((-wide, 11), (wide, 11), (wide, 2.2), (-wide, 2.2)), 1.1)
    s.add(low, SECONDARY, bevel=3)
    for x in (-2.6, 3.4):
        s.flat(s.ellipse_distance(x, 7.8, 1.5, 1.2), ink(OUTLINE, 0))
        s.stamp(("L",), x - 0.5, 8.4)
    s.limb(OUTLINE, (-3, 4.4), (4, 4.4), 0.6, seam=False)
    for way in (-1, 1):
        flap = beat.swing * way
        s.polygon(
            SKIN,
            ((way * wide, 18), (way * 12.8, 22 + flap), (way * 12.2, 16 + flap), (way * wide, 13)),
            0.6,
            bevel=2,
        )
    top = s.polygon_distance(((-wide, 25), (wide, 25), (wide, 13), (-wide, 13)), 1.3)
    s.add(top, PRIMARY, bevel=3.5)
    spotted(s, top, build, 0, 21, wide, 5)
    s.limb(PRIMARY, (0.8, 22), (0.8, 18.6), 1.3, tone=1)
    for x in (-3, 4.6):
        s.flat(s.ellipse_distance(x, 20.8, 2.3, 1.9), ink(OUTLINE, 0))
        glow = ink(SECONDARY, PALE) if beat.gape else ink(LIGHT, PALE)
        s.flat(s.ellipse_distance(x + 0.3, 20.6, 1.2, 0.3 if beat.shut else 1.1), glow)
    s.polygon(
        OUTLINE, ((-4, 16.8), (5.6, 16.8), (4.6, 14.4 - beat.gape), (-3, 14.4 - beat.gape)), 0.5
    )
    for x in (-3, 0, 3):
        s.stamp(("L",), x, 17)
    for x in (-4, 0, 4):
        tall = 2 + 2 * build.horns - abs(x) / 4
        s.limb(SKIN, (x, 26), (x * 1.2, 26 + tall), 1.3, 0.6)
