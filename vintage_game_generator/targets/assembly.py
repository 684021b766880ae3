"""A whole project: code, assets and levels, each at its place."""

import yaml

from vintage_game_generator.assets.tilesets.tiled import draw_cell_symbols, tiled_map
from vintage_game_generator.authors.procedural.swatches import style_picture
from vintage_game_generator.models.assets import Asset, Ref
from vintage_game_generator.models.cartridge import Cartridge, ProvenLevel
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.store.blobs import Store


def assembled(
    config: GameConfig,
    design: GameDesign,
    style: StyleGuide,
    code: Cartridge,
    assets: list[Asset],
    levels: list[ProvenLevel],
    store: Store,
) -> Cartridge:
    """Return the project with everything that the game needs to run."""
    inside = f"{design.package}/assets"
    written = {
        "brief.yaml": brief_yaml(config).encode(),
        "docs/style.json": (style.model_dump_json(indent=2) + "\n").encode(),
        "docs/style.png": style_picture(style),
        f"{inside}/tiles/cells.png": draw_cell_symbols(),
    }
    for proven in levels:
        level = proven.level
        tileset = design.tilesets[level.biome]
        written[f"{inside}/levels/level-{level.number}.tmj"] = tiled_map(level, tileset, style)
    files: dict[str, Ref] = {**code.files, **store.put_all(written)}
    for asset in assets:
        files |= {f"{inside}/{name}": ref for name, ref in asset.files.items()}
    return code.model_copy(update={"files": dict(sorted(files.items()))})


def brief_yaml(config: GameConfig) -> str:
    """Return the brief as a file that makes the same game again."""
    fields = config.model_dump(mode="json")
    return yaml.safe_dump(fields, sort_keys=False, allow_unicode=True)
