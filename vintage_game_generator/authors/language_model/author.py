"""The author that asks models, piece by piece."""

from collections.abc import Sequence
from dataclasses import dataclass

from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.authors.language_model.design import design_draft
from vintage_game_generator.authors.language_model.dialogue import dialogue_draft
from vintage_game_generator.authors.language_model.directions import directions_draft
from vintage_game_generator.authors.language_model.feature import feature_draft
from vintage_game_generator.authors.language_model.level import level_draft, repaired_level
from vintage_game_generator.authors.language_model.music import music_draft
from vintage_game_generator.authors.language_model.quests import quests_draft
from vintage_game_generator.authors.language_model.sprite import picture_draft, sprite_draft
from vintage_game_generator.authors.language_model.story import story_draft
from vintage_game_generator.authors.language_model.style import style_draft
from vintage_game_generator.authors.language_model.tileset import tileset_draft
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.credits import merged
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


@dataclass(frozen=True)
class LanguageModelAuthor:
    """An `Author` that asks at a desk, and an image model at another one, where there is one."""

    desk: Desk
    easel: Desk | None = None

    def style(self, config: GameConfig, blend: Blend) -> DraftedStyle:
        """Return what the game shall look and sound like."""
        return style_draft(self.desk, config, blend)

    def architecture(self, config: GameConfig, blend: Blend, style: StyleGuide) -> DraftedDesign:
        """Return who is in the game, and where it happens."""
        return design_draft(self.desk, config, blend, style)

    def directions(self, config: GameConfig, style: StyleGuide) -> DraftedDirections:
        """Return what those are told who draw and compose."""
        return directions_draft(self.desk, config, style)

    def script(self, config: GameConfig, design: GameDesign, style: StyleGuide) -> Script:
        """Return the story, then the goals that follow from it, then what is said of both."""
        story = story_draft(self.desk, config, design, style)
        quests = quests_draft(self.desk, config, design, style, story.draft)
        dialogue = dialogue_draft(self.desk, config, design, style, story.draft, quests.draft)
        return Script(
            story=story.draft,
            quests=quests.draft,
            dialogue=dialogue.draft,
            credits=merged(story.credits, quests.credits, dialogue.credits),
        )

    def level(self, brief: LevelBrief, design: GameDesign, style: StyleGuide) -> DraftedLevel:
        """Return the course of a level."""
        return level_draft(self.desk, brief, design, style)

    def level_again(
        self,
        brief: LevelBrief,
        design: GameDesign,
        style: StyleGuide,
        draft: LevelDraft,
        reasons: Sequence[str],
    ) -> DraftedLevel:
        """Return a level's course in place of one that could not be won, which the reasons say."""
        return repaired_level(self.desk, brief, design, style, draft, reasons)

    def sprite(self, spec: SpriteSpec, style: StyleGuide, direction: str) -> DraftedSprite:
        """Return a character's picture: by the image model, or else by the language model."""
        if not self.easel:
            return sprite_draft(self.desk, spec, style, direction)
        painted = picture_draft(self.easel, spec, style, direction)
        if painted.draft:
            return painted
        drawn = sprite_draft(self.desk, spec, style, direction)
        return DraftedSprite(draft=drawn.draft, credits=merged(painted.credits, drawn.credits))

    def tileset(self, spec: TilesetSpec, style: StyleGuide, direction: str) -> DraftedTileset:
        """Return what the tiles of a place are like."""
        return tileset_draft(self.desk, spec, style, direction)

    def music(self, design: GameDesign, style: StyleGuide, direction: str) -> DraftedMusic:
        """Return the themes of all tunes."""
        return music_draft(self.desk, design, style, direction)

    def feature(self, wish: str, design: GameDesign, style: StyleGuide) -> DraftedFeature:
        """Return the code of a feature that no rule foresaw."""
        return feature_draft(self.desk, wish, design, style)
