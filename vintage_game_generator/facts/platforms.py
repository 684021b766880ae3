"""The catalog's words for platforms, and the names that Giant Bomb has for them."""

from collections.abc import Sequence

from vintage_game_generator.catalog.classic import Classic
from vintage_game_generator.catalog.library import plain

# Several where spellings differ between sources; a Famicom's games are the NES's.
NAMES: dict[str, tuple[str, ...]] = {
    "amiga": ("Amiga",),
    "apple-ii": ("Apple II",),
    "arcade": ("Arcade",),
    "atari-2600": ("Atari 2600",),
    "atari-8-bit": ("Atari 8-bit", "Atari 8-bit computers"),
    "c64": ("Commodore 64",),
    "dreamcast": ("Dreamcast",),
    "game-boy": ("Game Boy",),
    "game-boy-advance": ("Game Boy Advance",),
    "jaguar": ("Jaguar", "Atari Jaguar"),
    "master-system": ("Sega Master System", "Master System"),
    "mega-drive": ("Genesis", "Sega Genesis", "Mega Drive"),
    "msx": ("MSX",),
    "msx2": ("MSX2", "MSX"),
    "neo-geo": ("Neo Geo",),
    "nes": ("Nintendo Entertainment System", "Famicom", "Famicom Disk System"),
    "pc": ("PC",),
    "pc-88": ("NEC PC-8801", "PC-8801", "PC-88"),
    "playstation": ("PlayStation",),
    "snes": ("Super Nintendo Entertainment System", "Super Famicom"),
    "unix": ("Unix",),
    "zx-spectrum": ("ZX Spectrum", "Sinclair ZX Spectrum"),
}


def shares_platform(classic: Classic, platforms: Sequence[str]) -> bool:
    """Return whether a classic is labelled with one of these platforms."""
    return any(_among(label, platforms) for label in classic.platforms)


def missing_platforms(classic: Classic, platforms: Sequence[str]) -> tuple[str, ...]:
    """Return the classic's labels that none of these platforms is."""
    return tuple(label for label in classic.platforms if not _among(label, platforms))


def _among(label: str, platforms: Sequence[str]) -> bool:
    return bool({plain(name) for name in NAMES[label]} & {plain(name) for name in platforms})
