"""The procedural author: every piece from the seed, offline and for free."""

from collections.abc import Sequence

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


class ProceduralAuthor:
    """An `Author` that says nothing: what is not said, the rules draw from the brief's seed."""

    def style(self, config: GameConfig, blend: Blend) -> DraftedStyle:
        """Return nothing."""
        return DraftedStyle()

    def architecture(self, config: GameConfig, blend: Blend, style: StyleGuide) -> DraftedDesign:
        """Return nothing."""
        return DraftedDesign()

    def directions(self, config: GameConfig, style: StyleGuide) -> DraftedDirections:
        """Return nothing."""
        return DraftedDirections()

    def script(self, config: GameConfig, design: GameDesign, style: StyleGuide) -> Script:
        """Return nothing."""
        return Script()

    def level(self, brief: LevelBrief, design: GameDesign, style: StyleGuide) -> DraftedLevel:
        """Return nothing."""
        return DraftedLevel()

    def level_again(
        self,
        brief: LevelBrief,
        design: GameDesign,
        style: StyleGuide,
        draft: LevelDraft,
        reasons: Sequence[str],
    ) -> DraftedLevel:
        """Return nothing."""
        return DraftedLevel()

    def sprite(self, spec: SpriteSpec, style: StyleGuide, direction: str) -> DraftedSprite:
        """Return nothing."""
        return DraftedSprite()

    def tileset(self, spec: TilesetSpec, style: StyleGuide, direction: str) -> DraftedTileset:
        """Return nothing."""
        return DraftedTileset()

    def music(self, design: GameDesign, style: StyleGuide, direction: str) -> DraftedMusic:
        """Return nothing."""
        return DraftedMusic()

    def feature(self, wish: str, design: GameDesign, style: StyleGuide) -> DraftedFeature:
        """Return nothing: rules that nobody foresaw are written by a model alone."""
        return DraftedFeature()
