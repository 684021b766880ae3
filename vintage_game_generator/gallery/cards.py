"""What the gallery says of a game: read from its folder, without running any of it."""

import base64
import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from pydantic import ValidationError

from vintage_game_generator.briefs import load_brief
from vintage_game_generator.consoles import console
from vintage_game_generator.errors import BadInput
from vintage_game_generator.gallery.pixels import Word, pixel_words
from vintage_game_generator.models.certificate import VERIFIED, Certificate
from vintage_game_generator.models.config import ArtStyle, GameConfig, Language
from vintage_game_generator.models.findings import Severity
from vintage_game_generator.models.style import StyleGuide, SubPalette
from vintage_game_generator.packaging.delivered import BRIEF
from vintage_game_generator.targets import TARGETS
from vintage_game_generator.targets.web_page import page_name

SHORT_NAMES = {ArtStyle.NES: "NES", ArtStyle.SNES: "SNES"}
TICKS = 60  # a second
LARGEST_STILL = 200_000  # bytes; a screenshot has a tenth
PNG = b"\x89PNG\r\n\x1a\n"
_TAGLINE = re.compile(r"^\*([^*\n]+)\*$", re.MULTILINE)


@dataclass(frozen=True)
class Card:
    """A game of the gallery. What its folder does not tell, or tells unreadably, is left out."""

    folder: Path
    address: str  # of the folder, as seen from the page
    certificate: Certificate
    config: GameConfig | None
    style: StyleGuide | None
    tagline: str
    still: str  # a PNG in base64, or nothing
    note: str

    @property
    def title(self) -> str:
        """Return the game's title, as the brief spells it."""
        return self.config.name if self.config else self.certificate.title

    @property
    def names(self) -> tuple[str, ...]:
        """Return what the game may be called: its title, as the game itself spells it, too."""
        return self.title, self.certificate.title, self.folder.name

    @property
    def words(self) -> list[Word]:
        """Return the title in pixels, or nothing if the font lacks a letter."""
        return pixel_words(self.title)

    @property
    def console(self) -> str:
        """Return the console's short name."""
        if self.config is None:
            return ""
        art = self.config.art_style
        return SHORT_NAMES.get(art) or console(art).title

    @property
    def features(self) -> list[str]:
        """Return the features that were asked for, for people."""
        if self.config is None:
            return []
        return [
            *(one.replace("-", " ") for one in self.config.features),
            *self.config.custom_features,
        ]

    @property
    def languages(self) -> list[tuple[str, str, str, bool]]:
        """Return each language's key, its name, the verdict on it, and whether it was played."""
        return [
            (one, one.title(), verdict, verdict.startswith(VERIFIED))
            for one, verdict in self.certificate.languages.items()
        ]

    @property
    def levels(self) -> list[tuple[str, int]]:
        """Return each level's name, and in how many seconds it was won."""
        return [
            (level.name, max(1, (level.last_tick - level.first_tick) // TICKS))
            for level in self.certificate.levels
        ]

    @property
    def checks(self) -> tuple[int, int]:
        """Return how many checks were passed, of how many."""
        checks = (*self.certificate.checks, *self.certificate.parity)
        return sum(check.passed for check in checks), len(checks)

    @property
    def findings(self) -> list[tuple[str, int]]:
        """Return how many findings there are of each severity, the worst first."""
        counted = Counter(finding.severity for finding in self.certificate.findings)
        return [(severity.value, counted[severity]) for severity in Severity if counted[severity]]

    @cached_property
    def colours(self) -> list[str]:
        """Return the colours of its palettes, ramp by ramp."""
        if self.style is None:
            return []
        palettes: list[SubPalette] = [*self.style.sprite_palettes]
        for biome in self.style.biomes:
            palettes += biome.palettes
        shades = (colour for palette in palettes for colour in palette.colours)
        skies = (biome.backdrop for biome in self.style.biomes)
        return list(dict.fromkeys((self.style.paper, self.style.ink, *shades, *skies)))

    @property
    def pictures(self) -> list[str]:
        """Return the names of its screenshots, a lively one first."""
        return _pictures(self.certificate)

    @property
    def page(self) -> Path | None:
        """Return the game's own web page, if it was made and is there."""
        return page_of(self.folder, self.certificate)

    @property
    def sought(self) -> str:
        """Return all that a search looks through, in lower case."""
        config = self.config
        parts = [self.title, self.certificate.title, self.tagline, self.console, *self.features]
        parts += [name for name, _ in self.levels]
        if config is not None:
            parts += [config.genre, config.perspective, config.custom_description]
            parts += [inspiration.game for inspiration in config.inspirations]
        return " ".join(" ".join(parts).lower().split())

    def link(self, name: str) -> str:
        """Return the address of one of the game's files, if it is there, as seen from the page."""
        return f"{self.address}/{quote(name)}" if (self.folder / name).is_file() else ""


def page_of(folder: Path, certificate: Certificate) -> Path | None:
    """Return a game's own web page, if it was made and is there."""
    if Language.WEB not in certificate.languages:
        return None
    page = folder / TARGETS[Language.WEB].inside(page_name(certificate.package))
    inside = page.resolve().is_relative_to(folder.resolve())
    return page if inside and page.is_file() else None


def card_of(folder: Path, certificate: Certificate, address: str, notes: Mapping[str, str]) -> Card:
    """Return what a game's folder tells.

    Args:
        folder: The game's folder.
        certificate: Its certificate.
        address: Where the folder is, as seen from the page.
        notes: What else to say of games, by any of their names.
    """
    config, style = None, None
    with suppress(BadInput, OSError):
        config = load_brief(folder / BRIEF)
    with suppress(ValidationError, OSError):
        style = StyleGuide.model_validate_json((folder / "docs" / "style.json").read_bytes())
    readme = ""
    with suppress(OSError, UnicodeDecodeError):
        readme = (folder / "README.md").read_text(encoding="utf-8")
    tagline = _TAGLINE.search(readme)
    card = Card(
        folder=folder,
        address=address,
        certificate=certificate,
        config=config,
        style=style,
        tagline=tagline[1] if tagline else "",
        still=_still(folder, certificate),
        note="",
    )
    return replace(card, note=next((notes[name] for name in card.names if name in notes), ""))


def _still(folder: Path, certificate: Certificate) -> str:
    """Return a lively picture of the game from its screenshots, in base64."""
    for file in _pictures(certificate):
        path = folder / file
        inside = path.resolve().is_relative_to(folder.resolve())
        with suppress(OSError):
            content = path.read_bytes() if inside else b""
            if content.startswith(PNG) and len(content) <= LARGEST_STILL:
                return base64.b64encode(content).decode()
    return ""


def _pictures(certificate: Certificate) -> list[str]:
    pictures = [picture.file for picture in certificate.pictures]
    return sorted(pictures, key=lambda file: not file.endswith("-later.png"))  # of mid-level
