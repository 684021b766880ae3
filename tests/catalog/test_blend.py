import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vintage_game_generator.assets.palette import hue_gap
from vintage_game_generator.catalog import UnknownGame, find, games
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.catalog.classic import Mode, Mood
from vintage_game_generator.catalog.lexicon import hints
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import (
    Feature,
    GameConfig,
    Genre,
    Inspiration,
    Perspective,
)

NUMBERS = ("hue", "saturation", "brightness", "tempo", "pace", "airiness", "danger", "verticality")


def _config(*inspirations: tuple[str, float], **fields: Any) -> GameConfig:
    chosen = tuple(Inspiration(game=game, weight=weight) for game, weight in inspirations)
    defaults: dict[str, Any] = {
        "name": "Probe",
        "genre": Genre.PLATFORMER,
        "perspective": Perspective.SIDE_VIEW,
        "inspirations": chosen,
    }
    return GameConfig(**(defaults | fields))


def _adventure(*inspirations: tuple[str, float], **fields: Any) -> GameConfig:
    return _config(
        *inspirations,
        genre=Genre.ACTION_ADVENTURE,
        perspective=Perspective.TOP_DOWN,
        **fields,
    )


def _source(blended: Blend, kind: str, value: str | None = None) -> str:
    return next(
        trait.source
        for trait in blended.traits
        if trait.kind == kind and value in (None, trait.value)
    )


def test_one_inspiration_is_inherited_as_it_is() -> None:
    game = find("Mega Man X")
    blended = blend(_config(("mega man x", 1)))
    assert blended.tempo == game.music.tempo
    assert blended.scale == game.music.scale
    assert (blended.hue, blended.saturation, blended.brightness) == (
        game.look.hue,
        game.look.saturation,
        game.look.brightness,
    )
    assert blended.mood == game.moods[0]
    assert _source(blended, "tempo") == "Mega Man X"


def test_every_trait_names_its_source() -> None:
    blended = blend(_config(("Mega Man X", 3), ("Castlevania", 1)))
    kinds = [trait.kind for trait in blended.traits]
    assert {*NUMBERS, "mood", "scale"} <= set(kinds)
    assert all(trait.source for trait in blended.traits)
    assert _source(blended, "tempo") == "Mega Man X 75%, Castlevania 25%"
    wall_jump = next(trait for trait in blended.traits if trait.value == "wall jump")
    assert str(wall_jump) == "mechanic: wall jump <- Mega Man X 75%"


def test_weights_move_every_number_from_one_game_to_the_other() -> None:
    one, other = find("Sonic the Hedgehog"), find("Castlevania")
    blends = [
        blend(_config((one.name, weight), (other.name, 100 - weight))) for weight in (95, 50, 5)
    ]
    for name in ("tempo", "pace", "airiness", "danger", "brightness"):
        values = [getattr(blended, name) for blended in blends]
        assert values in (sorted(values), sorted(values, reverse=True))
        assert values[0] != values[2]
    assert hue_gap(blends[0].hue, one.look.hue) < hue_gap(blends[2].hue, one.look.hue)
    assert blends[0].scale == one.music.scale
    assert blends[2].scale == other.music.scale
    assert blends[0].mood != blends[2].mood


def test_the_order_of_inspirations_changes_nothing() -> None:
    named = [("Metroid", 1.0), ("Kirby's Dream Land", 1.0), ("Contra", 0.3)]
    orders = itertools.permutations(named)
    assert len({blend(_config(*order)).model_dump_json() for order in orders}) == 1


def test_a_game_named_twice_counts_twice() -> None:
    twice = blend(_config(("Metroid", 1), ("metroid", 1), ("Contra", 2)))
    assert twice == blend(_config(("Metroid", 2), ("Contra", 2)))


def test_numbers_round_half_up() -> None:
    # 105 and 150 bpm: 127.5
    assert blend(_config(("Super Mario Bros.", 1), ("Contra", 1))).tempo == 128


