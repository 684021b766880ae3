"""The style guide of a game, designed from its blend within its console's limits."""

import random

from vintage_game_generator.assets.palette import (
    Paint,
    distance,
    hue_gap,
    legibility,
    mixed,
    paint_of,
)
from vintage_game_generator.assets.style_transfer import leaning, restyled
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
from vintage_game_generator.models.drafts.style import StyleDraft
from vintage_game_generator.models.style import Biome, Light, Outline, SoundGuide, StyleGuide

HERO_LEGIBLE, FOE_LEGIBLE = 215, 215  # thousandths of lightness from every backdrop
COLOURFUL = 90  # thousandths of chroma: characters wear colours, not greys
APART = 140  # thousandths of Oklab between the coats of two kinds of characters
GREY_TURN = 60  # degrees that a grey is off a colour
HUE_COUNTS = 4  # thousandths of Oklab for each degree that a coat is off what was wished
SAID = ("mood", "hue", "saturation", "brightness", "tempo", "scale")  # in a draft, not the blend
SWINGING = ("cheerful", "whimsical", "serene")


def style_guide(config: GameConfig, blend: Blend, draft: StyleDraft | None = None) -> StyleGuide:
    """Return the look and sound of a game: the same for the same brief, blend and draft."""
    machine = console(config.art_style)
    chance = derived_chance(config.seed, "style")
    blend = _directed(blend, draft)
    from_above = config.perspective is not Perspective.SIDE_VIEW
    scenes = chosen_scenes(blend, from_above, chance, draft.places if draft else ())
    tint = (
        (blend.hue + chance.randint(-20, 20)) % 360,
        chance.randint(20, 36) + blend.saturation * 6 // 10,
    )
    paints = painter(machine, tint)
    biomes = tuple(paints.biome(scene) for scene in scenes)
    grounds = tuple(scene.place.top.hue for scene in scenes)
    hero_wish, foe_wish, menace_wish = _wishes(draft)
    coats = hero_coats(blend, grounds, chance, hero_wish)
    hero = _chosen(coats, HERO_LEGIBLE, biomes, paints, (), hero_wish)
    coats = foe_coats(hero, grounds, chance, foe_wish)
    foe = _chosen(coats, FOE_LEGIBLE, biomes, paints, (hero,), foe_wish)
    coats = menace_coats(hero, foe, chance, menace_wish)
    menace = _chosen(coats, FOE_LEGIBLE, biomes, paints, (hero, foe), menace_wish)
    ink, paper = paints.text(blend.hue)
    guide = StyleGuide(
        console=config.art_style,
        mood=blend.mood,
        screen=machine.screen,
        tile=machine.cell,
        hud=machine.hud,
        hero_frame=machine.hero_frame,
        boss_frame=machine.boss_frame,
        outline=Outline.SELECTIVE if machine.ramp_steps > 3 else Outline.DARK,
        light=_light(chance, draft),
        dither=machine.ramp_steps <= 3,
        ink=ink,
        paper=paper,
        hero=paints.coat("hero", hero),
        foe=paints.coat("foe", foe),
        menace=paints.coat("menace", menace),
        treasure=paints.coat("treasure", treasure_coat(chance)),
        biomes=biomes,
        sound=_sound(machine, blend, chance, draft),
    )
    wanted = leaning(config.palette) if config.palette else config.style_influence
    return restyled(guide, wanted) if wanted else guide


def _directed(blend: Blend, draft: StyleDraft | None) -> Blend:
    """Return the blend with what a draft says in its place."""
    if not draft:
        return blend
    said = draft.model_dump(mode="json", include=set(SAID))
    return blend.model_copy(update=said)


def _wishes(draft: StyleDraft | None) -> tuple[Paint | None, Paint | None, Paint | None]:
    """Return the colours that a draft wishes for the hero, the foes and the fiercer ones."""
    if not draft:
        return None, None, None
    return (
        paint_of(draft.hero_colour),
        paint_of(draft.foe_colour),
        paint_of(draft.boss_colour),
    )


def _light(chance: random.Random, draft: StyleDraft | None) -> Light:
    drawn = chance.choice(tuple(Light))
    return draft.light if draft else drawn


def _chosen(
    coats: tuple[Coat, ...],
    legible: int,
    biomes: tuple[Biome, ...],
    paints: Painter,
    others: tuple[Coat, ...],
    wish: Paint | None,
) -> Coat:
    """Return the first coat that stands out from all backdrops and from the others' coats.

    Where none does, the one that comes nearest to it. Of those that do, the most like a wish; a
    grey coat must be wished for. Four shades leave no choice: there the painter tells characters
    apart.
    """
    worn = [base_colour(paints.coat("foe", coat), "primary") for coat in others]

    def shortfall(coat: Coat) -> tuple[int, int]:
        colour = base_colour(paints.coat("foe", coat), "primary")
        behind = min(legibility(colour, biome.backdrop) for biome in biomes)
        beside = min((distance(colour, other) for other in worn), default=APART)
        drab = max(COLOURFUL - paint_of(colour).chroma, 0) if wish is None else 0
        unlike = _unlike(colour, wish) if wish else 0
        return max(legible - behind, 0) + max(APART - beside, 0) + drab, unlike

    if paints.console.palette_kind is PaletteKind.SHADES:
        return coats[0]
    return min(coats, key=shortfall)


def _unlike(colour: str, wish: Paint) -> int:
    """Return how far a colour is from a wished one, to compare by: its hue counts most."""
    given = paint_of(colour)
    turn = 0
    if wish.chroma >= COLOURFUL:
        turn = hue_gap(given.hue, wish.hue) if given.chroma >= COLOURFUL else GREY_TURN
    return distance(colour, mixed(wish)) + HUE_COUNTS * turn


def _sound(
    machine: Console, blend: Blend, chance: random.Random, draft: StyleDraft | None
) -> SoundGuide:
    swing = chance.choice((0, 0, 8, 14, 20)) if blend.mood in SWINGING else 0
    return SoundGuide(
        tempo=blend.tempo,
        scale=blend.scale,
        root=chance.randint(45, 56),
        swing=draft.swing if draft else swing,
        voices=machine.voices,
    )
