"""A hero of the later consoles: a small figure of bones with clothes, hair, headgear and a tool."""

import random
from dataclasses import dataclass

import numpy as np

from vintage_game_generator.assets.sprites.archetypes import ARCHETYPES
from vintage_game_generator.assets.sprites.inks import (
    LIGHT,
    METAL,
    OUTLINE,
    PRIMARY,
    SECONDARY,
    SKIN,
    Picture,
)
from vintage_game_generator.assets.sprites.pixel.bodies import TOOL_OF
from vintage_game_generator.assets.sprites.rig.gear import SLEEVES, headgear, tool
from vintage_game_generator.assets.sprites.rig.sculptor import Point, Sculptor, Stance
from vintage_game_generator.models.style import StyleGuide

UNIT = 32
BARE_HEADED = ("tinkerer", "courier")
BEARDED = ("keeper", "raider")
ROBED = ("mage",)


UPRIGHT = Stance()


@dataclass(frozen=True)
class Look:
    """What a seed decides about a hero."""

    archetype: str
    stout: float  # 0.9 slim to 1.15 stout
    tall: float
    hair: int
    hair_tone: float
    hairstyle: str
    beard: bool
    cape: int | None  # its material, if there is one
    scarf: int | None
    shirt: int
    trousers: tuple[int, float]  # material and tone
    belt: int


@dataclass(frozen=True)
class Pose:
    """Where the ends of the limbs are: feet from the ground, hands from the shoulders."""

    facing: str = "side"
    near_foot: Point = (1.8, 0.0)
    far_foot: Point = (-1.8, 0.0)
    near_hand: Point = (0.5, -5.5)
    far_hand: Point = (-0.5, -5.5)
    bob: float = 0.0
    tilt: float = 0.0  # units that the head is moved to the right
    grip: float = 62.0  # the angle of the tool
    wind: float = 0.0  # how far cape and hair fly
    shut: bool = False
    stance: Stance = UPRIGHT


def drawn_look(archetype: str, rng: random.Random) -> Look:
    """Return a hero's look, chosen by chance; what meets has different colours."""
    shirt, other = rng.choice(((PRIMARY, SECONDARY),) * 3 + ((SECONDARY, PRIMARY),))
    cape = rng.random() < 0.45
    browns = ((SECONDARY, 1.5), (SECONDARY, 0.0), (SECONDARY, -1.5))
    hair = rng.choice((*browns, (METAL, -2.0), (LIGHT, -1.0)))
    if hair in browns and shirt == SECONDARY:
        hair = rng.choice(((METAL, -2.0), (METAL, 1.5), (shirt, 2.0)))
    return Look(
        archetype=archetype if archetype in TOOL_OF else rng.choice(ARCHETYPES["hero"]),
        stout=rng.choice((0.92, 1.0, 1.0, 1.1)),
        tall=rng.choice((-0.6, 0.0, 0.0, 0.6)),
        hair=hair[0],
        hair_tone=hair[1],
        hairstyle=rng.choice(("short", "spiky", "long", "bun", "bob")),
        beard=rng.random() < 0.3,
        cape=other if cape else None,
        scarf=other if rng.random() < 0.4 else None,
        shirt=shirt,
        trousers=rng.choice(((METAL, -0.5), (METAL, -1.5), (shirt, -2.2), (other, 0.6))),
        belt=rng.choice((other, METAL, OUTLINE)),
    )


