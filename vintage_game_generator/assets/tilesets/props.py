"""Decor: what stands, grows and lies about in each terrain."""

import random
from dataclasses import dataclass

from vintage_game_generator.assets.tilesets.above_motifs import ABOVE
from vintage_game_generator.assets.tilesets.foliage import bush, pine, tree
from vintage_game_generator.assets.tilesets.growing_motifs import GROWING
from vintage_game_generator.assets.tilesets.inks import BiomeInks, Tile
from vintage_game_generator.assets.tilesets.lying_motifs import LYING
from vintage_game_generator.models.design import TilesetSpec
from vintage_game_generator.models.drafts.tileset import Decoration, TilesetDraft
from vintage_game_generator.models.style import Light, Terrain

MOTIFS = GROWING | LYING | ABOVE


@dataclass(frozen=True)
class Prop:
    """A picture of whole tiles that may be placed on a map."""

    name: str
    palette: str
    picture: Tile


_SIDE: dict[Terrain, tuple[str, ...]] = {
    Terrain.GRASS: ("tuft", "tuft-2", "flower", "mushroom", "sign", "bush", "tree"),
    Terrain.STONE: ("pebbles", "tuft-2", "crystal", "mushroom", "lamp", "column"),
    Terrain.ICE: ("pebbles", "crystal", "crystal-2", "sign", "pine"),
    Terrain.SAND: ("pebbles", "cactus", "bones", "sign", "column"),
    Terrain.METAL: ("pipe", "lamp", "barrel", "pebbles"),
    Terrain.BRICK: ("lamp", "urn", "column", "pebbles", "bones"),
    Terrain.CORAL: ("weed", "shell", "fan", "tuft-2", "crystal"),
    Terrain.SWAMP: ("tuft", "reeds", "mushroom", "bones", "bush", "tree"),
}
_SLANTED: dict[Terrain, tuple[str, ...]] = {
    Terrain.GRASS: ("tuft", "tuft-2", "flower", "pebbles"),
    Terrain.STONE: ("pebbles", "tuft-2", "bones"),
    Terrain.ICE: ("pebbles", "crystal"),
    Terrain.SAND: ("pebbles", "bones", "tuft-2"),
    Terrain.METAL: ("pebbles",),
    Terrain.BRICK: ("pebbles", "bones"),
    Terrain.CORAL: ("weed", "pebbles", "tuft-2"),
    Terrain.SWAMP: ("tuft", "reeds", "tuft-2"),
}
_ABOVE: dict[Terrain, tuple[str, ...]] = {
    Terrain.GRASS: ("clover", "blossoms", "pebbles"),
    Terrain.STONE: ("pebbles", "clover", "bones"),
    Terrain.ICE: ("pebbles", "shard"),
    Terrain.SAND: ("pebbles", "bones"),
    Terrain.METAL: ("pebbles",),
    Terrain.BRICK: ("pebbles", "bones"),
    Terrain.CORAL: ("clover", "pebbles"),
    Terrain.SWAMP: ("clover", "pebbles"),
}
# What has two drawings, the second under a name of its own.
_PAIRS = {"tuft": ("tuft", "tuft-2"), "crystal": ("crystal", "crystal-2")}


def _of_view(spec: TilesetSpec) -> dict[Terrain, tuple[str, ...]]:
    return _SIDE if spec.side_view else _SLANTED if spec.slanted else _ABOVE


def known_props(spec: TilesetSpec) -> tuple[Decoration, ...]:
    """Return what can be drawn as it looks from a tileset's view."""
    names = {name for some in _of_view(spec).values() for name in some}
    return tuple(one for one in Decoration if one in names)


def chosen_props(draft: TilesetDraft, spec: TilesetSpec) -> tuple[str, ...]:
    """Return the props that a draft chose, those left out that its view does not know."""
    known = {name for some in _of_view(spec).values() for name in some}
    wanted = (name for one in draft.decorations for name in _PAIRS.get(one, (one.value,)))
    return tuple(name for name in wanted if name in known)


def props_of(
    terrain: Terrain,
    inks: BiomeInks,
    size: int,
    spec: TilesetSpec,
    light: Light,
    rng: random.Random,
    draft: TilesetDraft | None = None,
) -> list[Prop]:
    """Return the props of a terrain, or those that a draft chose and that its view knows.

    A terrain's own come small ones first, a draft's in its own order.
    """
    grown = {"bush": bush, "tree": tree, "pine": pine}
    props = []
    names = _of_view(spec)[terrain]
    chosen = chosen_props(draft, spec) if draft else ()
    for name in chosen or names:
        if name in grown:
            props.append(Prop(name, "scenery", grown[name](size, inks.scenery, light, rng)))
        else:
            motif = MOTIFS[name][size]
            picture = motif.paint(inks[motif.palette], mirrored=light is Light.TOP_RIGHT)
            props.append(Prop(name, motif.palette, picture))
    return props