def test_only_moves_that_the_game_can_have_are_claimed() -> None:
    sources = (("Super Ghouls 'n Ghosts", 1.0), ("Mega Man X", 1.0))
    platformer = blend(_config(*sources))
    assert {"double-jump", "wall-jump", "dash"} <= set(platformer.mechanics)
    above = blend(_adventure(*sources))
    assert "dash" in above.mechanics
    assert not {"double-jump", "wall-jump"} & set(above.mechanics)
    claimed = {trait.value for trait in above.traits if trait.kind == "mechanic"}
    assert "wall jump" not in claimed


def test_features_that_the_brief_leaves_out_are_spirit_alone() -> None:
    without = blend(_config(("Mega Man 2", 1)))
    assert "bosses" not in without.mechanics
    assert _source(without, "spirit", "bosses") == "Mega Man 2"
    features = (Feature.BOSSES, Feature.COMBAT, Feature.POWER_UPS)
    asked = blend(_config(("Mega Man 2", 1), features=features))
    assert {"bosses", "shot", "power-ups"} <= set(asked.mechanics)
    assert _source(asked, "mechanic", "bosses") == "Mega Man 2"


def test_a_game_fights_in_one_way() -> None:
    features = (Feature.COMBAT,)
    slashing = blend(_config(("Strider", 3), ("Contra", 1), features=features))
    shooting = blend(_config(("Strider", 1), ("Contra", 3), features=features))
    assert ("sword" in slashing.mechanics, "shot" in slashing.mechanics) == (True, False)
    assert ("sword" in shooting.mechanics, "shot" in shooting.mechanics) == (False, True)


def test_a_rare_move_is_not_inherited() -> None:
    assert "wall-jump" not in blend(_config(("Kirby's Dream Land", 9), ("Mega Man X", 1))).mechanics


def test_words_of_the_brief_nudge_and_are_named() -> None:
    plain = blend(_config(("Super Mario World", 1)))
    night = blend(
        _config(("Super Mario World", 1), custom_description="A haunted night, and quickly!")
    )
    assert night.brightness < plain.brightness
    assert night.pace > plain.pace - 1
    assert "the brief (haunted -20)" in _source(night, "brightness")
    icy = blend(_config(("Super Mario World", 1), custom_description="Frozen seas"))
    assert hue_gap(icy.hue, 230) < hue_gap(plain.hue, 230)


def test_without_inspirations_words_and_seed_decide() -> None:
    fire = blend(_config(custom_description="A volcano of lava"))
    assert fire.mood == Mood.TENSE
    assert fire.hue == 30
    varied = {blend(_config(seed=seed)).model_dump_json() for seed in range(20)}
    assert len(varied) == 20
    assert _source(blend(_config()), "tempo") == "the genre"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ghosts of winter, running!", ["ghosts", "winter", "running"]),
        ("ghost ghosts GHOSTLY", ["ghost"]),
        ("Das Schiff im Eis", []),
        ("夜の灯台", []),
    ],
)
def test_words_are_known_by_their_stems(text: str, words: list[str]) -> None:
    assert [word for word, _ in hints(text)] == words


@given(
    st.lists(
        st.tuples(st.sampled_from([game.name for game in games()]), st.floats(0.001, 100)),
        max_size=5,
    ),
    st.text(max_size=300),
    st.integers(0, 2**32 - 1),
    st.sampled_from(list(Genre)),
)
def test_any_brief_has_a_blend_within_bounds(
    inspirations: list[tuple[str, float]], text: str, seed: int, genre: Genre
) -> None:
    brief = _config if genre is Genre.PLATFORMER else _adventure
    config = brief(*inspirations, custom_description=text, seed=seed)
    blended = blend(config)
    assert blended == blend(config)
    assert blended.mood in list(Mood)
    assert blended.scale in list(Mode)


def test_an_unknown_inspiration_is_refused() -> None:
    with pytest.raises(UnknownGame):
        blend(_config(("Halo", 1)))
