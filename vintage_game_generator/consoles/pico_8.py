"""The PICO-8, a fantasy console.

Facts: the PICO-8 manual (https://www.lexaloffle.com/dl/docs/pico-8_manual.html), sections
"Specifications", "Palette" and "Audio". Its sixteen colours are placed in the public domain
(CC0) by its makers.
"""

from vintage_game_generator.consoles.profile import Console, PaletteKind
from vintage_game_generator.models.config import ArtStyle

COLOURS = (
    "#000000",  # black
    "#1d2b53",  # dark blue
    "#7e2553",  # dark purple
    "#008751",  # dark green
    "#ab5236",  # brown
    "#5f574f",  # dark grey
    "#c2c3c7",  # light grey
    "#fff1e8",  # white
    "#ff004d",  # red
    "#ffa300",  # orange
    "#ffec27",  # yellow
    "#00e436",  # green
    "#29adff",  # blue
    "#83769c",  # lavender
    "#ff77a8",  # pink
    "#ffccaa",  # light peach
)

PICO_8 = Console(
    art_style=ArtStyle.PICO_8,
    title="PICO-8",
    year=2015,
    screen=(128, 128),
    cell=8,
    hud=8,
    hero_frame=(8, 8),
    boss_frame=(16, 16),
    palette_kind=PaletteKind.RAMPS,
    master=COLOURS,
    colours_on_screen=16,
    ramp_steps=3,
    hardware_tile=8,
    attribute_cell=8,
    tile_palettes=1,
    tile_palette_size=16,
    shared_backdrop=False,
    sprite_sizes=((8, 8),),
    sprite_palettes=1,
    sprite_palette_size=16,
    sprites_on_screen=16384,  # sprites are drawn by the program: the screen's pixels are the limit
    sprites_per_line=128,
    voices=("pulse", "triangle", "saw", "noise"),
    cartridge_bytes=(32 * 1024, 32 * 1024),
    sources=("https://www.lexaloffle.com/dl/docs/pico-8_manual.html",),
)
