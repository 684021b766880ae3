"""A style guide, as a model would have it."""

from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.asking.question import Refused
from vintage_game_generator.authors.language_model.prompting import form, question
from vintage_game_generator.authors.language_model.wording import complaints
from vintage_game_generator.authors.procedural.places import PLACES
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.catalog.classic import Mode, Mood
from vintage_game_generator.consoles import PaletteKind, console
from vintage_game_generator.consoles.checks import check_style
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.drafts.style import (
    MOST_PLACES,
    DraftedStyle,
    PlaceWish,
    SkyKind,
    StyleDraft,
)
from vintage_game_generator.models.style import Light, Terrain

EXAMPLE = StyleDraft(
    mood=Mood.GRITTY,
    hue=62,
    saturation=41,
    brightness=35,
    light=Light.TOP_RIGHT,
    tempo=104,
    scale=Mode.DORIAN,
    swing=12,
    places=(
        PlaceWish(terrain=Terrain.SAND, sky=SkyKind.DUSK, name="Kiln Terraces"),
        PlaceWish(terrain=Terrain.BRICK, sky=SkyKind.NIGHT, name="Potters' Stair"),
    ),
    hero_colour="#c05a2e",
    foe_colour="#3f8f6b",
    boss_colour="#8a3fb0",
)


def style_draft(desk: Desk, config: GameConfig, blend: Blend) -> DraftedStyle:
    """Return what a model says of the look and the sound; the guide of it passes every check."""
    machine = console(config.art_style)
    asked = question(
        "style-guide",
        StyleDraft,
        phase="style-draft",
        piece="style guide",
        seed=config.seed,
        max_tokens=500,
        example=form(EXAMPLE),
        config=config,
        blend=blend,
        machine=machine,
        colourful=machine.palette_kind is not PaletteKind.SHADES,
        moods=[mood.value for mood in Mood],
        lights=[light.value for light in Light],
        scales=[scale.value for scale in Mode],
        most_places=MOST_PLACES,
        terrains={terrain.value: _skies(terrain) for terrain in Terrain},
    )

    def admit(draft: StyleDraft) -> None:
        names = {f"place {number}": place.name for number, place in enumerate(draft.places, 1)}
        found = complaints(config, names, {}, [place.name for place in EXAMPLE.places])
        reasons = [f"{where}: {reason}" for where, reason in found.items()]
        findings = check_style(style_guide(config, blend, draft))
        reasons += [f"{one.subject}: {one.message}" for one in findings]
        if reasons:
            raise Refused(reasons)

    draft, credits = desk.asked(asked, admit)
    return DraftedStyle(draft=draft, credits=credits)


def _skies(terrain: Terrain) -> list[str]:
    there = {sky.name for place in PLACES if place.terrain is terrain for sky in place.skies}
    return [sky.value for sky in SkyKind if sky in there]
