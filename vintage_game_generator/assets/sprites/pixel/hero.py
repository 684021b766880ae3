"""Heroes in 16 pixels: head, torso, legs, arms, cape and tool, put together and posed."""

import random
from dataclasses import dataclass

import numpy as np

from vintage_game_generator.assets.sprites.inks import (
    CLEAR,
    DARK,
    LIGHT,
    METAL,
    OUTLINE,
    PALE,
    PRIMARY,
    SECONDARY,
    SHADES,
    SKIN,
    Picture,
    ink,
    picture,
)
from vintage_game_generator.assets.sprites.outline import outlined, shifted, stamped
from vintage_game_generator.assets.sprites.pixel.bodies import (
    LEGS,
    ROBES,
    THRUSTS,
    TOOL_OF,
    TOOLS,
    TORSO_OF,
    TORSOS,
)
from vintage_game_generator.assets.sprites.pixel.heads import HAIRSTYLES, HEADS
from vintage_game_generator.assets.sprites.sheet import Sheet
from vintage_game_generator.models.style import StyleGuide

CLOTHED = 14  # columns and rows of a figure; the outline takes one more on each side
SHOULDER, HIP = 7, 11


@dataclass(frozen=True)
class Look:
    """What a seed decides about a hero."""

    archetype: str
    hair: str  # the letter that hair is painted in
    trim: str
    hairstyle: tuple[str, ...]
    beard: bool
    cape: bool
    wide_eyes: bool


@dataclass(frozen=True)
class Pose:
    """How a hero stands in one frame."""

    facing: str = "side"
    legs: str = "stand"
    step: int = 0
    bob: int = 0  # rows that head and torso sink
    arms: tuple[int, int] = (0, 0)  # rows that the left and the right hand are lifted
    lean: int = 0  # columns that the head leans to the right
    eyes: str = "open"
    strike: int = 0  # 1 drawn back, 2 thrust out
    flutter: int = 0


def drawn_look(archetype: str, rng: random.Random) -> Look:
    """Return a hero's look, chosen by chance."""
    return Look(
        archetype=archetype if archetype in HEADS else rng.choice(sorted(HEADS)),
        hair=rng.choice("bbbmd"),
        trim=rng.choice("bbmoB"),
        hairstyle=rng.choice(HAIRSTYLES),
        beard=rng.random() < 0.25,
        cape=rng.random() < 0.4,
        wide_eyes=rng.random() < 0.4,
    )


def _mirrored(rows: tuple[str, ...], look: Look) -> Picture:
    letters = str.maketrans({"h": look.hair, "t": look.trim})
    return picture(tuple((row + row[::-1]).translate(letters) for row in rows))


