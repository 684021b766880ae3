"""The style guide of a game, designed from its blend within its console's limits."""

import random

from vintage_game_generator.assets.palette import distance, legibility, paint_of
from vintage_game_generator.authors.procedural.chance import derived_chance
from vintage_game_generator.authors.procedural.painters import Painter, painter
from vintage_game_generator.authors.procedural.scenes import chosen_scenes
from vintage_game_generator.authors.procedural.wardrobe import (
    Coat,
    foe_coats,
    hero_coats,
    menace_coats,
    treasure_coat,
)
from vintage_game_generator.consoles import Console, PaletteKind, console
from vintage_game_generator.consoles.checks.style import base_colour
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import GameConfig, Perspective
from vintage_game_generator.models.style import Biome, Light, Outline, SoundGuide, StyleGuide

HERO_LEGIBLE, FOE_LEGIBLE = 215, 215  # thousandths of lightness from every backdrop
COLOURFUL = 90  # thousandths of chroma: characters wear colours, not greys
APART = 140  # thousandths of Oklab between the coats of two kinds of characters
SWINGING = ("cheerful", "whimsical", "serene")


def style_guide(config: GameConfig, blend: Blend) -> StyleGuide:
    """Return the look and sound of a game: the same for the same brief and blend."""
    machine = console(config.art_style)
    chance = derived_chance(config.seed, "style")
    scenes = chosen_scenes(blend, config.perspective is not Perspective.SIDE_VIEW, chance)
    tint = (
        (blend.hue + chance.randint(-20, 20)) % 360,
        chance.randint(20, 36) + blend.saturation * 6 // 10,
    )
    paints = painter(machine, tint)
    biomes = tuple(paints.biome(scene) for scene in scenes)
    grounds = tuple(scene.place.top.hue for scene in scenes)
    hero = _chosen(hero_coats(blend, grounds, chance), HERO_LEGIBLE, biomes, paints, ())
    foe = _chosen(foe_coats(hero, grounds, chance), FOE_LEGIBLE, biomes, paints, (hero,))
    menace = _chosen(menace_coats(hero, foe, chance), FOE_LEGIBLE, biomes, paints, (hero, foe))
    ink, paper = paints.text(blend.hue)
    return StyleGuide(
        console=config.art_style,
        mood=blend.mood,
        screen=machine.screen,
        tile=machine.cell,
        hud=machine.hud,
        hero_frame=machine.hero_frame,
        boss_frame=machine.boss_frame,
        outline=Outline.SELECTIVE if machine.ramp_steps > 3 else Outline.DARK,
        light=chance.choice(tuple(Light)),
        dither=machine.ramp_steps <= 3,
        ink=ink,
        paper=paper,
        hero=paints.coat("hero", hero),
        foe=paints.coat("foe", foe),
        menace=paints.coat("menace", menace),
        treasure=paints.coat("treasure", treasure_coat(chance)),
        biomes=biomes,
        sound=_sound(machine, blend, chance),
    )


def _chosen(
    coats: tuple[Coat, ...],
    legible: int,
    biomes: tuple[Biome, ...],
    paints: Painter,
    others: tuple[Coat, ...],
) -> Coat:
    """Return the first coat that stands out from all backdrops and from the others' coats.

    Where none does, the one that comes nearest to it. Four shades leave no choice: there the
    painter tells characters apart.
    """
    worn = [base_colour(paints.coat("foe", coat), "primary") for coat in others]

    def shortfall(coat: Coat) -> int:
        colour = base_colour(paints.coat("foe", coat), "primary")
        behind = min(legibility(colour, biome.backdrop) for biome in biomes)
        beside = min((distance(colour, other) for other in worn), default=APART)
        drab = max(COLOURFUL - paint_of(colour).chroma, 0)
        return max(legible - behind, 0) + max(APART - beside, 0) + drab

    if paints.console.palette_kind is PaletteKind.SHADES:
        return coats[0]
    return min(coats, key=shortfall)


def _sound(machine: Console, blend: Blend, chance: random.Random) -> SoundGuide:
    swing = chance.choice((0, 0, 8, 14, 20)) if blend.mood in SWINGING else 0
    return SoundGuide(
        tempo=blend.tempo,
        scale=blend.scale,
        root=chance.randint(45, 56),
        swing=swing,
        voices=machine.voices,
    )
