"""Enemies of the later consoles, animated."""

import random
from collections.abc import Callable
from dataclasses import replace

from vintage_game_generator.assets.sprites.inks import Picture
from vintage_game_generator.assets.sprites.outline import outlined
from vintage_game_generator.assets.sprites.pixel.foe import burst, swapped
from vintage_game_generator.assets.sprites.rig import (
    chargers,
    chasers,
    fliers,
    hoppers,
    shooters,
    walkers,
)
from vintage_game_generator.assets.sprites.rig.beat import Beat, Build, drawn_build
from vintage_game_generator.assets.sprites.rig.sculptor import Sculptor, Stance
from vintage_game_generator.assets.sprites.sheet import Sheet
from vintage_game_generator.models.style import StyleGuide

UNIT = 32
Model = Callable[[Sculptor, Build, Beat], None]

MODELS: dict[str, Model] = {
    "beetle": walkers.beetle,
    "crab": walkers.crab,
    "golem": walkers.golem,
    "frog": hoppers.frog,
    "slime": hoppers.slime,
    "spring-imp": hoppers.spring_imp,
    "boar": chargers.boar,
    "ram": chargers.ram,
    "rhino-beetle": chargers.rhino_beetle,
    "bat": fliers.bat,
    "wisp": fliers.wisp,
    "moth": fliers.moth,
    "jelly": fliers.jelly,
    "turret": shooters.turret,
    "plant": shooters.plant,
    "totem": shooters.totem,
    "ghost": chasers.ghost,
    "hound": chasers.hound,
    "shade": chasers.shade,
}
HOVERING = ("bat", "wisp", "moth", "jelly", "ghost", "shade")
HOPPING = {"frog": 5.0, "slime": 3.0, "spring-imp": 2.5}


def foe_sheet(
    archetype: str, frame: tuple[int, int], rng: random.Random, style: StyleGuide, attacks: bool
) -> Sheet:
    """Return all animations of an enemy of the later consoles."""
    name = archetype if archetype in MODELS else rng.choice(sorted(MODELS))
    build = drawn_build(rng)

    def posed(beat: Beat, stance: Stance | None = None) -> Picture:
        sculptor = Sculptor(frame, UNIT, style, stance)
        MODELS[name](sculptor, build, beat)
        if build.swapped:
            sculptor.drawing = swapped(sculptor.drawing)
        return sculptor.finished()

    hover = 1.2 if name in HOVERING else 0.0
    hop = HOPPING.get(name, 0.0)
    sheet = Sheet()
    calm = Stance(width=1.02, height=0.96)
    if hover:
        idle = [
            posed(Beat(swing, lift))
            for swing, lift in ((0.4, 0), (-0.2, 0.5), (-0.6, hover), (0, 0.5))
        ]
    else:
        idle = [posed(Beat()), posed(Beat(), calm)]
    sheet.add("idle", idle, 12 if hover else 24)
    if hop:
        walk = [
            posed(Beat(), Stance(width=1.08, height=0.84)),
            posed(Beat(0.5, hop * 0.6), Stance(width=0.95, height=1.04)),
            posed(Beat(1, hop)),
            posed(Beat(-0.5, hop * 0.5)),
        ]
    else:
        walk = [
            posed(Beat(swing, lift * hover), Stance(up=0.0 if swing or hover else 0.6))
            for swing, lift in ((1, 0), (0, 0.6), (-1, 1), (0, 0.6))
        ]
    sheet.add("walk", walk, 7)
    if attacks:
        sheet.add(
            "attack",
            [
                posed(Beat(-0.6, gape=0.4), Stance(width=0.97, height=0.98, lean=-0.08)),
                posed(Beat(0.6, gape=1.0), Stance(lean=0.08, right=-1.2)),
            ],
            8,
        )
    hurt = Stance(lean=-0.08, height=0.94, right=1, glow=2.4)
    sheet.add("hurt", [posed(Beat(0.5, gape=0.6, shut=True), hurt)])
    flat = replace(hurt, lean=0.0, right=0.0, width=1.06, height=0.55, glow=0.0)
    crumbs = [outlined(burst(min(frame), stage), style) for stage in (1, 2)]
    sheet.add(
        "death",
        [posed(Beat(0.5, gape=0.6, shut=True), hurt), posed(Beat(0, shut=True), flat), *crumbs],
    )
    return sheet
