"""The rules' own goals and sayings fit every screen, and are not always the same."""

import pytest

from tests.wishes import begun, brief
from vintage_game_generator.authors.procedural import words
from vintage_game_generator.authors.procedural.lines import (
    GOAL_LINES,
    SAYING_LINES,
    letters_a_line,
    wrapped,
)
from vintage_game_generator.models.config import ArtStyle

VIEWS = {"platformer": "side-view", "action-adventure": "top-down"}
each_console = pytest.mark.parametrize("art_style", ArtStyle)


@each_console
@pytest.mark.parametrize("genre", VIEWS)
@pytest.mark.parametrize("seed", range(6))
def test_each_level_has_a_goal_and_a_saying_that_fit(
    art_style: ArtStyle, genre: str, seed: int
) -> None:
    features = [[], ["bosses"], ["keys-and-doors", "bosses"]][seed % 3]
    changes = {"genre": genre, "perspective": VIEWS[genre], "features": features}
    _, style, design = begun(brief(art_style=art_style, seed=seed, **changes))
    told = design.story
    assert len(told.goals) == len(told.sayings) == len(design.levels)
    assert all(1 <= len(goal) <= GOAL_LINES for goal in told.goals)
    assert all(2 <= len(saying) <= 1 + SAYING_LINES for saying in told.sayings)
    assert all(saying[0].endswith(":") for saying in told.sayings)
    every = [line for lines in (*told.goals, *told.sayings) for line in lines]
    assert max(map(len, every)) <= letters_a_line(style)
    assert len(set(told.goals)) == len(told.goals)
    cast = {one.name for one in (design.hero, *design.enemies)}
    cast |= {design.boss.name} if design.boss else set()
    for saying in told.sayings:
        assert any(name.endswith(saying[0].rstrip(":")) for name in cast)


@each_console
def test_whatever_may_be_said_has_room_on_every_screen(art_style: ArtStyle) -> None:
    _, style, _ = begun(brief(art_style=art_style))
    said = (*words.HERO_SAYS, *words.FOES_SAY, *words.BOSSES_SAY)
    for texts in (said, *words.SAID_OF_PLACES.values(), *words.GOALS_OF_PLACES.values()):
        assert all(len(wrapped(text, style)) <= 2 for text in texts)
    for goals in (words.GOALS_ACROSS, words.GOALS_WITHIN, words.GOALS_LOCKED, words.GOALS_BOSS):
        assert len(wrapped(goals[-1], style)) <= 2


def test_seeds_set_other_goals_and_say_other_things() -> None:
    stories = [begun(brief(seed=seed))[2].story for seed in range(12)]
    assert len({one.goals for one in stories}) == len(stories)
    assert len({one.sayings for one in stories}) >= len(stories) - 1


def test_the_boss_has_the_last_word() -> None:
    design = begun(brief())[2]
    assert design.boss
    assert design.boss.name.endswith(design.story.sayings[-1][0].rstrip(":"))
