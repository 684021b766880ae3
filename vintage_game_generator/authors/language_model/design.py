"""An architecture, as a model would have it."""

from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.asking.question import Refused
from vintage_game_generator.assets.sprites.archetypes import ARCHETYPES
from vintage_game_generator.authors.language_model.prompting import form, question, sparks
from vintage_game_generator.authors.language_model.wording import complaints
from vintage_game_generator.authors.procedural import words
from vintage_game_generator.authors.procedural.design import game_design
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import Feature, GameConfig
from vintage_game_generator.models.design import Behaviour
from vintage_game_generator.models.drafts.design import (
    DesignDraft,
    DraftedDesign,
    FoeWish,
    Length,
    LevelWish,
)
from vintage_game_generator.models.style import StyleGuide

EXAMPLE = DesignDraft(
    hero_name="Obrin",
    hero="tinkerer",
    foes=(
        FoeWish(archetype="golem", name="Kiln Golem"),
        FoeWish(archetype="moth", name="Varnish Moth"),
    ),
    boss_name="Glaze Warlock",
    boss="warlock",
    levels=(
        LevelWish(
            name="Cracked Kilns", place=2, difficulty=20, verticality=35, length=Length.SHORT
        ),
        LevelWish(
            name="Wheelwright Stair", place=1, difficulty=45, verticality=70, length=Length.LONG
        ),
        LevelWish(
            name="Saltglaze Hall", place=3, difficulty=65, verticality=50, length=Length.MEDIUM
        ),
    ),
    pace=40,
    airiness=30,
    danger=55,
)


def design_draft(desk: Desk, config: GameConfig, blend: Blend, style: StyleGuide) -> DraftedDesign:
    """Return what a model says of the cast and the places; a plan of the whole game comes of it."""
    asked = question(
        "architecture",
        DesignDraft,
        phase="design-draft",
        piece="architecture",
        seed=config.seed,
        max_tokens=900,
        example=form(EXAMPLE),
        config=config,
        style=style,
        heroes=ARCHETYPES["hero"],
        bosses=ARCHETYPES["boss"],
        foes={behaviour.value: ARCHETYPES[behaviour] for behaviour in Behaviour},
        sparks=sparks(config.seed, "design", _words(style), 6),
        has_boss=Feature.BOSSES in config.features,
    )

    def admit(draft: DesignDraft) -> None:
        found = complaints(config, _names(draft), {}, _names(EXAMPLE).values())
        reasons = [f"{where}: {reason}" for where, reason in found.items()]
        design = game_design(config, blend, style, draft)
        named = [one.name.lower() for one in (design.hero, *design.enemies)]
        if len(set(named)) < len(named):
            reasons.append("two of the cast are called alike; rename one")
        if reasons:
            raise Refused(reasons)

    draft, credits = desk.asked(asked, admit)
    return DraftedDesign(draft=draft, credits=credits)


def _words(style: StyleGuide) -> list[str]:
    """Return words that a game's grounds bring to mind."""
    lists = (words.PLACE_ADJECTIVES, words.PLACE_NOUNS, words.FOE_ADJECTIVES)
    grounds = [biome.terrain for biome in style.biomes]
    return [word.lower() for terrain in grounds for one in lists for word in one[terrain]]


def _names(draft: DesignDraft) -> dict[str, str]:
    """Return every name of a draft by its place."""
    foes = {f"foe {number}": foe.name for number, foe in enumerate(draft.foes, 1)}
    levels = {f"level {number}": level.name for number, level in enumerate(draft.levels, 1)}
    return {"the hero": draft.hero_name, **foes, "the boss": draft.boss_name, **levels}
