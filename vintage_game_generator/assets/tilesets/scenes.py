"""The scene behind each terrain: what stands far off, and what nearer."""

from collections.abc import Callable

from vintage_game_generator.assets.tilesets.landforms import hanging, hills, mesas, peaks
from vintage_game_generator.assets.tilesets.setting import Setting
from vintage_game_generator.assets.tilesets.sky import Sky
from vintage_game_generator.assets.tilesets.skyline import crowns, fronds, towers
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
