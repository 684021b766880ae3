"""The colour scheme of one game: which places it leads through, and who wears which colours."""

import random
from typing import NamedTuple

from vintage_game_generator.assets.palette import Paint, hue_gap, leaned
from vintage_game_generator.authors.procedural.places import (
    DARK_FLOOR,
    LIGHT_FLOOR,
    PLACES,
    Place,
    Sky,
)
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.style import Terrain

BIOMES = 4
HUE_PULL = 26  # degrees at most by which the blend's hue turns a place's hues
PULLED_SKIES = 34


class Scene(NamedTuple):
    """One place in one light, its paints already turned to the game's mood."""

    name: str
    terrain: Terrain
    sky: Sky
    backdrop: Paint
    place: Place


def chosen_scenes(blend: Blend, top_down: bool, chance: random.Random) -> tuple[Scene, ...]:
    """Return four scenes with distinct terrains and, as far as can be, distinct skies."""
    scenes: list[Scene] = []
    places = list(PLACES)
    chance.shuffle(places)
    while len(scenes) < BIOMES:
        terrains = {scene.terrain for scene in scenes}
        skies = [scene.sky.name for scene in scenes]
        best = max(
            (
                (_fitness(place, sky, blend, skies), -position, place, sky)
                for position, place in enumerate(places)
                if place.terrain not in terrains
                for sky in place.skies
            ),
            key=lambda candidate: candidate[:2],
        )
        scenes.append(_scene(best[2], best[3], blend, top_down, chance))
    return tuple(scenes)


def _fitness(place: Place, sky: Sky, blend: Blend, seen: list[str]) -> int:
    mood = 30 if blend.mood in place.moods[:2] else 18 if blend.mood in place.moods else 0
    hue = 30 - min(hue_gap(place.top.hue, blend.hue), hue_gap(place.fill.hue, blend.hue)) // 4
    wanted = 100 - blend.brightness if sky.dark else blend.brightness
    return mood + hue + wanted // 3 - 26 * seen.count(sky.name)


def _scene(place: Place, sky: Sky, blend: Blend, top_down: bool, chance: random.Random) -> Scene:
    jitter = chance.randint(-10, 10)
    name = chance.choice(place.names)

    def turned(paint: Paint, pull: int) -> Paint:
        hue = (leaned(paint.hue, blend.hue, pull) + jitter) % 360
        return Paint(paint.lightness, paint.chroma * (65 + blend.saturation * 6 // 10) // 100, hue)

    def lit(paint: Paint) -> Paint:
        own = turned(paint, HUE_PULL)
        hue = leaned(own.hue, sky.tint, sky.dimming // 4)
        return Paint(own.lightness - sky.dimming, own.chroma, hue)

    own_sky = sky._replace(
        behind=turned(sky.behind, PULLED_SKIES),
        far=turned(sky.far, PULLED_SKIES),
        mid=turned(sky.mid, PULLED_SKIES),
        glow=turned(sky.glow, HUE_PULL),
    )
    lit_place = place._replace(
        fill=lit(place.fill),
        top=lit(place.top),
        near=lit(place.near),
        plant=lit(place.plant),
        water=lit(place.water),
    )
    backdrop = own_sky.behind
    if top_down:
        floor = lit_place.top
        backdrop = Paint(DARK_FLOOR if sky.dark else LIGHT_FLOOR, floor.chroma // 2, floor.hue)
    return Scene(name, place.terrain, own_sky, backdrop, lit_place)


class Coat(NamedTuple):
    """The paints of one character."""

    outline: Paint
    primary: Paint
    secondary: Paint
    skin: Paint
    metal: Paint
    light: Paint


SKINS = (
    Paint(850, 65, 58),
    Paint(800, 80, 60),
    Paint(740, 90, 62),
    Paint(620, 85, 55),
    Paint(520, 75, 50),
)
STEEL = Paint(680, 30, 250)
IVORY = Paint(965, 25, 95)
EYES = (Paint(950, 60, 105), Paint(930, 80, 190), Paint(940, 60, 60), Paint(955, 20, 220))
GOLD = Paint(780, 150, 82)


def hero_coats(blend: Blend, chance: random.Random) -> tuple[Coat, ...]:
    """Return coats for the hero, the likeliest first; the painter takes the first that stands out.

    The first stand across the wheel from the game's own hue.
    """
    skin = chance.choice(SKINS[:4])
    turn = chance.choice((165, 180, 195, 150, 210, 120, 240))
    side = chance.choice((150, 180, 210, -60))
    coats = []
    for step in range(12):
        spread = (step + 1) // 2 * 30 * (1 if step % 2 else -1)
        hue = (blend.hue + turn + spread) % 360
        coats.append(
            Coat(
                outline=Paint(230, 60, leaned(hue, 290, 50)),
                primary=Paint(530, 190, hue),
                secondary=Paint(480, 110, (hue + side) % 360),
                skin=skin,
                metal=STEEL,
                light=IVORY,
            )
        )
    return tuple(coats)


def foe_coat(hero: Coat, avoid: tuple[int, ...], chance: random.Random) -> Coat:
    """Return the foes' coat: the hue farthest from the hero's and, less so, from the grounds'."""
    offset = chance.randrange(0, 30, 5)
    hue = max(
        (hue for hue in range(offset, 360 + offset, 15)),
        key=lambda hue: (
            2 * min(hue_gap(hue, hero.primary.hue), 120)
            + min((min(hue_gap(hue, ground), 60) for ground in avoid), default=0)
            + (hue * 7 + offset * 13) % 31
        ),
    )
    return Coat(
        outline=Paint(220, 60, leaned(hue, 290, 40)),
        primary=Paint(560, 170, hue % 360),
        secondary=Paint(640, 100, (hue + 40) % 360),
        skin=Paint(700, 100, (hue + 20) % 360),
        metal=STEEL,
        light=chance.choice(EYES),
    )


def menace_coat(hero: Coat, foe: Coat, chance: random.Random) -> Coat:
    """Return the coat of bosses and shots: hot and hard, unlike the hero's and the foes'."""
    hue = max(
        (350, 20, 305, 45, 330),
        key=lambda hue: (
            min(hue_gap(hue, hero.primary.hue), 70)
            + min(hue_gap(hue, foe.primary.hue), 50)
            + chance.randint(0, 25)
        ),
    )
    return Coat(
        outline=Paint(200, 70, leaned(hue, 290, 40)),
        primary=Paint(550, 215, hue),
        secondary=Paint(430, 120, (hue - 60) % 360),
        skin=Paint(690, 110, (hue + 25) % 360),
        metal=Paint(620, 40, 300),
        light=Paint(910, 120, 95),
    )


def treasure_coat(chance: random.Random) -> Coat:
    """Return the coat of things worth having: gold with a cool gem."""
    gem = chance.choice((20, 160, 200, 255, 320))
    return Coat(
        outline=Paint(270, 75, 40),
        primary=GOLD,
        secondary=Paint(620, 180, gem),
        skin=Paint(700, 150, 55),
        metal=Paint(790, 40, 230),
        light=Paint(975, 50, 100),
    )
