"""How a game feels under the fingers: the constants of its rules, from the blend."""

from math import isqrt

from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import Feature, GameConfig, Genre
from vintage_game_generator.models.style import StyleGuide

CELL = 4096


def tuning(config: GameConfig, blend: Blend, style: StyleGuide) -> dict[str, int]:
    """Return values for constants of the genre's `tuning` rules, and of `options`."""
    if config.genre == Genre.PLATFORMER:
        own = _platformer(config, blend)
    else:
        own = _adventure(config, blend, style)
    return {"LIVES": 3 if blend.danger > 60 else 4, **own}


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
        values["HERO_SHOOTS"] = int(_shoots(blend))
    return values | _boss_strength(config, blend, runes="BOSS_RUNE_HP")


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
        # The body that hurts is smaller than the picture: wings and horns are not counted.
        "BOSS_HALF": style.boss_frame[0] * CELL // style.tile * 40 // 100,
        "BOSS_TALL": style.boss_frame[1] * CELL // style.tile * 63 // 100,
    } | _boss_strength(config, blend, runes="BOSS_HP")


def _boss_strength(config: GameConfig, blend: Blend, runes: str) -> dict[str, int]:
    """Return how much the boss takes: blows where there is combat, else runes."""
    if Feature.BOSSES not in config.features:
        return {}
    if Feature.COMBAT in config.features:
        return {"BOSS_HP": _between(6, 10, blend.danger)}
    return {runes: _between(3, 5, blend.danger)}


def _shoots(blend: Blend) -> bool:
    """Return whether the inspirations shoot rather than swing: the stronger of the two counts."""
    styles = [mechanic for mechanic in blend.mechanics if mechanic in ("shot", "sword")]
    return styles[:1] == ["shot"]


def _between(low: int, high: int, percent: int) -> int:
    return low + (high - low) * percent // 100