def figure(frame: tuple[int, int], look: Look, pose: Pose, style: StyleGuide) -> Picture:
    """Return a posed hero with its outline."""
    s = Sculptor(frame, UNIT, style, pose.stance)
    side, back = pose.facing == "side", pose.facing == "up"
    wide = look.stout * (4.1 if side else 4.9)
    hip, shoulder = 6.8 + pose.bob, 13.4 + look.tall + pose.bob
    neck = (pose.tilt + (0.6 if side else 0.0), 20.2 + look.tall + pose.bob)
    robed = look.archetype in ROBED
    shirt = look.shirt
    sleeve = SLEEVES.get(look.archetype, shirt)
    spread = 0.6 if side else wide - 0.2
    if look.cape and not back:
        _cape(s, look.cape, shoulder, wide, pose, side)
    near_shoulder = (-spread if side else spread, shoulder - 0.4)
    far_shoulder = (spread if side else -spread, shoulder - 0.4)
    near_hand = (near_shoulder[0] + pose.near_hand[0], near_shoulder[1] + pose.near_hand[1])
    far_hand = (far_shoulder[0] + pose.far_hand[0], far_shoulder[1] + pose.far_hand[1])
    if back:
        tool(s, TOOL_OF[look.archetype], near_hand, pose.grip)
    if side:
        _arm(s, far_shoulder, far_hand, sleeve, -1.5)
    trousers, dye = look.trousers
    for x, foot, tone in (
        (0.8 if side else -2.3, pose.far_foot, -1.5 if side else 0.0),
        (-0.8 if side else 2.3, pose.near_foot, 0.0),
    ):
        end = (foot[0] if side else x + foot[0] * 0.3, foot[1])
        s.limb(trousers, (x, hip), (end[0], end[1] + 3.4), 2.1, 1.8, tone=tone + dye)
        toe = 1.4 if side else 0.0
        s.limb(
            SECONDARY,
            (end[0] - 0.3, end[1] + 2.5),
            (end[0] + toe, end[1] + 2.3),
            1.6,
            tone=tone - 1,
        )
    _torso(s, look, pose, wide, hip, shoulder, robed)
    if look.cape and back:
        _cape(s, look.cape, shoulder, wide, pose, side)
    if not side:
        _arm(s, far_shoulder, far_hand, sleeve, 0)
    if back:
        _arm(s, near_shoulder, near_hand, sleeve, 0)
    if look.scarf:
        s.ellipse(look.scarf, 0, shoulder + 0.8, wide + 0.6, 1.7, tone=1)
        if side:
            s.limb(
                look.scarf,
                (-wide, shoulder + 0.6),
                (-wide - 3.5 - pose.wind, shoulder - 1 + pose.wind * 0.6),
                1.2,
                0.8,
                tone=0.5,
            )
    _head(s, look, pose, neck, side, back)
    if not back:
        tool(s, TOOL_OF[look.archetype], near_hand, pose.grip)
        _arm(s, near_shoulder, near_hand, sleeve, 0)
    return s.finished()


def _arm(s: Sculptor, shoulder: Point, hand: Point, sleeve: int, tone: float) -> None:
    s.limb(sleeve, shoulder, (hand[0], hand[1] + 0.6), 1.9, 1.6, tone=tone)
    s.ellipse(SKIN, hand[0], hand[1], 1.6, 1.6, tone=tone)


def _cape(s: Sculptor, material: int, shoulder: float, wide: float, pose: Pose, side: bool) -> None:
    if side:
        end = -6.5 - pose.wind
        s.polygon(
            material,
            ((1, shoulder + 0.5), (-3, shoulder + 0.5), (end, 4 + pose.wind * 0.8), (-1, 4)),
            0.8,
            tone=-0.5,
        )
    else:
        hem = wide + 1.6 + pose.wind * 0.3
        s.polygon(
            material, ((-wide, shoulder), (wide, shoulder), (hem, 3.6), (-hem, 3.6)), 0.8, bevel=3
        )


def _torso(
    s: Sculptor, look: Look, pose: Pose, wide: float, hip: float, shoulder: float, robed: bool
) -> None:
    side, back = pose.facing == "side", pose.facing == "up"
    shirt = look.shirt
    flare = 1.4 if robed else 0.2
    hem = 2.6 if robed else hip - 1.2
    body = s.polygon_distance(
        (
            (-wide + 1.2, shoulder + 0.4),
            (wide - 1.2, shoulder + 0.4),
            (wide - 0.9 + flare, hem),
            (-wide + 0.9 - flare, hem),
        ),
        1.0,
    )
    s.add(body, shirt, bevel=3.2)
    front = 1.2 if side else 0.0
    waist = s.ellipse_distance(0, hip + 0.9, wide + 3, 0.9)
    if look.archetype == "knight":
        s.within(body, METAL, s.ellipse_distance(front, shoulder - 1.2, wide, 3.4), bevel=2)
    elif look.archetype == "keeper" and not back:
        s.within(body, shirt, s.limb_distance((front, shoulder), (front, hem), 0.5), tone=-3)
        for button in (1.5, 3.8):
            s.stamp(("L",), front + 1, shoulder - button)
    elif look.archetype == "tinkerer":
        for strap in (-2, 2):
            s.within(
                body,
                SECONDARY,
                s.limb_distance((strap + front, shoulder + 2), (strap + front, hip), 0.7),
                tone=1,
            )
        s.within(body, SECONDARY, s.y - (hip + 2.6), tone=0.5, bevel=1.5)
    elif look.archetype == "diver" and not back:
        s.within(body, SKIN, s.ellipse_distance(front, shoulder - 3, 2.2, 2.2), tone=-1)
        s.within(body, METAL, s.ellipse_distance(front, shoulder - 3, 1.4, 1.4), tone=1)
    elif look.archetype == "courier":
        s.within(body, SECONDARY, s.limb_distance((-wide, shoulder + 1), (wide, hip), 0.8), tone=1)
    elif look.archetype == "nomad":
        s.polygon(
            shirt,
            (
                (-wide + 1, shoulder + 0.4),
                (wide - 1, shoulder + 0.4),
                (wide + 1.2, hip + 1.4),
                (front, hip - 0.6),
                (-wide - 1.2, hip + 1.4),
            ),
            0.7,
            bevel=3,
        )
        s.limb(SECONDARY, (-wide, hip + 3), (wide, hip + 3), 0.6, tone=1.5, seam=False)
    elif look.archetype == "raider":
        s.ellipse(SECONDARY, 0, shoulder - 0.2, wide + 1.6, 2.4, tone=0.5)
    elif look.archetype == "ranger":
        s.within(body, shirt, s.ellipse_distance(front, hem, 1.6, 4), tone=-2)
    if look.archetype != "nomad":
        s.within(body, look.belt, waist, tone=-0.5)
        if not back:
            s.stamp(("L",), front - 0.5, hip + 1.6)
    if robed:
        s.within(body, SECONDARY, s.y - 3.6, tone=1)


