"""The procedural author: every piece from the seed, offline and for free."""

from vintage_game_generator.assets.font import draw_font
from vintage_game_generator.assets.levels import adventure, platformer
from vintage_game_generator.assets.music import compose_tune
from vintage_game_generator.assets.sounds import synthesise_sound
from vintage_game_generator.assets.sprites import draw_sprite
from vintage_game_generator.assets.tilesets import draw_tileset
from vintage_game_generator.authors.procedural.design import game_design
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import GameConfig, Genre
from vintage_game_generator.models.design import (
    GameDesign,
    LevelBrief,
    SoundSpec,
    SpriteSpec,
    TilesetSpec,
    TuneSpec,
)
from vintage_game_generator.models.level import Level
from vintage_game_generator.models.style import StyleGuide

LEVEL_BUILDERS = {
    Genre.PLATFORMER: platformer.build_level,
    Genre.ACTION_ADVENTURE: adventure.build_level,
}


class ProceduralAuthor:
    """An `Author` that draws, composes and builds by rule and chance."""

    def style_guide(self, config: GameConfig, blend: Blend) -> StyleGuide:
        """Return the game's style guide."""
        return style_guide(config, blend)

    def game_design(self, config: GameConfig, blend: Blend, style: StyleGuide) -> GameDesign:
        """Return the game's architecture."""
        return game_design(config, blend, style)

    def level(self, brief: LevelBrief, design: GameDesign, view: tuple[int, int]) -> Level:
        """Return one level of the design's genre."""
        return LEVEL_BUILDERS[design.genre](brief, design, view)

    def sprite(self, spec: SpriteSpec, style: StyleGuide) -> dict[str, bytes]:
        """Return a sprite sheet's files."""
        return draw_sprite(spec, style)

    def tileset(self, spec: TilesetSpec, style: StyleGuide) -> dict[str, bytes]:
        """Return a biome's tiles and backdrops."""
        return draw_tileset(spec, style)

    def font(self, style: StyleGuide) -> dict[str, bytes]:
        """Return the bitmap font's files."""
        return draw_font(style)

    def tune(self, spec: TuneSpec, style: StyleGuide) -> dict[str, bytes]:
        """Return a tune's files."""
        return compose_tune(spec, style)

    def sound(self, spec: SoundSpec, style: StyleGuide) -> dict[str, bytes]:
        """Return a sound's file."""
        return synthesise_sound(spec, style)
