"""One sprite sheet from its spec."""

import random

from vintage_game_generator.assets.sprites.pixel.foe import foe_sheet
from vintage_game_generator.assets.sprites.pixel.hero import hero_sheet
from vintage_game_generator.models.design import SpriteRole, SpriteSpec
from vintage_game_generator.models.style import StyleGuide, SubPalette


def sub_palette(name: str, style: StyleGuide) -> SubPalette:
    """Return the style guide's sprite palette of a name, or else the hero's."""
    return next((p for p in style.sprite_palettes if p.name == name), style.hero)


def draw_sprite(spec: SpriteSpec, style: StyleGuide) -> dict[str, bytes]:
    """Return a sprite's sheet and its description."""
    rng = random.Random(spec.seed)
    if spec.role is SpriteRole.HERO:
        sheet = hero_sheet(spec.archetype, rng, style, spec.top_down)
    else:
        sheet = foe_sheet(spec.archetype, rng, style, spec.attacks)
    return sheet.files(spec.name, sub_palette(spec.palette, style))
