"""The papers of a game: what it is, how to play it, how to go on from there."""

import pytest
import yaml

from tests.feature_samples import GLIDE, GRAPPLING_HOOK
from tests.plans import FEATURES, Plan, plan
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.models.config import Genre, Language
from vintage_game_generator.models.design import CustomFeature
from vintage_game_generator.packaging.papers import brief_yaml, papers

TITLES = ["Ünïcode \"quoted\" 'title'", '"""', "潮の番人", "{{ 7 * 7 }}", "{% raw %}", "日" * 60]


def readme_of(made: Plan) -> str:
    return papers(made.config, made.design)["README.md"].decode()


@pytest.mark.parametrize("genre", Genre)
def test_the_readme_names_controls_places_and_the_way_on(genre: Genre) -> None:
    made = plan(genre, name="Moss Bell", features=FEATURES[genre], seed=1)
    readme = readme_of(made)
    for words in (f"python -m {made.design.package}", "Arrows", "attack", "dash", "Enter"):
        assert words in readme
    for level in made.design.levels:
        assert level.name in readme
    for place in ("game.py", "rules/", "rules/tuning.py", "kernel/", "assets/", "tests/"):
        assert place in readme


def test_the_readme_of_a_bare_game_promises_no_more_than_there_is() -> None:
    readme = readme_of(plan(Genre.PLATFORMER, name="Bare", features=[]))
    for word in ("attack", "dash", "boss"):
        assert word not in readme.lower().split("## where things are")[0].split("## the cast")[0]
    assert "other languages" not in readme


def test_the_readme_tells_what_there_is_to_do_in_each_level() -> None:
    made = plan(Genre.PLATFORMER, name="Moss Bell")
    first, second, *_ = made.design.levels
    story = made.design.story.model_copy(update={"goals": (("Find the bell", "and wake it"),)})
    design = made.design.model_copy(update={"story": story})
    readme = readme_of(made._replace(design=design))
    assert f"\n1. {first.name}: Find the bell and wake it\n2. {second.name}\n" in readme


def test_the_readme_tells_what_is_the_game_s_own_and_how_it_is_used() -> None:
    made = plan(Genre.PLATFORMER, name="Moss Bell")
    assert own_part(readme_of(made)) == ""
    own = CustomFeature(**GRAPPLING_HOOK), CustomFeature(**GLIDE | {"button": "none"})
    design = made.design.model_copy(update={"custom_features": own})
    assert own_part(readme_of(made._replace(design=design))).split("\n- ") == [
        "",
        "**grappling hook** (Up+X): Hold up and press attack to be pulled to a wall above.",
        "**glide**: Hold the jump button to fall slowly.\n\n",
    ]


def own_part(readme: str) -> str:
    """Return what the README says of a game's own features."""
    return readme.partition("What is this game's own:")[2].partition("## ")[0]


def test_the_readme_says_how_to_play_and_check_each_language() -> None:
    made = plan(Genre.PLATFORMER, name="Moss Bell", target_languages=list(Language))
    readme = readme_of(made)
    for words in (
        "`rust/`",
        "cargo run --release",
        "`ruby/`",
        "ruby ruby/bin/replay recordings/win.json",
        "web/moss-bell.html",
        "node web/replay.mjs recordings/win.json",
    ):
        assert words in readme


@pytest.mark.parametrize("name", TITLES)
def test_any_title_is_in_the_readme_as_it_was_written(name: str) -> None:
    assert f"# {name}\n" in readme_of(plan(Genre.PLATFORMER, name=name))


def test_the_brief_makes_the_same_game_again() -> None:
    made = plan(Genre.PLATFORMER, name="Moss Bell", target_languages=["web"], seed=3)
    assert checked_brief(yaml.safe_load(brief_yaml(made.config))) == made.config
    assert made.config.target_languages == (Language.PYTHON, Language.WEB)
