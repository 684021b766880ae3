"""Who wears which colours: coats for the hero, the foes, the fiercer ones, and treasure."""

import random
from collections.abc import Sequence
from typing import NamedTuple

from vintage_game_generator.assets.palette import Paint, hue_gap, leaned
from vintage_game_generator.models.blend import Blend


class Coat(NamedTuple):
    """The paints of one character."""

    outline: Paint
    primary: Paint
    secondary: Paint
    skin: Paint
    metal: Paint
    light: Paint


# Colours that a hero can wear: strong ones that hold at middle lightness, where neither a bright
# sky nor a dark cave swallows them. Yellow and lime turn to mud there.
HERO_CLOTHS = (
    Paint(545, 205, 25),
    Paint(610, 165, 48),
    Paint(560, 150, 150),
    Paint(555, 110, 195),
    Paint(525, 180, 258),
    Paint(510, 195, 300),
    Paint(545, 195, 350),
)
FOE_CLOTHS = (
    Paint(560, 190, 22),
    Paint(640, 160, 55),
    Paint(600, 130, 112),
    Paint(570, 160, 145),
    Paint(590, 110, 195),
    Paint(550, 165, 260),
    Paint(540, 185, 303),
    Paint(590, 190, 348),
)
MENACE_CLOTHS = (
    Paint(540, 215, 22),
    Paint(500, 205, 305),
    Paint(540, 210, 345),
    Paint(600, 180, 45),
    Paint(480, 150, 275),
)
SKINS = (
    Paint(860, 68, 58),
    Paint(810, 82, 60),
    Paint(745, 92, 62),
    Paint(640, 88, 55),
    Paint(545, 75, 48),
)
GOLD, CREAM, CHARCOAL = Paint(760, 140, 80), Paint(880, 55, 92), Paint(400, 35, 280)
STEEL, PEWTER = Paint(690, 30, 250), Paint(600, 35, 300)
IVORY, FLARE = Paint(965, 25, 95), Paint(920, 120, 98)
EYES = (Paint(950, 60, 105), Paint(935, 80, 190), Paint(940, 60, 60), Paint(955, 20, 220))
# How far a wished cloth may be dyed lighter or darker until it can be told from what is behind it.
DYES = (0, *(sign * step for step in range(30, 390, 30) for sign in (1, -1)))
DARKEST, LIGHTEST = 400, 740  # lines are darker, skin and eyes lighter
GEMS = (8, 18, 28)  # a heart must read as one: reds only
COMPLEMENTS = (165, 180, 195, 150, 210, 120, 240)


def hero_coats(
    blend: Blend, grounds: tuple[int, ...], chance: random.Random, wish: Paint | None = None
) -> tuple[Coat, ...]:
    """Return coats for the hero, the best first: across the wheel from the game's own hue.

    Args:
        blend: its hue is the one to stand against.
        grounds: hues that the hero walks on.
        chance: decides among what is equally good.
        wish: a colour to come as near to as can be.
    """
    wanted = (blend.hue + chance.choice(COMPLEMENTS)) % 360
    skin = chance.choice(SKINS)
    trim = chance.choice(("gold", "cream", "charcoal", "across"))
    cloths = sorted(
        HERO_CLOTHS,
        key=lambda cloth: 2 * hue_gap(cloth.hue, wanted) - _clearance(cloth.hue, grounds),
    )
    return tuple(
        Coat(
            outline=_line(cloth, 235),
            primary=cloth,
            secondary=_trim(trim, cloth),
            skin=skin,
            metal=STEEL,
            light=IVORY,
        )
        for cloth in _dyed(wish, cloths)
    )


def foe_coats(
    hero: Coat, grounds: tuple[int, ...], chance: random.Random, wish: Paint | None = None
) -> tuple[Coat, ...]:
    """Return coats for the foes, the best first: far from the hero's hue and the grounds'."""
    eyes = chance.choice(EYES)
    worth = {
        cloth: 2 * min(hue_gap(cloth.hue, hero.primary.hue), 120)
        + _clearance(cloth.hue, grounds)
        + chance.randint(0, 60)
        for cloth in FOE_CLOTHS
    }
    return tuple(
        Coat(
            outline=_line(cloth, 225),
            primary=cloth,
            secondary=Paint(cloth.lightness + 90, cloth.chroma * 6 // 10, (cloth.hue + 45) % 360),
            skin=Paint(730, 95, leaned(cloth.hue, 70, 45)),
            metal=STEEL,
            light=eyes,
        )
        for cloth in _dyed(wish, sorted(FOE_CLOTHS, key=lambda cloth: -worth[cloth]))
    )


def menace_coats(
    hero: Coat, foe: Coat, chance: random.Random, wish: Paint | None = None
) -> tuple[Coat, ...]:
    """Return coats for bosses and shots, the best first: hot, unlike the hero's and the foes'."""
    worth = {
        cloth: min(hue_gap(cloth.hue, hero.primary.hue), 70)
        + min(hue_gap(cloth.hue, foe.primary.hue), 50)
        + chance.randint(0, 25)
        for cloth in MENACE_CLOTHS
    }
    return tuple(
        Coat(
            outline=_line(cloth, 205),
            primary=cloth,
            secondary=Paint(430, 120, (cloth.hue - 60) % 360),
            skin=Paint(700, 110, leaned(cloth.hue, 70, 35)),
            metal=PEWTER,
            light=FLARE,
        )
        for cloth in _dyed(wish, sorted(MENACE_CLOTHS, key=lambda cloth: -worth[cloth]))
    )


def treasure_coat(chance: random.Random) -> Coat:
    """Return the coat of things worth having: gold, with a red gem."""
    return Coat(
        outline=Paint(275, 75, 40),
        primary=Paint(790, 150, 84),
        secondary=Paint(620, 180, chance.choice(GEMS)),
        skin=Paint(700, 150, 55),
        metal=Paint(800, 35, 230),
        light=Paint(975, 50, 100),
    )


def _dyed(wish: Paint | None, cloths: Sequence[Paint]) -> tuple[Paint, ...]:
    """Return the cloths, after those of a wished colour: as it is, and lighter and darker."""
    if wish is None:
        return tuple(cloths)
    own = [
        Paint(min(max(wish.lightness + dye, DARKEST), LIGHTEST), chroma, wish.hue)
        for chroma in (wish.chroma, wish.chroma * 3 // 5)
        for dye in DYES
    ]
    others = sorted(cloths, key=lambda cloth: hue_gap(cloth.hue, wish.hue))
    return tuple(dict.fromkeys([*own, *others]))


def _line(cloth: Paint, lightness: int) -> Paint:
    return Paint(lightness, 65, leaned(cloth.hue, 290, 45))


def _trim(trim: str, cloth: Paint) -> Paint:
    across = Paint(500, 100, (cloth.hue + 170) % 360)
    return {"gold": GOLD, "cream": CREAM, "charcoal": CHARCOAL, "across": across}[trim]


def _clearance(hue: int, others: tuple[int, ...]) -> int:
    return min((min(hue_gap(hue, other), 60) for other in others), default=0)
