"""The Super Nintendo Entertainment System (Super Famicom), background mode 1.

Facts: the Super Famicom Development Wiki (https://wiki.superfamicom.org/), pages "Backgrounds",
"Sprites", "Palettes" and "SPC700 reference"; SNESdev wiki "PPU sprites".
"""

from vintage_game_generator.consoles.profile import Console, PaletteKind
from vintage_game_generator.models.config import ArtStyle

SNES = Console(
    art_style=ArtStyle.SNES,
    title="Super Nintendo Entertainment System",
    year=1990,
    screen=(256, 224),
    cell=16,
    hud=16,
    hero_frame=(32, 32),
    boss_frame=(64, 64),
    palette_kind=PaletteKind.RAMPS,
    master=(),
    channel_bits=5,  # CGRAM holds five bits of red, green and blue each
    colours_on_screen=256,
    ramp_steps=5,
    hardware_tile=8,
    attribute_cell=8,
    tile_palettes=8,
    tile_palette_size=15,
    shared_backdrop=True,
    sprite_sizes=((8, 8), (16, 16), (32, 32), (64, 64)),
    sprite_palettes=8,
    sprite_palette_size=15,
    sprites_on_screen=128,
    sprites_per_line=32,
    voices=("sample",) * 8,
    cartridge_bytes=(256 * 1024, 4 * 1024 * 1024),
    sources=(
        "https://wiki.superfamicom.org/backgrounds",
        "https://wiki.superfamicom.org/sprites",
    ),
)
