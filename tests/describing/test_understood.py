"""What is understood of a text, and what is guessed."""

import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vintage_game_generator.catalog import UnknownGame, find, games
from vintage_game_generator.describing import Understanding, understood
from vintage_game_generator.describing.games import NICKNAMES
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import ArtStyle, Feature, Genre, Language, Perspective

KEEPER = "a lonely lighthouse keeper fights tide ghosts, like Metroid on a Game Boy"


def words(understanding: Understanding, field: str, value: str) -> tuple[str, ...]:
    """Return the text's words that a value was understood from."""
    return next(
        (
            part.words
            for part in understanding.understood
            if (part.field, part.value) == (field, value)
        ),
        (),
    )


def inspirations(text: str) -> list[str]:
    return [one.game for one in understood(text).config.inspirations]


def features(text: str) -> set[Feature]:
    return set(understood(text).config.features)


def test_a_sentence_becomes_a_brief_with_the_source_of_every_part() -> None:
    understanding = understood(KEEPER)
    config = understanding.config
    assert [one.game for one in config.inspirations] == ["Metroid"]
    assert config.art_style is ArtStyle.GAME_BOY
    assert config.genre is Genre.PLATFORMER
    assert config.perspective is Perspective.SIDE_VIEW
    assert config.custom_description == KEEPER
    assert words(understanding, "art_style", "game-boy") == ("Game Boy",)
    assert words(understanding, "features", "combat") == ("fights",)
    guessed = {(part.field, part.value): part.why for part in understanding.guessed}
    assert guessed["genre", "platformer"] == "like Metroid"
    assert guessed["features", "bosses"] == "as in Metroid"
    assert {part.field for part in (*understanding.understood, *understanding.guessed)} >= {
        *("name", "genre", "perspective", "art_style", "features", "inspirations", "mood"),
    }


def test_every_part_of_the_brief_is_either_understood_or_guessed() -> None:
    understanding = understood("a 16-bit platformer with a double jump about a moth, in Rust")
    parts = [*understanding.understood, *understanding.guessed]
    said = {part.value for part in parts if part.field == "features"}
    assert said == set(understanding.config.features)
    assert all(part.words for part in understanding.understood)
    assert all(part.why and not part.words for part in understanding.guessed)


@pytest.mark.parametrize("game", [game.name for game in games()])
def test_every_classic_is_found_by_its_name(game: str) -> None:
    assert inspirations(f"a moth looks for the moon, like {game}") == [game]
    assert inspirations(f"A moth, in the style of {game.upper()}, in Rust.") == [game]


def test_every_nickname_means_a_classic() -> None:
    for nickname, game in NICKNAMES.items():
        assert inspirations(f"something like {nickname}") == [game]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zelda meets pac man", ["The Legend of Zelda", "Pac-Man"]),
        ("POKEMON but with moths", ["Pokémon Red"]),
        ("the charm of Zelda's dungeons", ["The Legend of Zelda"]),
        ("a Metroid-like adventure", ["Metroid"]),
        ("like Super Mario Bros. 3 rather than Super Metroid", ["Super Mario Bros. 3"]),
        ("inspired by doom and rogue", ["Doom", "Rogue"]),
        ("à la Doom", ["Doom"]),
        ("a Doom clone with cats", ["Doom"]),
        ("ghosts 'n goblins on a moor", ["Ghosts 'n Goblins"]),
    ],
)
def test_classics_are_found_however_they_are_spelt(text: str, found: list[str]) -> None:
    assert inspirations(text)[: len(found)] == found


@pytest.mark.parametrize(
    "text",
    [
        "an adventure of doom: a rogue defender flees from asteroids",
        "I would like adventure and doom",
        "Rogue gnomes run the gauntlet",
        "a robot named Doom",
        "moths under a harvest moon, and one final fight",
        "the Gauntlet is a glove",
    ],
)
def test_everyday_words_are_no_classics(text: str) -> None:
    assert inspirations(text) == []


def test_a_touch_of_a_classic_weighs_half() -> None:
    weights = {
        one.game: one.weight
        for one in understood("Metroid with a dash of Castlevania").config.inspirations
    }
    assert weights == {"Metroid": 1.0, "Castlevania": 0.5}
    assert Feature.DASH not in features("Metroid with a dash of Castlevania")


