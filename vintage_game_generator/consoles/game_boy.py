"""The Game Boy.

Facts: Pan Docs (https://gbdev.io/pandocs/), pages "Specifications", "Tile data", "Palettes", "OAM"
and "Audio". Its screen has four shades; the tint was the liquid crystal's, so here each game has
its own.
"""

from vintage_game_generator.assets.palette import COOL, WARM, Paint, leaned, mixed
from vintage_game_generator.consoles.profile import Console, PaletteKind
from vintage_game_generator.models.config import ArtStyle

LIGHTNESS = (215, 445, 700, 925)  # far enough apart that each shade reads on each other


def tinted_shades(hue: int, chroma: int) -> tuple[str, str, str, str]:
    """Return four shades of one tint, dark to light: dark ones lean to blue, light to yellow.

    Args:
        hue: the tint's Oklab hue in degrees.
        chroma: its strength in thousandths: 0 grey, 90 strong.
    """
    dark, dim, pale, light = LIGHTNESS
    return (
        mixed(Paint(dark, chroma * 7 // 10, leaned(hue, COOL, 30))),
        mixed(Paint(dim, chroma, leaned(hue, COOL, 14))),
        mixed(Paint(pale, chroma, leaned(hue, WARM, 6))),
        mixed(Paint(light, chroma * 7 // 10, leaned(hue, WARM, 18))),
    )


GAME_BOY = Console(
    art_style=ArtStyle.GAME_BOY,
    title="Game Boy",
    year=1989,
    screen=(160, 144),
    cell=16,
    hud=16,
    hero_frame=(16, 16),
    boss_frame=(32, 32),
    palette_kind=PaletteKind.SHADES,
    master=(),
    colours_on_screen=4,
    ramp_steps=2,
    hardware_tile=8,
    attribute_cell=8,
    tile_palettes=1,
    tile_palette_size=4,
    shared_backdrop=False,
    sprite_sizes=((8, 8), (8, 16)),
    sprite_palettes=2,
    sprite_palette_size=3,
    sprites_on_screen=40,
    sprites_per_line=10,
    voices=("pulse", "pulse", "wave", "noise"),
    cartridge_bytes=(32 * 1024, 1024 * 1024),
    sources=("https://gbdev.io/pandocs/Specifications.html",),
)
