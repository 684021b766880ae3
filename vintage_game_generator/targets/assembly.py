"""A whole project: code, assets and levels, each at its place."""

from collections.abc import Sequence

from vintage_game_generator.assets.tilesets.tiled import draw_cell_symbols, tiled_map
from vintage_game_generator.authors.procedural.swatches import style_picture
from vintage_game_generator.models.assets import Asset
from vintage_game_generator.models.cartridge import Cartridge, ProvenLevel
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.drafts.tileset import TilesetDraft
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.targets import TARGETS


def assembled(
    design: GameDesign,
    style: StyleGuide,
    code: Cartridge,
    assets: list[Asset],
    levels: list[ProvenLevel],
    store: Store,
    places: Sequence[TilesetDraft | None] = (),
) -> Cartridge:
    """Return the project with everything that the game needs to run in its language.

    Args:
        design: The plan.
        style: Its look.
        code: The project's code in one language.
        assets: All of them.
        levels: All of them.
        store: Where the bytes are.
        places: What an author said of each tileset that was drawn; nothing said of none.
    """
    said = dict(enumerate(places))
    target = TARGETS[code.language]
    place = target.inside(target.assets.format(package=design.package))
    made = {f"{place}/tiles/cells.png": draw_cell_symbols()}
    for proven in levels:
        level = proven.level
        tileset = design.tilesets[level.biome]
        made[f"{place}/levels/level-{level.number}.tmj"] = tiled_map(
            level, tileset, style, said.get(level.biome)
        )
    if not target.folder:
        made["docs/style.json"] = (style.model_dump_json(indent=2) + "\n").encode()
        made["docs/style.png"] = style_picture(style)
    files = {**code.files, **store.put_all(made)}
    for asset in assets:
        files |= {f"{place}/{name}": ref for name, ref in asset.files.items()}
    inside = {name.removeprefix(target.inside("")): store.get(ref) for name, ref in files.items()}
    built = target.built(design, inside)
    files |= store.put_all({target.inside(name): content for name, content in built.items()})
    return code.model_copy(update={"files": dict(sorted(files.items()))})
