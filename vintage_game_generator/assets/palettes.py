"""Palettes by name: what a brief can wish a game's colours to lean to."""

import re

PALETTES: dict[str, tuple[str, ...]] = {
    "dawn": ("#3a2a52", "#8a4a78", "#e07a7a", "#f8b878", "#ffe8b0"),
    "dusk": ("#1e1638", "#4a2860", "#a03a6c", "#e86a50", "#f8b060"),
    "ember": ("#200c0c", "#5a1a14", "#a8341c", "#e86820", "#f8c040"),
    "forest": ("#10201a", "#1e4a30", "#3c7a3c", "#88a848", "#d8d878"),
    "frost": ("#142038", "#30588a", "#68a0c8", "#a8d8e8", "#f0f8ff"),
    "harvest": ("#2a1a10", "#6a3a18", "#b0682c", "#d8a048", "#f0dc98"),
    "lagoon": ("#0c2030", "#145868", "#209898", "#60d0b8", "#d8f8d8"),
    "moonlight": ("#0c1020", "#202c50", "#48588c", "#8c9cc8", "#dce4f8"),
    "neon": ("#140a28", "#5a18a0", "#e020a8", "#20c8e8", "#f0f060"),
    "rose": ("#2a1020", "#702848", "#b84870", "#e888a0", "#f8d8d8"),
    "sepia": ("#1e140c", "#4a3424", "#80603c", "#b89468", "#e8d4a8"),
    "storm": ("#101418", "#2c3840", "#54646c", "#8ca0a4", "#d0dcd8"),
    "sunset": ("#281838", "#7a2c58", "#d84c48", "#f89848", "#ffe0a0"),
}
MOST, FEWEST = 16, 2


def checked_palette(palette: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """Return a palette as it is kept: a name, or colours in small letters; nothing is none.

    Raises:
        ValueError: there is none of this name, or something is no colour.
    """
    if isinstance(palette, str):
        if palette and palette not in PALETTES:
            raise ValueError(
                f"{palette[:20]!r} is no palette; write one of {', '.join(PALETTES)},"
                " or a list such as ['#203050', '#e08040']"
            )
        return palette
    if not FEWEST <= len(palette) <= MOST:
        raise ValueError(f"a palette has {FEWEST} to {MOST} colours; write so many, or a name")
    for colour in palette:
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
            raise ValueError(f"{colour[:20]!r} is no colour; write one such as '#3060c8'")
    return tuple(colour.lower() for colour in palette)


def palette_colours(palette: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return a palette's colours as `#rrggbb`, dark to light where it has a name."""
    return PALETTES[palette] if isinstance(palette, str) else palette
