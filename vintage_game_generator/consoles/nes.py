"""The Nintendo Entertainment System (Famicom), NTSC.

Facts: the NESdev wiki, pages "PPU palettes", "PPU OAM", "PPU attribute tables", "Overscan", "APU"
and "NTSC video" (https://www.nesdev.org/wiki/), for the picture unit 2C02.
"""

import math

from vintage_game_generator.assets.palette import hex_colour
from vintage_game_generator.consoles.profile import Console, PaletteKind
from vintage_game_generator.models.config import ArtStyle

# Millivolts at the 2C02's video pin (NESdev wiki, "NTSC video", terminated measurement): the low
# and the high level of the colour wave in each of the four rows of the palette.
LOW = (228, 312, 552, 880)
HIGH = (616, 840, 1100, 1100)
BLACK, WHITE = 312, 1100
PHASES = 12  # the signal's steps in one period of the colour carrier
BURST = 8  # the column that is in phase with the colour burst, the decoder's reference
TINT = -9  # the receiver's knobs, set by eye: degrees that bring yellow from lime to lemon ...
COLOUR = 0.82  # ... and less of the modulator's overdriven colour


def decoded(index: int) -> str:
    """Return the colour of a palette index ($00 to $3F), decoded from its composite signal.

    Columns $1 to $C swing between a low and a high level, each column a twelfth of a period later;
    column $0 stays high, $D low, $E and $F are black. A receiver takes the mean as brightness
    and, against the burst at 180 degrees, the first harmonic as U and V (NTSC 1953, YUV).
    """
    row, column = index >> 4, index & 15
    if column >= 14:
        return hex_colour(0, 0, 0)
    brightness = blue_difference = red_difference = 0.0
    for phase in range(PHASES):
        high = column == 0 or (column != 13 and (phase - column) % PHASES < PHASES // 2)
        signal = ((HIGH if high else LOW)[row] - BLACK) / (WHITE - BLACK)
        # the middle of the burst's own high half is the angle 180
        turn = phase - BURST - (PHASES / 2 - 1) / 2
        angle = math.pi + 2 * math.pi * turn / PHASES + math.radians(TINT)
        brightness += signal / PHASES
        blue_difference += 2 * COLOUR * signal * math.cos(angle) / PHASES
        red_difference += 2 * COLOUR * signal * math.sin(angle) / PHASES
    channels = (
        brightness + 1.140 * red_difference,
        brightness - 0.395 * blue_difference - 0.581 * red_difference,
        brightness + 2.032 * blue_difference,
    )
    return hex_colour(*(round(255 * min(max(channel, 0), 1)) for channel in channels))


# $0D is left out: it is blacker than black and upsets receivers ("PPU palettes"). Columns $E and $F
# and a few others repeat black and white: 54 colours remain.
INDICES = (0x0F, *(row * 16 + column for row in range(4) for column in range(13)), 0x2D, 0x3D)

NES = Console(
    art_style=ArtStyle.NES,
    title="Nintendo Entertainment System",
    year=1983,
    screen=(256, 224),  # 240 lines are drawn; eight at the top and the bottom are overscan
    cell=16,
    hud=16,
    hero_frame=(16, 16),
    boss_frame=(32, 32),
    palette_kind=PaletteKind.TRIADS,
    master=tuple(dict.fromkeys(decoded(index) for index in INDICES)),
    colours_on_screen=25,  # four times three for tiles, as many for sprites, the shared backdrop
    ramp_steps=3,
    hardware_tile=8,
    attribute_cell=16,
    tile_palettes=4,
    tile_palette_size=3,
    shared_backdrop=True,
    sprite_sizes=((8, 8), (8, 16)),
    sprite_palettes=4,
    sprite_palette_size=3,
    sprites_on_screen=64,
    sprites_per_line=8,
    voices=("pulse", "pulse", "triangle", "noise"),
    cartridge_bytes=(24 * 1024, 512 * 1024),
    sources=("https://www.nesdev.org/wiki/PPU_palettes", "https://www.nesdev.org/wiki/NTSC_video"),
)
