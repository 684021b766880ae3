"""The scene behind each terrain: what stands far off, and what nearer."""

from collections.abc import Callable

from vintage_game_generator.assets.tilesets.landforms import hanging, hills, mesas, peaks
from vintage_game_generator.assets.tilesets.setting import Setting
from vintage_game_generator.assets.tilesets.sky import Sky
from vintage_game_generator.assets.tilesets.skyline import crowns, fronds, towers
from vintage_game_generator.models.drafts.tileset import Scene
from vintage_game_generator.models.style import Terrain


def _grass(setting: Setting) -> None:
    if setting.farther:
        peaks(setting, 24, 60, capped=True)
        hills(setting, 14, 30, 3)
    else:
        crowns(setting, 10, 24, tall=False)


def _stone(setting: Setting) -> None:
    if setting.sky is Sky.CAVE:
        low, high = (22, 48) if setting.farther else (8, 30)
        hanging(setting, low, high)
    elif setting.farther:
        peaks(setting, 30, 64, capped=setting.sky is Sky.DAY)
    else:
        peaks(setting, 8, 30, capped=False)


def _ice(setting: Setting) -> None:
    if setting.sky is Sky.CAVE:
        hanging(setting, 16 if setting.farther else 6, 46 if setting.farther else 26)
    else:
        peaks(setting, *((30, 66) if setting.farther else (10, 32)), capped=True)


def _sand(setting: Setting) -> None:
    if setting.farther:
        mesas(setting, 26, 52)
    else:
        hills(setting, 8, 24, 2)


def _metal(setting: Setting) -> None:
    towers(setting, *((24, 58) if setting.farther else (8, 28)), battlements=False)


def _brick(setting: Setting) -> None:
    towers(setting, *((26, 60) if setting.farther else (10, 28)), battlements=True)


def _coral(setting: Setting) -> None:
    if setting.farther:
        peaks(setting, 14, 42, capped=False)
    else:
        fronds(setting, 14, 36)


def _swamp(setting: Setting) -> None:
    if setting.farther:
        crowns(setting, 24, 54, tall=True)
    else:
        crowns(setting, 8, 26, tall=True)


def _high(setting: Setting, far: tuple[int, int], near: tuple[int, int]) -> tuple[int, int]:
    return far if setting.farther else near


# The same by name, for an author to choose.
NAMED: dict[Scene, Callable[[Setting], None]] = {
    Scene.HILLS: lambda s: hills(s, *_high(s, (18, 40), (8, 24)), 3),
    Scene.PEAKS: lambda s: peaks(s, *_high(s, (26, 62), (8, 30)), capped=False),
    Scene.SNOW_PEAKS: lambda s: peaks(s, *_high(s, (30, 66), (10, 32)), capped=True),
    Scene.MESAS: lambda s: mesas(s, *_high(s, (26, 52), (12, 28))),
    Scene.WOODS: lambda s: crowns(s, *_high(s, (18, 38), (10, 24)), tall=False),
    Scene.TALL_TREES: lambda s: crowns(s, *_high(s, (24, 54), (8, 26)), tall=True),
    Scene.HALLS: lambda s: towers(s, *_high(s, (24, 58), (8, 28)), battlements=False),
    Scene.CASTLES: lambda s: towers(s, *_high(s, (26, 60), (10, 28)), battlements=True),
    Scene.CORAL: lambda s: fronds(s, *_high(s, (20, 50), (14, 36))),
    Scene.CAVE: lambda s: hanging(s, *_high(s, (22, 48), (8, 30))),
}


def scenes_below(sky: Sky) -> tuple[Scene, ...]:
    """Return the scenes that a kind of sky may have: a cave's rocks hang in caves alone."""
    return tuple(one for one in Scene if one is not Scene.CAVE or sky is Sky.CAVE)


SCENES: dict[Terrain, Callable[[Setting], None]] = {
    Terrain.GRASS: _grass,
    Terrain.STONE: _stone,
    Terrain.ICE: _ice,
    Terrain.SAND: _sand,
    Terrain.METAL: _metal,
    Terrain.BRICK: _brick,
    Terrain.CORAL: _coral,
    Terrain.SWAMP: _swamp,
}