def _head(look: Look, pose: Pose) -> Picture:
    head = HEADS[look.archetype]
    rows = list(head.rows)
    if look.archetype in ("courier", "tinkerer"):
        rows[: len(look.hairstyle)] = look.hairstyle
    drawing = _mirrored(tuple(rows), look)
    face = drawing // SHADES == SKIN
    hair = {"b": SECONDARY, "m": METAL, "d": PRIMARY}[look.hair]
    if pose.facing == "up":
        if look.archetype == "diver":
            drawing[2:][drawing[2:] != CLEAR] = ink(METAL)
            drawing[2:6, 6:8] = ink(METAL, DARK)
        elif head.visor or look.archetype == "ranger":
            drawing[3:][drawing[3:] != CLEAR] = ink(PRIMARY)
            drawing[-1][drawing[-1] != CLEAR] = ink(OUTLINE)
        else:
            drawing[face] = ink(hair)
            drawing[drawing // SHADES == LIGHT] = ink(OUTLINE)
            if look.archetype == "raider":
                drawing[:3] = _mirrored(head.rows[:3], look)
            drawing[-1][face[-1]] = ink(SKIN)
        return drawing
    columns = (5, 8) if look.wide_eyes else (4, 9)
    if pose.facing == "side":
        columns = (7, 10)
        if head.visor:
            drawing[head.eyes : head.eyes + 2, 12] = ink(OUTLINE)
            drawing[head.eyes : head.eyes + 2, 2:4] = ink(PRIMARY)
        else:
            back = face.copy()
            back[:, 4:] = False
            drawing[back] = ink(PRIMARY) if look.archetype == "ranger" else ink(hair)
    for column in columns:
        if pose.eyes == "shut":
            drawing[head.eyes + (0 if head.visor else 1), column] = ink(OUTLINE)
            if not head.visor:
                drawing[head.eyes + 1, column + 1] = ink(OUTLINE)
        elif head.visor:
            drawing[head.eyes : head.eyes + 2, column] = ink(LIGHT, PALE)
        else:
            drawing[head.eyes : head.eyes + 2, column] = ink(OUTLINE)
    if look.beard and look.archetype in ("courier", "tinkerer", "nomad", "diver"):
        chin = drawing[6] // SHADES == SKIN
        drawing[6][chin] = ink(hair)
    return drawing


def figure(look: Look, pose: Pose) -> Picture:
    """Return a posed hero, 16 x 16, not outlined yet."""
    canvas = np.zeros((16, 16), dtype=np.int16)
    torso = TORSO_OF[look.archetype]
    legs = (ROBES if torso == "robe" else LEGS)[pose.legs][pose.step]
    feet = picture(tuple(row.translate(str.maketrans("t", look.trim)) for row in legs))
    sink = pose.bob
    if look.cape and torso not in ("robe", "poncho"):
        canvas = _with_cape(canvas, pose)
    canvas = stamped(canvas, feet, 1, 16 - 1 - len(legs))
    if pose.strike == 0 and pose.facing != "up":
        canvas = _with_tool(canvas, look, pose)
    body = _mirrored(TORSOS[torso], look)
    canvas = stamped(canvas, body, 1, 1 + SHOULDER + sink)
    if look.cape and pose.facing == "up" and torso not in ("robe", "poncho"):
        canvas[8 + sink : 13, 4:12] = ink(SECONDARY, PALE)
        canvas[8 + sink, 4:12] = ink(PRIMARY)
    sleeve = ink(METAL) if torso == "suit" else ink(PRIMARY)
    if torso == "fur":
        sleeve = ink(SKIN)
    for column, lift in ((1, pose.arms[0]), (13, pose.arms[1])):
        if pose.strike == 2 and column == 13:
            continue
        top = 1 + SHOULDER + sink - max(lift - 1, 0)
        canvas[top : top + 2, column : column + 2] = sleeve
        hand = top + 2 if lift <= 1 else top - 1
        canvas[hand - (lift == 1), column : column + 2] = ink(SKIN)
    canvas = stamped(canvas, _head(look, pose), 1 + pose.lean, 1 + sink)
    if pose.strike:
        canvas = _with_strike(canvas, look, pose)
    return canvas


def _with_cape(canvas: Picture, pose: Pose) -> Picture:
    cape = ink(SECONDARY, PALE)
    if pose.facing == "side":
        for row, width in enumerate((1, 2, 3, 3, 2)):
            left = max(2 - width + (pose.flutter if row > 1 else 0), 0)
            canvas[8 + pose.bob + row, left : left + width + 2] = cape
    elif pose.facing == "down":
        canvas[8 + pose.bob : 13, 2:14] = cape
    return canvas


def _with_tool(canvas: Picture, look: Look, pose: Pose) -> Picture:
    tool = picture(TOOLS[TOOL_OF[look.archetype]])
    hand = 1 + SHOULDER + 3 + pose.bob - pose.arms[1]
    hangs = TOOL_OF[look.archetype] in ("lantern",)
    top = hand if hangs else hand - len(tool) + 1
    return stamped(canvas, tool, 16 - tool.shape[1], top)


def _with_strike(canvas: Picture, look: Look, pose: Pose) -> Picture:
    tool = TOOL_OF[look.archetype]
    if pose.strike == 1:
        held = picture(TOOLS[tool])
        return stamped(canvas, held, 16 - held.shape[1], 2)
    thrust = picture(THRUSTS[tool])
    if pose.facing == "down":
        return stamped(canvas, np.rot90(thrust, -1), 10, 16 - 5)
    if pose.facing == "up":
        return stamped(canvas, np.rot90(thrust), 11, 0)
    moved = shifted(canvas, -2, 0)
    moved[9:11, 10:12] = ink(PRIMARY)
    return stamped(moved, thrust, 11, 9)


def _lying(look: Look) -> Picture:
    standing = figure(look, Pose(facing="side", eyes="shut"))
    return shifted(np.rot90(standing, 1), 0, 3)


def hero_sheet(archetype: str, rng: random.Random, style: StyleGuide, top_down: bool) -> Sheet:
    """Return all animations of a 16-pixel hero."""
    look = drawn_look(archetype, rng)
    sheet = Sheet()
    for facing in ("down", "up", "side") if top_down else ("side",):
        end = f"-{facing}" if top_down else ""
        walk = "side" if facing == "side" else "front"
        swing = ((1, -1), (0, 0), (-1, 1), (0, 0)) if walk == "side" else ((0, 1), (0, 0)) * 2

        def frames(*poses: Pose) -> list[Picture]:
            return [outlined(figure(look, pose), style) for pose in poses]

        sheet.add(f"idle{end}", frames(Pose(facing), Pose(facing, bob=1)))
        sheet.add(
            f"walk{end}",
            frames(
                *(
                    Pose(facing, walk, step, bob=step % 2, arms=swing[step], flutter=-(step % 2))
                    for step in range(4)
                )
            ),
        )
        if not top_down:
            sheet.add(
                "jump",
                frames(
                    Pose(facing, "jump", arms=(0, 3), flutter=-1),
                    Pose(facing, "fall", arms=(3, 3), flutter=-2),
                ),
            )
        sheet.add(
            f"attack{end}",
            frames(
                Pose(facing, strike=1, arms=(0, 3)),
                Pose(facing, walk, strike=2, bob=1),
                Pose(facing, strike=2),
            ),
        )
        sheet.add(f"hurt{end}", frames(Pose(facing, "hurt", arms=(3, 3), lean=-1, eyes="shut")))
        sheet.add(
            f"death{end}",
            [
                *frames(
                    Pose(facing, "hurt", arms=(3, 3), lean=-1, eyes="shut"),
                    Pose(facing, "kneel", bob=1, eyes="shut"),
                ),
                outlined(_lying(look), style),
            ],
        )
    return sheet