def test_a_classic_that_is_not_wanted_is_said_and_left_out() -> None:
    understanding = understood("like Kirby, not like Sonic")
    assert [one.game for one in understanding.config.inspirations] == ["Kirby's Dream Land"]
    assert any("Sonic the Hedgehog" in line for line in understanding.settled)


@pytest.mark.parametrize(
    ("text", "art_style"),
    [
        ("on a Game Boy", ArtStyle.GAME_BOY),
        ("for the gameboy", ArtStyle.GAME_BOY),
        ("a Famicom game", ArtStyle.NES),
        ("8-bit", ArtStyle.NES),
        ("16 bit", ArtStyle.SNES),
        ("Super Nintendo", ArtStyle.SNES),
        ("super famicom", ArtStyle.SNES),
        ("Nintendo", ArtStyle.NES),
        ("PICO-8", ArtStyle.PICO_8),
        ("a game: boy meets moth", ArtStyle.NES),
        ("like Super Metroid", ArtStyle.SNES),
    ],
)
def test_consoles_have_many_names(text: str, art_style: ArtStyle) -> None:
    assert understood(text).config.art_style is art_style


def test_the_nearest_console_is_said_to_be_only_that() -> None:
    (part,) = (
        part for part in understood("a Mega Drive game").understood if part.field == "art_style"
    )
    assert (part.value, part.words) == ("snes", ("Mega Drive",))
    assert "nearest" in part.why


def test_of_two_consoles_the_first_is_taken_and_that_is_said() -> None:
    understanding = understood("a NES game that could be on SNES")
    assert understanding.config.art_style is ArtStyle.NES
    assert any("SNES" in line and "art_style" in line for line in understanding.settled)


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("combat, keys and bosses", "combat keys-and-doors bosses", ""),
        ("no bosses, but a dash", "dash", "bosses"),
        ("like Metroid without combat", "", "combat"),
        ("like Metroid without combat and bosses", "", "combat bosses"),
        ("like Zelda, no keys, bosses or combat", "", "keys-and-doors bosses combat"),
        ("like Metroid, there are no bosses or power-ups", "", "bosses power-ups"),
        ("like Metroid, boss-free", "", "bosses"),
        ("like Metroid; I don't want any bosses. Combat is fine", "combat", "bosses"),
        ("no dark places; bosses and wall jumps", "bosses wall-jump", ""),
        ("a hero who saves the kingdom, with keys", "keys-and-doors", "save"),
        ("a hero must save the princess, with keys", "keys-and-doors", "save"),
        ("dash, double jump, wall jump, save, keys and doors", "save dash keys-and-doors", ""),
        ("dash, double jump and save", "dash double-jump save", ""),
        ("a platformer with save and dash", "save dash", ""),
        ("a moth; no bosses, dash or save", "", "bosses dash save"),
        ("without enemies or a boss, a peaceful walk; you cannot die", "", "bosses"),
        ("like Metroid without jumping, power-ups and bosses", "", "power-ups bosses"),
        ("without jumping, a moth walks and fights", "combat", ""),
        ("with save points and a double-jump", "save double-jump", ""),
    ],
)
def test_features_are_found_and_refused(text: str, wanted: str, unwanted: str) -> None:
    found = features(text)
    assert set(wanted.split()) <= found
    assert not set(unwanted.split()) & found


def test_what_is_both_wanted_and_not_is_left_out_and_said() -> None:
    understanding = understood("a platformer with a boss, but no bosses")
    assert Feature.BOSSES not in understanding.config.features
    assert any("boss" in line for line in understanding.settled)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("a platformer", Genre.PLATFORMER),
        ("a side-scroller", Genre.PLATFORMER),
        ("a dungeon crawler", Genre.ACTION_ADVENTURE),
        ("seen from above", Genre.ACTION_ADVENTURE),
        ("with a double jump", Genre.PLATFORMER),
        ("like Zelda", Genre.ACTION_ADVENTURE),
        ("a moth explores a crypt", Genre.ACTION_ADVENTURE),
        ("a moth climbs a tower", Genre.PLATFORMER),
        ("an isometric RPG", Genre.ACTION_ADVENTURE),
    ],
)
def test_the_genre_follows_from_what_is_said(text: str, genre: Genre) -> None:
    assert understood(text).config.genre is genre


