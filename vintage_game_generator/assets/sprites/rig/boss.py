"""Bosses, animated."""

import random
from dataclasses import replace

from vintage_game_generator.assets.sprites.inks import Picture
from vintage_game_generator.assets.sprites.outline import outlined
from vintage_game_generator.assets.sprites.pixel.foe import burst
from vintage_game_generator.assets.sprites.rig import masters, monsters
from vintage_game_generator.assets.sprites.rig.beat import Beat, drawn_build
from vintage_game_generator.assets.sprites.rig.foe import Model
from vintage_game_generator.assets.sprites.rig.sculptor import Sculptor, Stance
from vintage_game_generator.assets.sprites.sheet import Sheet
from vintage_game_generator.models.style import StyleGuide

UNIT = 64
MODELS: dict[str, Model] = {
    "leviathan": monsters.leviathan,
    "colossus": masters.colossus,
    "queen-wasp": monsters.queen_wasp,
    "warlock": masters.warlock,
    "clockwork": masters.clockwork,
}


def boss_sheet(
    archetype: str, frame: tuple[int, int], rng: random.Random, style: StyleGuide
) -> Sheet:
    """Return all animations of a boss in a frame of 24 pixels or more."""
    model = MODELS[archetype if archetype in MODELS else rng.choice(sorted(MODELS))]
    build = drawn_build(rng)

    def posed(beat: Beat, stance: Stance | None = None) -> Picture:
        sculptor = Sculptor(frame, UNIT, style, stance)
        model(sculptor, build, beat)
        return sculptor.finished()

    sheet = Sheet()
    breath = Stance(width=1.01, height=0.97)
    sheet.add("idle", [posed(Beat(0.2)), posed(Beat(-0.2, 0.5), breath)], 20)
    sheet.add(
        "walk",
        [posed(Beat(swing, lift)) for swing, lift in ((1, 0), (0, 0.5), (-1, 1), (0.1, 0.5))],
        9,
    )
    wound_up = Stance(lean=-0.06, width=0.98, height=0.98)
    struck = Stance(lean=0.07)
    sheet.add(
        "attack",
        [posed(Beat(-0.5, gape=0.35), wound_up), posed(Beat(0.4, gape=1.0), struck)],
        10,
    )
    hurt = Stance(lean=-0.08, height=0.96, glow=2.6)
    sheet.add("hurt", [posed(Beat(0.4, gape=0.7, shut=True), hurt)])
    sinking = replace(hurt, glow=1.0, height=0.75, lean=-0.16, width=1.05)
    flat = Stance(width=1.1, height=0.42)
    crumbs = [outlined(burst(min(frame), stage), style) for stage in (1, 2)]
    sheet.add(
        "death",
        [
            posed(Beat(0.4, gape=0.7, shut=True), hurt),
            posed(Beat(0, gape=0.4, shut=True), sinking),
            posed(Beat(0, shut=True), flat),
            *crumbs,
        ],
        14,
    )
    return sheet
