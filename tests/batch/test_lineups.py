"""Line-ups: which games they name, and what is said of mistakes in them."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from vintage_game_generator.errors import BadInput
from vintage_game_generator.lineups.games import games_of
from vintage_game_generator.lineups.reading import checked_lineup, read_lineup
from vintage_game_generator.lineups.rotation import rotation
from vintage_game_generator.models.config import GameConfig, Genre, Perspective
from vintage_game_generator.models.lineup import LineUp
from vintage_game_generator.naming import folder_name

SHIPPED = Path(__file__).parents[2] / "deployments" / "lineups"
GRID = {
    "genre": ["platformer", "action-adventure"],
    "art_style": ["nes", "game-boy", "snes", "pico-8"],
    "seed": [1, 2, 3, 4, 5],
}


def games(shift: int | None = None, **fields: Any) -> tuple[GameConfig, ...]:
    return games_of(checked_lineup(fields, "night.yaml"), shift, where="night.yaml")


def refusal(**fields: Any) -> str:
    with pytest.raises(BadInput) as caught:
        games(**fields)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_grid_is_all_its_combinations_with_defaults_and_names_of_their_own() -> None:
    made = games(grid=GRID, defaults={"features": ["combat"]})
    assert len(made) == 2 * 4 * 5
    assert len({folder_name(game) for game in made}) == len(made)
    assert all(game.features == ("combat",) for game in made)
    assert len({(game.genre, game.art_style, game.seed) for game in made}) == len(made)


def test_a_perspective_that_nobody_says_follows_from_the_genre() -> None:
    by_genre = {game.genre: game.perspective for game in games(grid=GRID)}
    assert by_genre == {
        Genre.PLATFORMER: Perspective.SIDE_VIEW,
        Genre.ACTION_ADVENTURE: Perspective.TOP_DOWN,
    }


def test_titles_are_the_same_whatever_is_picked() -> None:
    names = {(game.genre, game.art_style, game.seed): game.name for game in games(grid=GRID)}
    some = games(grid={**GRID, "count": 7})
    assert len(some) == 7
    for game in some:
        assert game.name == names[game.genre, game.art_style, game.seed]


def test_a_count_is_spread_evenly_over_every_field() -> None:
    made = games(grid={**GRID, "count": 20})
    assert Counter(game.genre for game in made) == {genre: 10 for genre in Genre}
    assert set(Counter(game.art_style for game in made).values()) == {5}
    assert set(Counter(game.seed for game in made).values()) == {4}
    assert made == games(grid={**GRID, "count": 20})


def test_another_night_picks_and_seeds_other_games_and_the_same_night_the_same() -> None:
    lineup: dict[str, Any] = {"seed": "rotating", "grid": {**GRID, "count": 6}}
    checked = checked_lineup(lineup)
    monday = rotation(checked, None, date(2026, 11, 30))
    tuesday = rotation(checked, None, date(2026, 12, 1))
    assert monday == 20261130
    assert games(monday, **lineup) == games(monday, **lineup)
    assert not {game.seed for game in games(monday, **lineup)} & {
        game.seed for game in games(tuesday, **lineup)
    }
    assert not {game.name for game in games(monday, **lineup)} & {
        game.name for game in games(tuesday, **lineup)
    }
    assert games(monday, **lineup)[0].seed // 100 == monday


def test_what_the_run_was_told_goes_before_the_day() -> None:
    assert rotation(LineUp(seed="rotating"), 7, date(2026, 1, 1)) == 7
    assert rotation(LineUp(), None, date(2026, 1, 1)) is None
    assert rotation(LineUp(seed=3), None, date(2026, 1, 1)) == 3


def test_exclusions_match_by_the_fields_that_they_name() -> None:
    excluded = [{"genre": "platformer", "art_style": ["nes", "snes"]}, {"seed": 5}]
    made = games(grid={**GRID, "exclude": excluded})
    assert len(made) == 40 - 2 * 5 - 8 + 2
    assert not [
        game
        for game in made
        if game.seed == 5 or (game.genre == "platformer" and game.art_style in ("nes", "snes"))
    ]


def test_a_name_pattern_is_filled_in_from_the_brief() -> None:
    grid = {"genre": ["platformer"], "art_style": ["nes"], "seed": [3]}
    (game,) = games(grid=grid | {"name": "{genre} on {art_style} {seed}"})
    assert game.name == "platformer on nes 3"
    (titled,) = games(grid=grid | {"name": "{title} ({art_style})"})
    assert titled.name == f"{games(grid=grid)[0].name} (nes)"


def test_briefs_in_files_are_found_from_where_the_lineup_is(tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "tide.yaml").write_text("name: Tide\ngenre: platformer\nseed: 4\n")
    path = tmp_path / "two.yaml"
    path.write_text("games: [briefs/tide.yaml, {name: Ebb, genre: platformer}]\n")
    assert [(game.name, game.seed) for game in games_of(read_lineup(path))] == [
        ("Tide", 4),
        ("Ebb", 0),
    ]


def test_a_missing_brief_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "two.yaml"
    path.write_text("games: [briefs/tide.yaml]\n")
    with pytest.raises(BadInput, match=r"briefs/tide\.yaml: there is no such file"):
        read_lineup(path)


@pytest.mark.parametrize("name", ["nightly", "showcase"])
def test_the_shipped_lineups_are_well(name: str) -> None:
    lineup = read_lineup(SHIPPED / f"{name}.yaml")
    made = games_of(lineup, rotation(lineup, None, date(2026, 11, 28)))
    assert 4 <= len(made) <= 6
    assert {game.genre for game in made} == set(Genre)


BRIEF = {"name": "Tide", "genre": "platformer"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "night.yaml: there is no game in this line-up; write `games: [...]`"),
        (
            {"gamse": [BRIEF]},
            "night.yaml: gamse: is not a field of a line-up; did you mean 'games'",
        ),
        ({"games": [3]}, "night.yaml: games.0: 3 is no brief; write {name:"),
        ({"seed": "daily", "games": [BRIEF]}, "seed: 'daily' is no seed; write a whole number, or"),
        (
            {"games": [BRIEF, {"name": "Tide!", "genre": "platformer"}]},
            "games.1: 'Tide!' would get the folder 'tide' of 'Tide'; give one of them another name",
        ),
        (
            {"games": [{"name": "Tide", "genre": "platfrom"}]},
            "night.yaml: games.0: genre: 'platfrom' is not known here; did you mean 'platformer'?",
        ),
        ({"grid": {"art_stile": ["nes"]}}, "grid.art_stile: is not a field of a brief; did you"),
        (
            {"grid": {"genre": "platformer"}},
            "grid.genre: 'platformer' is not a list; write `genre:",
        ),
        ({"grid": {"genre": []}}, "grid: genre: has no values; write `genre: [..., ...]`"),
        ({"grid": {"count": 3}}, "night.yaml: grid: nothing varies; write `seed: [1, 2, 3]`"),
        (
            {"grid": {"genre": ["platformer"], "count": 2}},
            "grid.count: 2 of 1 games cannot be picked; write at most 1",
        ),
        (
            {"grid": {"genre": ["platformer"], "name": "{gender}"}},
            "grid.name: there is no {gender}; did you mean 'genre'?",
        ),
        (
            {"grid": {"genre": ["platformer"], "seed": [1, 2], "name": "{genre}"}},
            "would get the folder 'platformer' of 'platformer'",
        ),
        (
            {"grid": {"genre": ["platformer"], "exclude": [{"gerne": "platformer"}]}},
            "grid.exclude.0: 'gerne' does not vary in this grid; did you mean 'genre'?",
        ),
        (
            {"grid": {"genre": ["platformer"], "exclude": [{"genre": "platfromer"}]}},
            "grid.exclude.0: leaves out no game; write values as the grid has them",
        ),
        (
            {"grid": {"genre": ["platformer"], "exclude": [{"genre": "platformer"}]}},
            "grid.exclude: leaves out every game; exclude less",
        ),
        (
            {"grid": {"genre": ["platformer"], "seed": list(range(3000))}},
            "grid: these are 3000 combinations; at most 2000",
        ),
        (
            {"grid": {"genre": ["platformer"], "seed": list(range(600))}},
            "night.yaml: these are 600 games; at most 500: `count: 500` picks them",
        ),
    ],
)
def test_a_mistake_is_one_line_with_its_place_and_what_to_write(
    fields: dict[str, object], said: str
) -> None:
    assert said in refusal(**fields)


def test_a_folder_or_a_brief_in_place_of_a_line_up_is_named(tmp_path: Path) -> None:
    brief = tmp_path / "tide.yaml"
    brief.write_text("name: Tide\ngenre: platformer\nseed: 7\n")
    with pytest.raises(BadInput) as caught:
        read_lineup(brief)
    said = f"tide.yaml: this is a brief, not a line-up; `vintage generate {brief}` makes it"
    assert str(caught.value) == said
    with pytest.raises(BadInput, match=r"^\.: cannot be read"):
        read_lineup(Path())


def test_a_brief_that_is_not_there_is_told_of_the_line_up(tmp_path: Path) -> None:
    night = tmp_path / "night.yaml"
    night.write_text("games: [{name: A}, nofile.yaml]\n")
    with pytest.raises(BadInput, match=r"^night.yaml: games.1: nofile.yaml: there is no such file"):
        read_lineup(night)


def test_a_line_up_that_is_no_file_must_have_a_game_too() -> None:
    with pytest.raises(BadInput, match="there is no game in this line-up; write `games:"):
        games_of(LineUp())
