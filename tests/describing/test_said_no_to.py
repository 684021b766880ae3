"""What a text says no to gives nothing: no console, genre, view, mood or name."""

import pytest

from vintage_game_generator.describing import understood
from vintage_game_generator.models.config import ArtStyle, Genre, Perspective


@pytest.mark.parametrize(
    ("text", "art_style"),
    [
        ("not on Game Boy, on a SNES", ArtStyle.SNES),
        ("not on a NES, SNES or Game Boy, on PICO-8", ArtStyle.PICO_8),
        ("like Kirby, not on a Game Boy", ArtStyle.NES),
        ("no NES", ArtStyle.GAME_BOY),
    ],
)
def test_a_console_that_is_not_wanted_is_not_taken(text: str, art_style: ArtStyle) -> None:
    understanding = understood(text)
    assert understanding.config.art_style is art_style
    assert any(line.startswith("art_style: not ") for line in understanding.settled)


def test_a_genre_and_a_view_that_are_not_wanted_are_not_taken() -> None:
    assert understood("not a platformer, a dungeon crawler").config.genre is Genre.ACTION_ADVENTURE
    assert understood("not a platformer").config.genre is Genre.ACTION_ADVENTURE
    seen = understood("like Zelda, not seen from above").config.perspective
    assert seen is Perspective.THREE_QUARTER


def test_of_classics_a_no_reaches_over_or() -> None:
    understanding = understood("like Kirby, not like Sonic or Mario")
    assert [one.game for one in understanding.config.inspirations] == ["Kirby's Dream Land"]
    assert {"Sonic the Hedgehog", "Super Mario Bros."} <= set(understanding.unwanted)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("a walk without enemies, monsters or a boss", ("enem", "monster", "boss")),
        ("a game without jumping, there are no crypts and no music", ("jump", "crypt", "music")),
        ("a ghost-free moor where you cannot die", ("ghost", "die")),
    ],
)
def test_denied_words_make_no_name_and_say_nothing(
    text: str, denied: tuple[str, ...], seed: int
) -> None:
    understanding = understood(text, seed)
    said = [part for part in understanding.understood if part.field in ("genre", "mood", "name")]
    told = " ".join([understanding.config.name, *map(str, said)]).lower()
    assert not any(word in told for word in denied)


def test_a_denied_word_decides_no_genre() -> None:
    (why,) = (
        part.why
        for part in understood("a moth without jumping explores").guessed
        if part.field == "genre"
    )
    assert why == '"explores" sounds like it'
