"""Enemies that hop, for the later consoles; 32 units a frame, facing right."""

import numpy as np

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


def frog(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a frog that crouches or leaps."""
    up = beat.lift
    reach = 4 if up > 2 else 0
    for way in (-1, 1):
        s.limb(PRIMARY, (way * 6, 7 + up), (way * (9.5 - reach * 0.4), 3.5 + up * 0.4), 3, 1.6)
        s.limb(
            SECONDARY, (way * 8, 1.8 + up * 0.35), (way * 11, 1.6 + up * 0.2), 1.3, 0.9, tone=0.5
        )
    body = s.ellipse_distance(0, 9 + up, 9.2 * build.stout, 7.4)
    s.add(body, PRIMARY, bevel=6)
    spotted(s, body, build, 0, 10 + up, 9, 6)
    s.within(body, SKIN, s.ellipse_distance(0.5, 5 + up, 6.6, 4.6), bevel=4)
    for way in (-1, 1):
        s.limb(PRIMARY, (way * 4.4, 7 + up), (way * 4.6, 2.6 + up * 0.7), 1.6, 1.2, tone=0.5)
        s.ellipse(SECONDARY, way * 5, 1.8 + up * 0.7, 2.1, 1.0, tone=0.5)
        s.ellipse(PRIMARY, way * 4.8, 15.5 + up, 3.5, 3.5, tone=0.6)
        s.eye(way * 4.8 + 0.3, 16 + up, 2.1 * build.eye, shut=beat.shut)
    s.limb(OUTLINE, (-5, 10.6 + up), (6, 10.6 + up), 0.5 + beat.gape * 1.6, seam=False)
    if beat.gape:
        s.limb(SECONDARY, (0, 10 + up), (4, 10 + up), 0.9, tone=2, seam=False)


def slime(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model a drop of slime."""
    up = beat.lift
    wide = 9.6 * build.stout
    body = np.minimum(
        np.maximum(s.ellipse_distance(0, 6 + up, wide, 8.5), 1.2 + up - s.y),
        s.limb_distance((0, 10 + up), (1.5, 18.5 + up + build.horns * 2), 5.4, 1.0),
    )
    s.add(body, PRIMARY, bevel=7)
    s.within(body, PRIMARY, s.ellipse_distance(1, 5 + up, wide * 0.6, 3.2), tone=1.6, bevel=5)
    for right, high in build.spots:
        s.within(
            body, PRIMARY, s.ellipse_distance(right * 7, 7 + high * 5 + up, 1.2, 1.2), tone=2.6
        )
    s.flat(s.ellipse_distance(-4, 11.6 + up, 1.3, 2.0, 30), ink(LIGHT, PALE))
    for x in (-1.6, 4.6):
        s.eye(x, 8.4 + up, 2.1 * build.eye, shut=beat.shut)
    s.limb(OUTLINE, (0.2, 4.6 + up), (3.2, 4.6 + up), 0.5 + beat.gape)


def spring_imp(s: Sculptor, build: Build, beat: Beat) -> None:
    """Model an imp on a coil."""
    up = beat.lift
    coils = 4
    top = 8 + up
    for number in range(coils):
        y = 2.6 + (top - 2.6) * number / (coils - 1)
        s.ellipse(METAL, 0, y, 5 - 0.5 * number, 1.3, tone=0.5)
    s.ellipse(SECONDARY, 0, 2.2, 6, 1.3)
    for way in (-1, 1):
        rise = 2 * beat.swing * way + 4 * beat.gape
        s.limb(PRIMARY, (way * 6, 12 + up), (way * 11, 11 + rise + up), 1.4, 1.1)
        s.ellipse(SKIN, way * 11.2, 11 + rise + up, 1.6, 1.6)
    head = s.ellipse_distance(0, 15 + up, 8.2 * build.stout, 7.4)
    for way in (-1, 1):
        s.limb(
            LIGHT, (way * 5, 19.5 + up), (way * (7.5 + build.horns), 25 + up + build.horns), 2, 0.5
        )
    s.add(head, PRIMARY, bevel=6)
    spotted(s, head, build, 0, 17, 7, 5)
    for x in (-2.4, 3.6):
        s.eye(x, 16 + up, 2.3 * build.eye, shut=beat.shut)
    s.limb(OUTLINE, (-3.5, 11.4 + up), (4.6, 12 + up), 0.8 + beat.gape, seam=False)
    for x in (-2.5, 0.5, 3.2):
        s.stamp(("L",), x, 12 + up)
