"""The PICO-8, a fantasy console.

Facts: the PICO-8 manual (https://www.lexaloffle.com/dl/docs/pico-8_manual.html), sections
"Specifications", "Palette" and "Audio". Its sixteen colours are in the public domain (CC0), says
the PICO-8 FAQ (https://www.lexaloffle.com/pico-8.php?page=faq).
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

# Runs of those colours that rise in lightness and that the eye takes for one material.
RAMPS = (
    (0, 1, 13, 6, 7),  # night to moonlight
    (1, 5, 13, 6, 7),  # stone
    (0, 5, 6, 7),  # iron
    (1, 13, 12, 7),  # dusk blue
    (1, 12, 7),  # sky
    (1, 12, 6, 7),  # ice
    (1, 3, 11, 10),  # leaves
    (5, 3, 11, 10),  # moss
    (1, 2, 13, 6),  # heather
    (0, 2, 13, 14, 15),  # violet
    (1, 2, 8, 14, 15),  # rose
    (2, 8, 9, 10, 7),  # fire
    (2, 4, 9, 10, 7),  # gold
    (1, 5, 4, 9, 15),  # earth
    (2, 4, 15, 7),  # skin
    (5, 4, 9, 10, 7),  # sand
    (4, 9, 15, 7),  # dawn
    (2, 8, 14, 15, 7),  # coral
    (1, 3, 12, 6, 7),  # sea
    (0, 1, 3, 11),  # night leaves
    (0, 1, 2, 8),  # embers
    (0, 2, 4, 9),  # forge
    (13, 14, 15, 7),  # blossom
    (0, 1, 5, 13),  # cave
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
    ramps=tuple(tuple(COLOURS[index] for index in run) for run in RAMPS),
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
