"""What models are asked: each piece a task of its own, before the pieces are made."""

from functools import partial
from typing import Any

from tasks.phase_task import phase_task
from vintage_game_generator.authors.roster import author_of
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.design import GameDesign, LevelBrief, SpriteSpec, TilesetSpec
from vintage_game_generator.models.drafts.design import DraftedDesign
from vintage_game_generator.models.drafts.directions import DraftedDirections
from vintage_game_generator.models.drafts.feature import DraftedFeature
from vintage_game_generator.models.drafts.level import DraftedLevel
from vintage_game_generator.models.drafts.music import DraftedMusic
from vintage_game_generator.models.drafts.script import Script
from vintage_game_generator.models.drafts.sprite import DraftedSprite
from vintage_game_generator.models.drafts.style import DraftedStyle
from vintage_game_generator.models.drafts.tileset import DraftedTileset
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.models.writer import Terms, Writer
from vintage_game_generator.store.keys import Phase

# What asks has its own retries, and an hour: several models, several times, each waited for.
asking_task = partial(phase_task, retries=0, seconds=3600)


def _all_but_terms(terms: Terms, **inputs: Any) -> dict[str, Any]:
    """Return what a draft depends on: how its model is asked is no part of it."""
    return inputs


def _colourless(terms: Terms, style: StyleGuide, **inputs: Any) -> dict[str, Any]:
    """Return what a draft depends on of which nothing is drawn."""
    return inputs | {"style": style.colourless}


@asking_task(Phase.STYLE_DRAFT, inputs=_all_but_terms, name="style guide, asked")
def draft_style(config: GameConfig, blend: Blend, writer: Writer, terms: Terms) -> DraftedStyle:
    """Return what a model says of the look and the sound."""
    return author_of(writer, terms).style(config, blend)


@asking_task(Phase.DESIGN_DRAFT, inputs=_colourless, name="architecture, asked")
def draft_architecture(
    config: GameConfig, blend: Blend, style: StyleGuide, writer: Writer, terms: Terms
) -> DraftedDesign:
    """Return what a model says of the cast and the places."""
    return author_of(writer, terms).architecture(config, blend, style)


@asking_task(Phase.DIRECTIONS, inputs=_colourless, name="directions, asked")
def draft_directions(
    config: GameConfig, style: StyleGuide, writer: Writer, terms: Terms
) -> DraftedDirections:
    """Return what a model would have those told who draw and compose."""
    return author_of(writer, terms).directions(config, style)


@asking_task(Phase.SCRIPT, inputs=_colourless, name="script, asked")
def draft_script(
    config: GameConfig, design: GameDesign, style: StyleGuide, writer: Writer, terms: Terms
) -> Script:
    """Return a model's story, goals and dialogue."""
    return author_of(writer, terms).script(config, design, style)


@asking_task(Phase.LEVEL_DRAFT, inputs=_colourless, name="level {brief.number}, asked")
def draft_level(
    brief: LevelBrief, design: GameDesign, style: StyleGuide, writer: Writer, terms: Terms
) -> DraftedLevel:
    """Return a model's course of a level."""
    return author_of(writer, terms).level(brief, design, style)


@asking_task(Phase.SPRITE_DRAFT, inputs=_all_but_terms, name="sprite {spec.name}, asked")
def draft_sprite(
    spec: SpriteSpec,
    style: StyleGuide,
    direction: str,
    writer: Writer,
    painter: Writer,
    terms: Terms,
) -> DraftedSprite:
    """Return a model's picture of a character."""
    return author_of(writer, terms, painter).sprite(spec, style, direction)


@asking_task(Phase.TILESET_DRAFT, inputs=_all_but_terms, name="tileset {spec.name}, asked")
def draft_tileset(
    spec: TilesetSpec, style: StyleGuide, direction: str, writer: Writer, terms: Terms
) -> DraftedTileset:
    """Return what a model says of a place's tiles."""
    return author_of(writer, terms).tileset(spec, style, direction)


@asking_task(Phase.MUSIC_DRAFT, inputs=_colourless, name="music, asked")
def draft_music(
    design: GameDesign, style: StyleGuide, direction: str, writer: Writer, terms: Terms
) -> DraftedMusic:
    """Return a model's themes."""
    return author_of(writer, terms).music(design, style, direction)


@asking_task(Phase.FEATURE, inputs=_colourless, name="feature: {wish}")
def draft_feature(
    wish: str, design: GameDesign, style: StyleGuide, writer: Writer, terms: Terms
) -> DraftedFeature:
    """Return a model's code of a feature that was wished for."""
    return author_of(writer, terms).feature(wish, design, style)
