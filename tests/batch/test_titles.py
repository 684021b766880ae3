"""Titles of games that nobody has named."""

from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.catalog import games
from vintage_game_generator.lineups.titles import LONGEST, made_title
from vintage_game_generator.models.config import GameConfig


def brief(**changes: object) -> GameConfig:
    plain = {"name": "X", "genre": "platformer", "perspective": "side-view"}
    return checked_brief(plain | changes)


def test_a_title_is_the_same_for_the_same_brief_and_another_for_another_seed() -> None:
    def title(**changes: object) -> str:
        return made_title(brief(**changes), lambda _: True)

    assert title(seed=1) == title(seed=1) == title(seed=1, name="Y")
    assert len({title(seed=seed) for seed in range(50)}) > 40


def test_titles_fit_a_title_screen_and_are_no_classics() -> None:
    known = {game.name.lower() for game in games()}
    made = {made_title(brief(seed=seed), lambda _: True) for seed in range(200)}
    assert max(map(len, made)) <= LONGEST
    assert not {title.lower() for title in made} & known


def test_a_taken_title_is_passed_over_and_they_never_run_out() -> None:
    taken: set[str] = set()
    for _ in range(1200):
        taken.add(made_title(brief(), lambda title: title not in taken))
    assert len(taken) == 1200
