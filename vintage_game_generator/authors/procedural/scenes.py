"""The places that one game leads through, in its own light and colours."""

import random
from collections.abc import Sequence
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
from vintage_game_generator.models.drafts.style import PlaceWish
from vintage_game_generator.models.style import Terrain

BIOMES = 4
# Degrees at most by which the blend's hue turns a place's: earth stays earth, skies are free.
EARTH_PULL, PLANT_PULL, SKY_PULL = 6, 15, 30
LUCK = 40  # how far chance may lift a place over one that fits better
DARK_SKIES = {sky.name for place in PLACES for sky in place.skies if sky.dark}
AT_ODDS = 100  # degrees from the light's hue at which a dark floor would look lit from elsewhere


class Scene(NamedTuple):
    """One place in one light, its paints already turned to the game's own hue."""

    name: str
    terrain: Terrain
    sky: Sky
    backdrop: Paint
    floor: bool  # whether the backdrop is a floor, seen from above
    detail: Paint
    place: Place


def chosen_scenes(
    blend: Blend, top_down: bool, chance: random.Random, wishes: Sequence[PlaceWish] = ()
) -> tuple[Scene, ...]:
    """Return four scenes with distinct terrains and, as far as can be, distinct skies.

    Args:
        blend: the game's mood and colours.
        top_down: whether it is seen from above.
        chance: decides among what fits as well.
        wishes: the first scenes, each of another terrain; the best of its skies where it has
            not the one that is wished.
    """
    scenes: list[Scene] = []
    places = list(PLACES)
    chance.shuffle(places)
    while len(scenes) < BIOMES:
        terrains = {scene.terrain for scene in scenes}
        skies = [scene.sky for scene in scenes]
        open_to = [place for place in places if place.terrain not in terrains]
        luck = {place: chance.randint(0, LUCK) for place in open_to}
        worth = {
            (place, sky): luck[place] + _fitness(place, sky, blend, skies)
            for place in open_to
            for sky in place.skies
        }
        wish = wishes[len(scenes)] if len(scenes) < len(wishes) else None
        fitting = _wished(list(worth), wish, {one.terrain for one in wishes})
        place, sky = max(fitting, key=lambda choice: worth[choice])
        scene = _scene(place, sky, blend, top_down, chance)
        scenes.append(scene._replace(name=wish.name) if wish else scene)
    return tuple(scenes)


def _wished(
    choices: list[tuple[Place, Sky]], wish: PlaceWish | None, wanted: set[Terrain]
) -> list[tuple[Place, Sky]]:
    """Return the choices that come nearest to a wish; without one, those nobody else wishes."""
    if not wish:
        return [choice for choice in choices if choice[0].terrain not in wanted]
    there = [choice for choice in choices if choice[0].terrain is wish.terrain]
    exactly = [choice for choice in there if choice[1].name == wish.sky]
    as_dark = [choice for choice in there if choice[1].dark == (wish.sky in DARK_SKIES)]
    return exactly or as_dark or there


def _fitness(place: Place, sky: Sky, blend: Blend, seen: list[Sky]) -> int:
    mood = 30 if blend.mood in place.moods[:2] else 18 if blend.mood in place.moods else 0
    hue = 30 - min(hue_gap(place.top.hue, blend.hue), hue_gap(place.fill.hue, blend.hue)) // 4
    light = 100 - blend.brightness if sky.dark else blend.brightness
    alike = sum(one.name == sky.name for one in seen)
    as_dark = sum(one.dark == sky.dark for one in seen)
    return mood + hue + light * 2 // 5 - 26 * alike - 5 * as_dark**2


def _scene(place: Place, sky: Sky, blend: Blend, top_down: bool, chance: random.Random) -> Scene:
    jitter = chance.randint(-6, 6)
    name = chance.choice(place.names)

    def turned(paint: Paint, pull: int) -> Paint:
        hue = (leaned(paint.hue, blend.hue, pull) + jitter) % 360
        return Paint(paint.lightness, paint.chroma * (65 + blend.saturation * 6 // 10) // 100, hue)

    def lit(paint: Paint, pull: int) -> Paint:
        own = turned(paint, pull)
        hue = leaned(own.hue, sky.tint, sky.dimming // 4)
        return Paint(own.lightness - sky.dimming, own.chroma, hue)

    own_sky = sky._replace(
        behind=turned(sky.behind, SKY_PULL),
        far=turned(sky.far, SKY_PULL),
        mid=turned(sky.mid, SKY_PULL),
        glow=turned(sky.glow, PLANT_PULL),
    )
    fill, top = lit(place.fill, EARTH_PULL), lit(place.top, PLANT_PULL)
    lit_place = place._replace(
        fill=fill,
        top=top,
        near=lit(place.near, EARTH_PULL),
        plant=lit(place.plant, PLANT_PULL),
        water=lit(place.water, EARTH_PULL),
    )
    backdrop = own_sky.behind
    detail = Paint(fill.lightness + 60, fill.chroma, (fill.hue + 25) % 360)
    if top_down:
        # the floor lies where the sky was; its marks are a little darker and lighter than itself
        backdrop = Paint(DARK_FLOOR if sky.dark else LIGHT_FLOOR, top.chroma * 8 // 10, top.hue)
        if sky.dark and hue_gap(top.hue, sky.tint) > AT_ODDS:
            backdrop = own_sky.behind._replace(lightness=DARK_FLOOR)
        detail = Paint(backdrop.lightness + 20, backdrop.chroma, backdrop.hue)
    return Scene(name, place.terrain, own_sky, backdrop, top_down, detail, lit_place)
