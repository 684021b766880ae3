"""The tiles of one place, asked of a model."""

from prompts import rendered
from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.asking.question import Message, Question, Refused
from vintage_game_generator.assets.tilesets import draw_tileset
from vintage_game_generator.assets.tilesets.backdrop import sky_of
from vintage_game_generator.assets.tilesets.props import chosen_props, known_props
from vintage_game_generator.assets.tilesets.scenes import scenes_below
from vintage_game_generator.consoles.checks import check_tileset
from vintage_game_generator.models.design import TilesetSpec
from vintage_game_generator.models.drafts.tileset import (
    GRAIN,
    Density,
    DraftedTileset,
    Edge,
    TilesetDraft,
)
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.style import StyleGuide


def tileset_draft(
    desk: Desk, spec: TilesetSpec, style: StyleGuide, direction: str = ""
) -> DraftedTileset:
    """Return what a place's tiles are like, as a model wants them.

    A texture is softened until the ground reads as one mass, never refused. What cannot be seen
    from the game's view, or below the place's sky, is left to the rules, with a finding.
    """

    def admit(draft: TilesetDraft) -> None:
        if not chosen_props(draft, spec):
            known = ", ".join(known_props(spec))
            raise Refused([f"decorations: none can be seen from there; choose from {known}"])
        findings = check_tileset(draw_tileset(spec, style, draft), spec, style)
        errors = [one.message for one in findings if one.severity is Severity.ERROR]
        if errors:
            raise Refused(errors)

    question = Question(
        phase="tileset-draft",
        piece=spec.name,
        template="tileset",
        messages=(Message("user", _prompt(spec, style, direction)),),
        shape=TilesetDraft,
        max_tokens=512,
        temperature=0.8,
        seed=spec.seed,
    )
    draft, credits = desk.asked(question, admit)
    if draft is None:
        return DraftedTileset(credits=credits)
    findings = tuple(
        Finding(
            severity=Severity.INFO,
            code="kept-in-part",
            subject=spec.name,
            message=f"drawn by rule: {message}",
        )
        for message in _unseen(draft, spec, style)
    )
    return DraftedTileset(
        draft=draft,
        credits=credits.model_copy(update={"findings": (*credits.findings, *findings)}),
    )


def _unseen(draft: TilesetDraft, spec: TilesetSpec, style: StyleGuide) -> list[str]:
    """Return what of a draft is not drawn, and why."""
    unseen = [
        f"{one} is not known from this view"
        for one in draft.decorations
        if one not in known_props(spec)
    ]
    if not spec.side_view:
        return unseen
    scenes = scenes_below(sky_of(style.biomes[spec.biome]))
    for depth, scene in (("far", draft.far), ("near", draft.near)):
        if scene and scene not in scenes:
            unseen.append(f"{depth}: no {scene} below an open sky")
    return unseen


def _prompt(spec: TilesetSpec, style: StyleGuide, direction: str) -> str:
    biome = style.biomes[spec.biome]
    aslant = "from above at a slant" if spec.slanted else "from straight above"
    return rendered(
        "tileset",
        console=style.console.value,
        view="from the side" if spec.side_view else aslant,
        place=biome.name,
        terrain=biome.terrain.value,
        mood=style.mood,
        direction=" ".join(direction.split()),
        grain=GRAIN,
        decorations=[one.value for one in known_props(spec)],
        densities=list(Density),
        edges=list(Edge),
        scenes=[one.value for one in scenes_below(sky_of(biome))] if spec.side_view else [],
    )