def test_conflicts_are_settled_and_said() -> None:
    understanding = understood("a top-down platformer")
    assert understanding.config.perspective is Perspective.SIDE_VIEW
    assert any("top-down" in line for line in understanding.settled)
    understanding = understood("an overhead dungeon crawler with a double jump")
    assert Feature.DOUBLE_JUMP not in understanding.config.features
    assert any("double jump" in line for line in understanding.settled)


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("a game in Rust", [Language.RUST]),
        ("written in rust and ruby", [Language.RUST, Language.RUBY]),
        ("in rust and ruby for the web", [Language.RUST, Language.RUBY, Language.WEB]),
        ("a platformer in ruby", [Language.RUBY]),
        ("in Rust, not in Ruby", [Language.RUST]),
        ("in Ruby, Rust and for the web", [Language.RUST, Language.RUBY, Language.WEB]),
        ("playable in the browser", [Language.WEB]),
        ("a knight in rust, a spider in her web, a ruby in a crown", []),
        ("The ruby of Rust Harbour", []),
    ],
)
def test_languages_are_told_from_jewels_and_rust(text: str, languages: list[Language]) -> None:
    assert list(understood(text).config.other_languages) == languages


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("a platformer with a grappling hook", ["a grappling hook"]),
        (
            "like Metroid with a gravity flip and a mirror world",
            ["a gravity flip", "a mirror world"],
        ),
        ("a platformer with a bucket of paint", ["a bucket of paint"]),
        ("an adventure where you can talk to birds", ["talk to birds"]),
        ("a platformer with bosses and swimming", ["swimming"]),
        ("a platformer without swimming", []),
        ("a keeper with a broken lamp", []),
        ("a fishing village under a shield of ice", []),
    ],
)
def test_what_nobody_foresaw_is_a_wish(text: str, wishes: Sequence[str]) -> None:
    assert list(understood(text).config.custom_features) == wishes


def test_a_title_is_taken_or_made_of_the_texts_words() -> None:
    assert understood('a game called "Moor Lantern" about a moth').config.name == "Moor Lantern"
    assert understood("A platformer titled Ember of the North, 8-bit").config.name == (
        "Ember of the North"
    )
    titles = {understood(KEEPER, seed).config.name for seed in range(20)}
    assert len(titles) > 2
    for title in titles:
        assert set(title.split()) <= {
            *("The", "the", "and", "of", "Lonely", "Lighthouse", "Keeper", "Tide", "Ghosts"),
        }
        assert not title.endswith(("of", "the", "and"))
        with pytest.raises(UnknownGame):
            find(title)


def test_a_text_that_names_nothing_gets_a_title_all_the_same() -> None:
    assert len(understood("a platformer").config.name.split()) == 2
    assert understood("幽霊と戦う灯台守").config.name == "幽霊と戦う灯台守"
    assert understood("Ein einsamer Wärter und das Meer").config.name in ("Einsamer Wärter", "Meer")


@pytest.mark.parametrize("text", ["", "   ", "?!", "a\x1b[31mb", "x" * 100_000, "a\ud800"])
def test_what_is_no_description_is_one_line(text: str) -> None:
    with pytest.raises(BadInput) as failure:
        understood(text)
    assert len(str(failure.value)) < 200
    assert str(failure.value).isprintable()


VOCABULARY = (
    "a the with without no and or but , . : like Metroid doom zelda Game Boy SNES platformer"
    " top-down bosses keys double jump dash of in Rust web ruby called keeper ghosts fights you can"
    " grappling hook save points from above named not 3/4 view"
)


@given(
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(VOCABULARY.split())).map(" ".join))
)
def test_any_text_is_a_valid_brief_or_one_line(text: str) -> None:
    try:
        understanding = understood(text)
    except BadInput:
        return
    assert understanding == understood(text)
    assert (
        understanding.config.custom_description == understanding.config.custom_description.strip()
    )


def test_another_process_understands_the_same() -> None:
    program = (
        "from vintage_game_generator.describing import understood;"
        f"print(understood({KEEPER!r}, 3).model_dump_json())"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == understood(KEEPER, 3).model_dump_json()
