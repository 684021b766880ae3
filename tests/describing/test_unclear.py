"""What is said of names, of unknown games, and of what was not understood."""

import pytest

from vintage_game_generator.describing import understood


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("call it Pip's Journey, a platformer", "Pip's Journey"),
        ('a moth called "Pip\'s Journey" on a SNES', "Pip's Journey"),
        ("a moth called 'Pip's Journey'", "Pip's Journey"),
        ("a quest for amber, named Amber Road, on SNES", "Amber Road"),
        ("Name it Star-Moth: a moth in space", "Star-Moth"),
        ("It is called Night of the Tide.", "Night of the Tide"),
        ("a fox named Amber Road", "Amber Road"),
    ],
)
def test_a_name_is_given_in_many_ways(text: str, name: str) -> None:
    understanding = understood(text)
    assert understanding.config.name == name
    assert any(part.field == "name" for part in understanding.understood)


def test_the_words_of_a_given_name_say_nothing_else() -> None:
    understanding = understood("call it Boss Dash, a moth with keys")
    assert [part.value for part in understanding.understood if part.field == "features"] == [
        "keys-and-doors"
    ]


def test_a_robot_is_not_the_game() -> None:
    assert understood("a robot named Doom").config.name != "Doom"


@pytest.mark.parametrize("said", ["Metriod", "metriod"])
def test_a_misspelt_classic_is_said_and_names_nothing(said: str) -> None:
    for seed in range(6):
        understanding = understood(f"a moth, like {said}", seed)
        assert understanding.config.inspirations == ()
        assert understanding.settled == (
            f"inspirations: '{said}' is not in the catalog; did you mean 'Metroid'?",
        )
        assert said.lower() not in understanding.config.name.lower()


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("a hedgehog, like Ristar on a Sega Mega Drive", ["Ristar"]),
        ("a moth like Sonic, Hollow Knight and Celeste", ["Hollow Knight", "Celeste"]),
        ("inspired by Hollow Knight or Celeste, a moth", ["Hollow Knight", "Celeste"]),
        ("like Metroid, Pip the moth looks for the moon", []),
        ("something like a moth", []),
        ("I would like Ada to win", []),
    ],
)
def test_unknown_games_are_said(text: str, unknown: list[str]) -> None:
    understanding = understood(text)
    said = [line for line in understanding.settled if "not in the catalog" in line]
    assert len(said) == len(unknown)
    for name, line in zip(unknown, said, strict=True):
        assert f"'{name}'" in line
        assert name.split()[-1] not in understanding.config.name


@pytest.mark.parametrize(
    ("text", "idle"),
    [
        ("granite seen from the side", "seen"),
        ("a mouse game, a web adventure", "web adventure"),
        ("a cairn made by a browser", "made browser"),
        ("a moth in rust and ruby", "rust ruby"),
        ("a Sega handheld platformer for a moth", "sega handheld platformer"),
    ],
)
def test_idle_words_make_no_name(text: str, idle: str) -> None:
    for seed in range(12):
        name = understood(text, seed).config.name.lower()
        assert not set(name.split()) & set(idle.split())


@pytest.mark.parametrize("text", ["asdf qwer", "make a game", "???a"])
def test_where_nothing_was_understood_that_is_said(text: str) -> None:
    assert understood(text).settled == ("nothing of this was understood; all of it is guessed",)


def test_where_something_was_understood_it_is_not_said() -> None:
    for text in ("on a SNES", "no bosses", "a ghost", "like Metriod"):
        assert not any("nothing of this" in line for line in understood(text).settled)


def mood_of(text: str, seed: int = 0) -> str:
    return next(str(part) for part in understood(text, seed).guessed if part.field == "mood")


def test_a_mood_by_chance_is_said_to_be_that() -> None:
    moods = {mood_of("call it Asdf Qwer", seed) for seed in range(8)}
    assert len(moods) > 2
    assert all("<- by chance" in mood for mood in moods)


def test_a_language_is_no_mood_that_the_text_says() -> None:
    understanding = understood("a platformer in ruby")
    assert not any(part.field == "mood" for part in understanding.understood)
