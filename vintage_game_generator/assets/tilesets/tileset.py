"""A biome's tileset: tile sheet and, for a side view, its parallax backdrop."""

from vintage_game_generator.assets.tilesets.backdrop import backdrop_files
from vintage_game_generator.assets.tilesets.sheet import sheet_of
from vintage_game_generator.models.design import TilesetSpec
from vintage_game_generator.models.drafts.tileset import TilesetDraft
from vintage_game_generator.models.style import StyleGuide


def draw_tileset(
    spec: TilesetSpec, style: StyleGuide, draft: TilesetDraft | None = None
) -> dict[str, bytes]:
    """Return `tiles/NAME.png` and `.json`, and for a side view `backdrops/NAME*`.

    The sheet's JSON has `names` (name to tile indices), `palettes` (name to the biome's
    sub-palette whose colours, with the backdrop colour, are all that its tiles use) and
    `props` (name to size in tiles and indices, row by row). A draft changes texture, edges, props
    and scenes; `tiled_map` must have the same one, for props decide the tiles' numbers.
    """
    files = sheet_of(spec, style, draft).files(spec.name)
    if spec.side_view:
        files |= backdrop_files(spec, style, draft)
    return files
