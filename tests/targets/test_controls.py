"""What a player is told to press."""

import pytest

from tests.plans import plan
from vintage_game_generator.models.config import Genre
from vintage_game_generator.models.design import CustomFeature, FeatureButton, GameDesign
from vintage_game_generator.targets.controls import ROOM, controls


def with_feature(name: str, button: FeatureButton) -> GameDesign:
    feature = CustomFeature(name=name, summary="Throws a hook.", button=button, source="")
    made = plan(Genre.PLATFORMER, name="Own", features=["combat"]).design
    return made.model_copy(update={"custom_features": (feature,)})


def test_a_feature_of_its_own_is_named_after_those_of_all_games() -> None:
    assert controls(with_feature("hook", FeatureButton.UP_B)) == (
        ("Arrows", "move"),
        ("Z", "jump"),
        ("X", "attack"),
        ("Up+X", "hook"),
        ("Enter", "start, pause"),
    )


def test_what_acts_by_itself_is_not_pressed() -> None:
    design = with_feature("echo", FeatureButton.NONE)
    assert controls(design) == controls(design.without_features())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("tide-bell", "tide bell"),
        ("grappling-hook", "hook"),
        ("long-grappling-hook", "hook"),
        ("incomprehensibilities", "incomprehen"),
    ],
)
def test_a_long_name_is_shortened_to_what_a_small_screen_s_pause_has_room_for(
    name: str, shown: str
) -> None:
    *_, own, _ = controls(with_feature(name, FeatureButton.DOWN_B))
    assert own == ("Down+X", shown)
    assert len(": ".join(own)) <= ROOM


@pytest.mark.parametrize("button", [one for one in FeatureButton if one is not FeatureButton.NONE])
def test_every_button_is_told_by_its_key(button: FeatureButton) -> None:
    *_, (keys, _), _ = controls(with_feature("hook", button))
    assert keys
