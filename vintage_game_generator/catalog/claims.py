"""Which mechanics of its inspirations a new game can truly have."""

from collections.abc import Callable, Mapping

from vintage_game_generator.models.config import Feature, GameConfig, Genre

LEAST_SHARE = 20  # percent of the inspirations that must have a move for a game to inherit it


def claimed(config: GameConfig, shares: Mapping[str, int]) -> tuple[str, ...]:
    """Return the mechanics that the new game inherits, strongest first.

    Args:
        config: the brief.
        shares: for each mechanic, percent of the inspirations' weight that has it.
    """
    able = [name for name, can in _CLAIMS.items() if can(config) and shares.get(name, 0) > 0]
    able = [
        name
        for name in able
        if name not in _MOVES or shares[name] >= LEAST_SHARE or Feature(name) in config.features
    ]
    if "sword" in able and "shot" in able:
        able.remove("shot" if shares["sword"] >= shares["shot"] else "sword")
    return tuple(sorted(able, key=lambda name: (-shares[name], name)))


def _in_platformers(config: GameConfig) -> bool:
    return config.genre is Genre.PLATFORMER


def _always(config: GameConfig) -> bool:
    return True


def _with(feature: Feature) -> Callable[[GameConfig], bool]:
    return lambda config: feature in config.features


def _shooting(config: GameConfig) -> bool:
    return _in_platformers(config) and Feature.COMBAT in config.features


_MOVES = (Feature.DASH, Feature.DOUBLE_JUMP, Feature.WALL_JUMP)
_CLAIMS: dict[str, Callable[[GameConfig], bool]] = {
    "dash": _always,
    "double-jump": _in_platformers,
    "wall-jump": _in_platformers,
    "stomp": _in_platformers,
    "checkpoints": _always,
    "sword": _with(Feature.COMBAT),
    "shot": _shooting,
    "keys": _with(Feature.KEYS_AND_DOORS),
    "bosses": _with(Feature.BOSSES),
    "power-ups": _with(Feature.POWER_UPS),
    "save": _with(Feature.SAVE),
}
