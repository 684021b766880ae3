"""The style guide of a game, designed from its blend within its console's limits."""

import random

from vintage_game_generator.assets.palette import legibility
from vintage_game_generator.authors.procedural.painter import Painter, painter
from vintage_game_generator.authors.procedural.scheme import (
    Coat,
    chosen_scenes,
    foe_coat,
    hero_coats,
    menace_coat,
    treasure_coat,
)
from vintage_game_generator.consoles import Console, PaletteKind, console
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import GameConfig, Perspective
from vintage_game_generator.models.style import (
    Biome,
    Light,
    Outline,
    SoundGuide,
    StyleGuide,
    SubPalette,
)

LEGIBLE = 220  # thousandths of lightness between the hero's coat and what is behind it
SWINGING = ("cheerful", "whimsical", "serene")


def style_guide(config: GameConfig, blend: Blend) -> StyleGuide:
    """Return the look and sound of a game: the same for the same brief and blend."""
    machine = console(config.art_style)
    chance = random.Random(f"style {config.seed} {config.name}")
    top_down = config.perspective is not Perspective.SIDE_VIEW
    scenes = chosen_scenes(blend, top_down, chance)
    tint = (blend.hue, 30 + blend.saturation * 6 // 10)
    paints = painter(machine, tint)
    biomes = tuple(paints.biome(scene) for scene in scenes)
    hero = _legible_coat(hero_coats(blend, chance), biomes, paints)
    grounds = tuple(scene.place.top.hue for scene in scenes)
    foe = foe_coat(hero, grounds, chance)
    menace = menace_coat(hero, foe, chance)
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
        dither=machine.palette_kind is not PaletteKind.RAMPS or machine.ramp_steps < 4,
        ink=ink,
        paper=paper,
        hero=paints.coat("hero", hero),
        foe=paints.coat("foe", foe),
        menace=paints.coat("menace", menace),
        treasure=paints.coat("treasure", treasure_coat(chance)),
        biomes=biomes,
        sound=_sound(machine, blend, chance),
    )


def main_colour(palette: SubPalette) -> str:
    """Return the colour that a character is mostly seen in."""
    primary = palette.ramps["primary"]
    return primary[len(primary) // 2]


def worst_legibility(palette: SubPalette, biomes: tuple[Biome, ...]) -> int:
    """Return how well a character stands out where it stands out least, in thousandths."""
    return min(legibility(main_colour(palette), biome.backdrop) for biome in biomes)


def _legible_coat(coats: tuple[Coat, ...], biomes: tuple[Biome, ...], paints: Painter) -> Coat:
    measured = [(worst_legibility(paints.coat("hero", coat), biomes), coat) for coat in coats]
    legible = [coat for worst, coat in measured if worst >= LEGIBLE]
    return legible[0] if legible else max(measured, key=lambda pair: pair[0])[1]


def _sound(machine: Console, blend: Blend, chance: random.Random) -> SoundGuide:
    swing = chance.choice((0, 0, 8, 14, 20)) if blend.mood in SWINGING else 0
    return SoundGuide(
        tempo=blend.tempo,
        scale=blend.scale,
        root=chance.randint(45, 56),
        swing=swing,
        voices=machine.voices,
    )