def _head(s: Sculptor, look: Look, pose: Pose, at: Point, side: bool, back: bool) -> None:
    x, y = at
    turn = 1.0 if side else 0.0
    kind = look.archetype
    hair, tone = look.hair, look.hair_tone
    shown = kind in BARE_HEADED
    if shown and look.hairstyle == "long":
        s.ellipse(hair, x - 2 * turn, y - 3.5, 6.4 - turn, 6.2, tone=tone - 1)
    if shown and look.hairstyle == "bun":
        s.ellipse(hair, x - 5.6 * turn, y + (4 if side else 7), 2.6, 2.4, tone=tone)
    skull = s.ellipse_distance(x, y, 6.5, 5.9)
    if back:
        s.add(skull, hair if kind != "ranger" else PRIMARY, tone, bevel=4)
    else:
        s.add(skull, SKIN, bevel=4.5)
        _hair(s, look, x, y, turn)
        if kind != "knight":
            _face(s, look, pose, x, y, turn)
    if shown and look.hairstyle == "spiky":
        for spike in (-4.5, -1.5, 1.5, 4.5):
            s.limb(
                hair,
                (x + spike * 0.8, y + 4.6),
                (x + spike * 1.3 - turn, y + 8.4 - abs(spike) * 0.5),
                1.7,
                0.5,
                tone=tone,
                seam=False,
            )
    headgear(s, kind, x, y, turn, back)


def _hair(s: Sculptor, look: Look, x: float, y: float, turn: float) -> None:
    if look.archetype in ("diver", "ranger", "knight"):
        return
    fringe = s.ellipse_distance(x + 2.0 * turn, y - 2.6, 5.0, 5.4)
    cap = s.ellipse_distance(x - 0.2 * turn, y + 0.4, 6.9, 6.3)
    hair = cap if look.archetype in BARE_HEADED else s.ellipse_distance(x, y, 6.7, 6.1)
    shape = np.maximum(hair, -fringe)
    if look.hairstyle in ("short", "spiky"):
        shape = np.maximum(shape, y - 2.4 - s.y)
    s.add(shape, look.hair, look.hair_tone, bevel=3)
    if look.archetype in BEARDED or (look.beard and look.archetype not in ("courier", "mage")):
        beard = np.maximum(s.ellipse_distance(x + 1.2 * turn, y - 3.6, 5.4, 3.6), s.y - (y - 2.6))
        s.add(beard, look.hair, look.hair_tone + 0.5, seam=False)


def _face(s: Sculptor, look: Look, pose: Pose, x: float, y: float, turn: float) -> None:
    left, right = (x - 1.0, x + 3.0) if turn else (x - 3.6, x + 1.6)
    top = y + 0.6
    if pose.shut:
        s.stamp(("##",), left, top - 1)
        s.stamp(("##",), right, top - 1)
    elif turn:
        s.stamp(("##", "l#", "l#"), left, top)
        s.stamp(("##", "l#", "l#"), right, top)
    else:
        s.stamp(("##", "l#", "l#"), left, top)
        s.stamp(("##", "#l", "#l"), right, top)
