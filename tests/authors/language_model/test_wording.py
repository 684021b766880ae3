"""What is refused in words, and what plain words must not be mistaken for it."""

import pytest

from tests.wishes import brief
from vintage_game_generator.authors.language_model.wording import complaints
from vintage_game_generator.catalog.library import games


@pytest.mark.parametrize("game", [game.name for game in games()])
def test_no_name_is_a_classics_title(game: str) -> None:
    assert "a game that exists" in complaints(brief(), {"the hero": game}, {})["the hero"]


def test_aliases_and_titles_within_a_name_are_found() -> None:
    names = {"a": "Probotector", "b": "New Castlevania", "c": "metroid", "d": "Sonic"}
    assert list(complaints(brief(), names, {})) == list(names)


@pytest.mark.parametrize(
    "name",
    ["Rogue Beetle", "Doom Warden", "Toadstool Row", "Link Chain Yard", "Moonharvest", "Ysolt"],
)
def test_a_name_may_have_a_word_of_a_title(name: str) -> None:
    assert complaints(brief(), {"a place": name}, {}) == {}


@pytest.mark.parametrize(
    "text",
    [
        "The doom of the tide is at the door.",
        "They go to another world, and it is wet.",
        "A rogue wave took the bell in a double wink.",
        "Certain lamps burn at the harvest, moon or none.",
        "The keeper of the lighthouse buys fish.",
        "I cannot swim, said the lamp.",
        "Here is the last match.",
    ],
)
def test_plain_words_are_no_fault(text: str) -> None:
    assert complaints(brief(), {}, {"intro": text}) == {}


@pytest.mark.parametrize(
    "text",
    [
        "A lighthouse keeper fights tide ghosts to relight the lamps.",
        "In this game, the lighthouse keeper fights tide ghosts to relight the lamps.",
        "Lighthouse keeper fights tide ghosts to relight lamps.",
    ],
)
def test_the_brief_is_known_again_though_a_word_is_changed(text: str) -> None:
    assert "repeats the brief" in complaints(brief(), {}, {"intro": text})["intro"]
    assert complaints(brief(custom_description=""), {}, {"intro": text}) == {}


@pytest.mark.parametrize(
    "text",
    [
        "As an AI, I would rather not.",
        "Sure! The lamps are out.",
        "I'm sorry, the story is gone.",
        "I cannot help with that story.",
        "The hero name goes down the stair.",
        "Insert the story here.",
        "TODO write the ending.",
        "Go, go, go, go, go, and go on.",
    ],
)
def test_what_is_not_of_the_game_is_refused(text: str) -> None:
    assert list(complaints(brief(), {}, {"ending": text})) == ["ending"]
