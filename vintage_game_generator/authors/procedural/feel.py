"""How a game feels under the fingers: the constants of its rules, from the blend."""

from math import isqrt

from vintage_game_generator.authors.procedural.chance import derived_chance
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import Feature, GameConfig, Genre
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.translate.program import PATTERNS

CELL = 4096


def tuning(config: GameConfig, blend: Blend, style: StyleGuide) -> dict[str, int]:
    """Return values for constants of the genre's `tuning` rules, and of `options`."""
    if config.genre == Genre.PLATFORMER:
        own = _platformer(config, blend)
    else:
        own = _adventure(config, blend, style)
    return {"LIVES": 3 if blend.danger > 60 else 4, **own, **_boss(config, blend, style)}


def _platformer(config: GameConfig, blend: Blend) -> dict[str, int]:
    gravity = _between(70, 52, blend.airiness)
    height = _between(CELL * 40 // 10, CELL * 44 // 10, blend.airiness)
    values = {
        "RUN_SPEED": _between(340, 500, blend.pace),
        "GRAVITY": gravity,
        "FALL_GRAVITY": gravity * 5 // 3,
        "JUMP_SPEED": isqrt(2 * gravity * height),  # v = sqrt(2 g h)
        "WALKER_SPEED": _between(90, 150, blend.pace),
        "FLYER_SPEED": _between(100, 150, blend.pace),
        "CHASER_SPEED": _between(125, 170, blend.danger),
        "SHOOTER_REST": _between(130, 95, blend.danger),
    }
    if Feature.COMBAT in config.features:
        values["HAS_BLADE"] = int(not _shoots(blend))
    return values


def _adventure(config: GameConfig, blend: Blend, style: StyleGuide) -> dict[str, int]:
    columns, rows = style.view
    walk = _between(300, 380, blend.pace)
    return {
        "ROOM_COLUMNS": columns,
        "ROOM_ROWS": rows,
        "WALK_SPEED": walk,
        "DIAGONAL_SPEED": walk * 8 // 11,
        "WALKER_SPEED": _between(110, 160, blend.pace),
        "CHASER_SPEED": _between(145, 190, blend.danger),
        "SHOOTER_REST": _between(130, 95, blend.danger),
    }


def _boss(config: GameConfig, blend: Blend, style: StyleGuide) -> dict[str, int]:
    """Return how the boss fights, how large it is, and what it takes: blows, else runes."""
    if Feature.BOSSES not in config.features:
        return {}
    pattern = derived_chance(config.seed, "boss pattern").choice(PATTERNS[config.genre])
    fewest, most = (6, 10) if Feature.COMBAT in config.features else (3, 5)
    width, height = style.boss_frame
    return {
        pattern: 1,
        "BOSS_HP": _between(fewest, most, blend.danger),
        # The body that hurts is smaller than the picture: wings and horns are not counted.
        "BOSS_HALF": width * CELL // style.tile * 40 // 100,
        "BOSS_TALL": height * CELL // style.tile * 63 // 100,
    }


def _shoots(blend: Blend) -> bool:
    """Return whether the inspirations shoot rather than swing: the stronger of the two counts."""
    styles = [mechanic for mechanic in blend.mechanics if mechanic in ("shot", "sword")]
    return styles[:1] == ["shot"]


def _between(low: int, high: int, percent: int) -> int:
    return low + (high - low) * percent // 100
