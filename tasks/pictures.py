"""Sprites, tilesets and the font: each asset a task of its own."""

from typing import Any

from tasks.phase_task import phase_task
from vintage_game_generator.assets.making import make_font, make_sprite, make_tileset
from vintage_game_generator.models.assets import Asset
from vintage_game_generator.models.design import SpriteSpec, TilesetSpec
from vintage_game_generator.models.drafts.sprite import SpriteDraft
from vintage_game_generator.models.drafts.tileset import TilesetDraft
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import Phase


def _sprite_inputs(
    spec: SpriteSpec, style: StyleGuide, checked: bool, draft: SpriteDraft | None = None
) -> dict[str, Any]:
    """Return what a sprite depends on: the style guide but for its sound."""
    look = style.model_dump(mode="json", exclude={"sound"})
    return {"checked": checked, "spec": spec, "style": look, "draft": draft}


@phase_task(Phase.SPRITE, inputs=_sprite_inputs, name="sprite {spec.name}")
def draw_sprite(
    spec: SpriteSpec, style: StyleGuide, checked: bool, draft: SpriteDraft | None = None
) -> Asset:
    """Return a sprite sheet."""
    return make_sprite(spec, style, local_store(), draft, checked=checked)


def _tileset_inputs(
    spec: TilesetSpec,
    style: StyleGuide,
    checked: bool,
    draft: TilesetDraft | None = None,
    manner: tuple[int, ...] = (),
) -> dict[str, Any]:
    """Return what a tileset depends on: its own biome, and nothing of sprites or sound."""
    others = {"sound", "biomes", "hero", "foe", "menace", "treasure", "hero_frame", "boss_frame"}
    look = style.model_dump(mode="json", exclude=others)
    biome = style.biomes[spec.biome]
    known = {"checked": checked, "spec": spec, "style": look, "biome": biome}
    return known | {"draft": draft, "manner": manner}


@phase_task(Phase.TILESET, inputs=_tileset_inputs, name="tileset {spec.name}")
def draw_tileset(
    spec: TilesetSpec,
    style: StyleGuide,
    checked: bool,
    draft: TilesetDraft | None = None,
    manner: tuple[int, ...] = (),
) -> Asset:
    """Return a biome's tiles and backdrops."""
    return make_tileset(spec, style, local_store(), draft, manner, checked=checked)


@phase_task(Phase.FONT, inputs=lambda style: {"console": style.console}, name="font")
def draw_font(style: StyleGuide) -> Asset:
    """Return the bitmap font."""
    return make_font(style, local_store())
