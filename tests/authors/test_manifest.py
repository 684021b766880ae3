"""Whatever the rules may show or sound is among the assets to be made."""

import re
from itertools import combinations

import pytest

from tests.plans import FEATURES, plan
from vintage_game_generator.kernels.python.kernel import constants
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.translate.program import program

KINDS = {name.upper().replace("-", "_"): name for name in constants.KIND_NAMES}
SHOWN_CELLS = {
    name: name.lower()
    for name in (
        *("COIN", "HEART", "LIFE", "KEY", "DOOR", "CHECKPOINT"),
        *("EXIT", "POWER", "CRATE", "SPRING", "GATE"),
    )
}
SOUNDS = {f"SOUND_{name.upper().replace('-', '_')}": name for name in constants.SOUND_NAMES}
# Rules may ask for these without their feature, as in `WALKER <= kind <= BOSS`; none is ever there.
OWN = {
    Feature.BOSSES: {"boss", "gate", "rune"},
    Feature.KEYS_AND_DOORS: {"key", "door"},
    Feature.POWER_UPS: {"power"},
    Feature.COMBAT: {"hero-shot", "slash"},
}
MIXES = [
    (genre, mix)
    for genre in Genre
    for mix in (
        *(mix for count in range(3) for mix in combinations(FEATURES[genre], count)),
        FEATURES[genre],
    )
]


@pytest.mark.parametrize("genre", Genre)
def test_every_mix_of_features_has_the_assets_that_its_rules_mention(genre: Genre) -> None:
    for mix in [mix for kind, mix in MIXES if kind is genre]:
        design = plan(genre, features=mix, seed=2).design
        source = "\n".join(program(design).modules.values())
        mentioned = set(re.findall(r"\b[A-Z][A-Z_]+\b", source))
        sprites = {sprite.name for sprite in design.sprites}
        sounds = {sound.name for sound in design.sounds}
        wanted = {KINDS[name] for name in mentioned & KINDS.keys()} - {"gone"}
        wanted |= {SHOWN_CELLS[name] for name in mentioned & SHOWN_CELLS.keys()}
        wanted -= set().union(*(OWN[feature] for feature in OWN if feature not in design.features))
        assert wanted - {"rune"} <= sprites, mix
        assert {SOUNDS[name] for name in mentioned & SOUNDS.keys()} <= sounds, mix


@pytest.mark.parametrize("genre", Genre)
def test_no_asset_is_named_twice(genre: Genre) -> None:
    design = plan(genre, features=FEATURES[genre], seed=2).design
    for specs in (design.sprites, design.tilesets, design.tunes, design.sounds):
        names = [spec.name for spec in specs]
        assert len(names) == len(set(names))
        assert len({spec.seed for spec in specs}) == len(specs), "each has a seed of its own"


@pytest.mark.parametrize("genre", Genre)
def test_nothing_is_drawn_for_features_that_are_not_there(genre: Genre) -> None:
    bare = {sprite.name for sprite in plan(genre, seed=2).design.sprites}
    assert not bare & {"key", "door", "power", "gate", "boss", "hero-shot", "slash", "rune"}
    runes = {sprite.name for sprite in plan(genre, seed=2, features=["bosses"]).design.sprites}
    assert {"boss", "gate", "rune"} <= runes
    blows = plan(genre, seed=2, features=[Feature.BOSSES, Feature.COMBAT]).design
    assert "rune" not in {sprite.name for sprite in blows.sprites}


@pytest.mark.parametrize("genre", Genre)
def test_only_a_hero_who_fights_has_a_blow_drawn(genre: Genre) -> None:
    for features, fights in ((["combat"], True), ([], False)):
        hero = plan(genre, seed=2, features=features).design.sprites[0]
        assert (hero.name, hero.attacks) == ("hero", fights)
