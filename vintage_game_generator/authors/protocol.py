"""Who says what the pieces of a game shall be; the same rules make and check every piece."""

from collections.abc import Sequence
from typing import Protocol

from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.design import GameDesign, LevelBrief, SpriteSpec, TilesetSpec
from vintage_game_generator.models.drafts.design import DraftedDesign
from vintage_game_generator.models.drafts.directions import DraftedDirections
from vintage_game_generator.models.drafts.feature import DraftedFeature
from vintage_game_generator.models.drafts.level import DraftedLevel, LevelDraft
from vintage_game_generator.models.drafts.music import DraftedMusic
from vintage_game_generator.models.drafts.script import Script
from vintage_game_generator.models.drafts.sprite import DraftedSprite
from vintage_game_generator.models.drafts.style import DraftedStyle
from vintage_game_generator.models.drafts.tileset import DraftedTileset
from vintage_game_generator.models.style import StyleGuide


class Author(Protocol):
    """Says what each piece shall be: a draft, or nothing, which leaves it to seed and chance.

    A draft was admitted: a piece that passes every check comes of it.
    """

    def style(self, config: GameConfig, blend: Blend) -> DraftedStyle:
        """Return what the game shall look and sound like."""
        ...

    def architecture(self, config: GameConfig, blend: Blend, style: StyleGuide) -> DraftedDesign:
        """Return who is in the game, and where it happens."""
        ...

    def directions(self, config: GameConfig, style: StyleGuide) -> DraftedDirections:
        """Return what those are told who draw and compose."""
        ...

    def script(self, config: GameConfig, design: GameDesign, style: StyleGuide) -> Script:
        """Return the story, a goal for each level, and what is said there."""
        ...

    def level(self, brief: LevelBrief, design: GameDesign, style: StyleGuide) -> DraftedLevel:
        """Return the course of a level."""
        ...

    def level_again(
        self,
        brief: LevelBrief,
        design: GameDesign,
        style: StyleGuide,
        draft: LevelDraft,
        reasons: Sequence[str],
    ) -> DraftedLevel:
        """Return a level's course in place of one that could not be won, which the reasons say."""
        ...

    def sprite(self, spec: SpriteSpec, style: StyleGuide, direction: str) -> DraftedSprite:
        """Return a character's picture."""
        ...

    def tileset(self, spec: TilesetSpec, style: StyleGuide, direction: str) -> DraftedTileset:
        """Return what the tiles of a place are like."""
        ...

    def music(self, design: GameDesign, style: StyleGuide, direction: str) -> DraftedMusic:
        """Return the themes of all tunes."""
        ...

    def feature(self, wish: str, design: GameDesign, style: StyleGuide) -> DraftedFeature:
        """Return the code of a feature that no rule foresaw."""
        ...
