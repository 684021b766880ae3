import itertools
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vintage_game_generator.catalog import UnknownGame, find, games, neighbours, similarity
from vintage_game_generator.catalog.classic import MECHANICS
from vintage_game_generator.catalog.library import plain
from vintage_game_generator.errors import BadInput


def test_the_catalog_holds_many_classics_under_distinct_names() -> None:
    assert len(games()) >= 100
    names = [plain(name) for game in games() for name in (game.name, *game.aliases)]
    assert len(names) == len(set(names))


def test_mechanics_are_words_of_the_vocabulary_and_all_are_used() -> None:
    used = {mechanic for game in games() for mechanic in game.mechanics}
    assert used == set(MECHANICS)
    assert all(len(set(game.mechanics)) == len(game.mechanics) for game in games())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Metroid", "Metroid"),
        ("  super METROID ", "Super Metroid"),
        ("Ghosts n Goblins", "Ghosts 'n Goblins"),
        ("pokemon red", "Pokémon Red"),
        ("SMB3", "Super Mario Bros. 3"),
        ("Rockman 2", "Mega Man 2"),
        ("pac man", "Pac-Man"),
    ],
)
def test_games_are_found_whatever_the_case_accents_and_punctuation(asked: str, found: str) -> None:
    assert find(asked).name == found


def test_an_unknown_game_names_the_nearest() -> None:
    with pytest.raises(UnknownGame) as caught:
        find("Metriod")
    assert caught.value.nearest[0] == "Metroid"
    assert "did you mean Metroid" in str(caught.value)
    assert isinstance(caught.value, BadInput)
    assert pickle.loads(pickle.dumps(caught.value)).nearest == caught.value.nearest


@given(st.text(max_size=5000))
def test_any_text_is_a_game_or_a_short_error(text: str) -> None:
    try:
        assert find(text) in games()
    except UnknownGame as error:
        assert len(str(error)) < 700


def test_similarity_discriminates() -> None:
    values = sorted(similarity(one, other) for one, other in itertools.combinations(games(), 2))
    low, high = values[len(values) * 5 // 100], values[len(values) * 95 // 100]
    assert high - low >= 0.5
    assert min(values) >= 0
    assert max(values) < 1


def test_similarity_is_symmetric_and_whole_with_itself() -> None:
    for one, other in itertools.islice(itertools.combinations(games(), 2), 0, None, 37):
        assert similarity(one, other) == similarity(other, one)
    assert all(similarity(game, game) == 1 for game in games())


@pytest.mark.parametrize(
    ("game", "series"),
    [
        ("Metroid", "Super Metroid"),
        ("Mega Man X", "Mega Man 2"),
        ("Castlevania", "Castlevania III"),
        ("Sonic the Hedgehog", "Sonic the Hedgehog 2"),
        ("The Legend of Zelda", "Link's Awakening"),
        ("Streets of Rage 2", "Final Fight"),
        ("Dragon Quest", "Final Fantasy"),
    ],
)
def test_games_of_one_kind_are_neighbours(game: str, series: str) -> None:
    close = [other.name for other, _ in neighbours(find(game), 4)]
    assert any(series in name for name in close)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Galaga", "Final Fantasy VI"), ("Tetris", "Super Metroid"), ("F-Zero", "Dragon Quest")],
)
def test_games_of_different_kinds_are_far_apart(one: str, other: str) -> None:
    assert similarity(find(one), find(other)) < 0.1


def test_neighbours_come_in_order_and_never_include_the_game() -> None:
    game = find("Kirby's Adventure")
    close = neighbours(game, 10)
    values = [value for _, value in close]
    assert len(close) == 10
    assert values == sorted(values, reverse=True)
    assert game not in [other for other, _ in close]
