"""One sprite sheet from its spec."""

import random

from vintage_game_generator.assets.pictures import sheets
from vintage_game_generator.assets.sprites.inks import FEW_COLOURS
from vintage_game_generator.assets.sprites.pixel.foe import foe_sheet
from vintage_game_generator.assets.sprites.pixel.hero import hero_sheet
from vintage_game_generator.assets.sprites.pixel.item import (
    item_sheet,
    puff_sheet,
    shot_sheet,
    slash_sheet,
)
from vintage_game_generator.assets.sprites.pixel.tot import tot_sheet
from vintage_game_generator.assets.sprites.rig import foe as rig_foe
from vintage_game_generator.assets.sprites.rig import hero as rig_hero
from vintage_game_generator.assets.sprites.rig.boss import boss_sheet
from vintage_game_generator.assets.sprites.sheet import Sheet
from vintage_game_generator.models.design import SpriteRole, SpriteSpec
from vintage_game_generator.models.drafts.sprite import SpriteDraft
from vintage_game_generator.models.style import StyleGuide, SubPalette

SMALLEST_RIG = 24
CHARACTERS = (SpriteRole.HERO, SpriteRole.ENEMY, SpriteRole.BOSS)


def sub_palette(name: str, style: StyleGuide) -> SubPalette:
    """Return the style guide's sprite palette of a name, or else the hero's."""
    return next((p for p in style.sprite_palettes if p.name == name), style.hero)


def draw_sprite(
    spec: SpriteSpec, style: StyleGuide, draft: SpriteDraft | None = None
) -> dict[str, bytes]:
    """Return a sprite's files: `sprites/NAME.png` and `sprites/NAME.json`.

    The sheet is RGBA with an alpha of 0 or 255, its frames in one row, in the sub-palette's colours
    alone; the JSON names its animations. Heroes seen from above have each of theirs for
    `-down`, `-up` and `-side`; all others have one view. An archetype that is not in
    `ARCHETYPES` is drawn as another of its role. Characters that a model drew are made of its
    draft; items, shots and effects are always drawn by rule: they must be read at once.
    """
    thing = spec.role not in (SpriteRole.HERO, SpriteRole.ENEMY)
    if draft and spec.role in CHARACTERS:
        sheet = sheets.sheet_from_grid(draft, spec, style)
    else:
        sheet = _sheet(spec, style)
    return sheet.files(spec.name, sub_palette(spec.palette, style), thing)


def _sheet(spec: SpriteSpec, style: StyleGuide) -> Sheet:
    rng = random.Random(spec.seed)
    size = min(spec.frame)
    if spec.role is SpriteRole.ITEM:
        return item_sheet(spec.archetype, spec.frame, style)
    if spec.role is SpriteRole.SHOT:
        return shot_sheet(spec.archetype, spec.frame, rng, style)
    if spec.role is SpriteRole.EFFECT:
        if spec.archetype == "slash":
            return slash_sheet(spec.frame)
        return puff_sheet(spec.frame, rng, style)
    if spec.role is SpriteRole.HERO:
        if size < 16:
            return tot_sheet(spec.archetype, rng, spec.top_down).framed(spec.frame)
        if size >= SMALLEST_RIG:
            return rig_hero.hero_sheet(spec.archetype, spec.frame, rng, style, spec.top_down)
        return hero_sheet(spec.archetype, rng, style, spec.top_down).framed(spec.frame)
    boss = spec.role is SpriteRole.BOSS
    few = len(sub_palette(spec.palette, style).colours) <= FEW_COLOURS
    if size >= SMALLEST_RIG and not (boss and few and size == 32):
        if boss:
            return boss_sheet(spec.archetype, spec.frame, rng, style)
        return rig_foe.foe_sheet(spec.archetype, spec.frame, rng, style, spec.attacks)
    sheet = foe_sheet(spec.archetype, size, rng, style, boss, spec.attacks or boss)
    return sheet.framed(spec.frame)
