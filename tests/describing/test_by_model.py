"""A text read by a model: it fills what is open, and what the text says stays."""

from typing import Any

from tests.model_server.clever import clever
from tests.model_server.replies import Empty, Prose
from tests.model_server.server import ModelServer
from vintage_game_generator.asking.opening import desk_of
from vintage_game_generator.asking.scripted import ScriptedDesk
from vintage_game_generator.describing import understood
from vintage_game_generator.describing.by_model import by_model
from vintage_game_generator.models.config import ArtStyle, Feature, Genre, Perspective
from vintage_game_generator.models.writer import Terms, Writer

TEXT = "a moth looks for the moon and fights bats, on a Game Boy, no bosses"
GOOD: dict[str, Any] = {
    "title": "Lamp Road",
    "genre": "action-adventure",
    "perspective": "three-quarter",
    "art_style": "snes",
    "features": ["dash", "bosses", "save"],
    "inspirations": ["Kirby's Dream Land (1992)", "Hollow Knight"],
    "custom_features": [],
}


def answered(text: str, *answers: dict[str, Any]) -> tuple[Any, ScriptedDesk]:
    desk = ScriptedDesk(answers)
    return by_model(desk, text, seed=4), desk


def test_a_model_fills_what_the_text_leaves_open() -> None:
    understanding, _ = answered(TEXT, GOOD)
    config = understanding.config
    assert config.name == "Lamp Road"
    assert config.genre is Genre.ACTION_ADVENTURE
    assert config.perspective is Perspective.THREE_QUARTER
    assert [one.game for one in config.inspirations] == ["Kirby's Dream Land"]
    assert {Feature.DASH, Feature.SAVE} <= set(config.features)
    whys = {part.field: part.why for part in understanding.guessed}
    assert whys["name"] == whys["genre"] == whys["features"] == "by scripted"
    assert any("Hollow Knight" in line for line in understanding.settled)


def test_what_the_text_says_stays_whatever_the_model_says() -> None:
    understanding, _ = answered(TEXT, GOOD)
    assert understanding.config.art_style is ArtStyle.GAME_BOY
    assert Feature.COMBAT in understanding.config.features
    assert Feature.BOSSES not in understanding.config.features
    assert understanding.understood == understood(TEXT, 4).understood


def test_what_is_plainly_meant_is_mended() -> None:
    sloppy = GOOD | {
        "title": '"Lamp Road"',
        "genre": "Action Adventure",
        "perspective": "SIDE_VIEW",
        "features": "dash, Double Jump",
        "inspirations": None,
        "custom_features": ["none"],
    }
    understanding, desk = answered(TEXT, sloppy)
    assert desk.refusals == []
    assert understanding.config.perspective is Perspective.TOP_DOWN
    assert set(understanding.config.features) == {Feature.COMBAT, Feature.DASH}
    assert understanding.config.custom_features == ()


def test_a_wish_counts_if_the_text_has_words_of_it() -> None:
    text = "a moth spins threads to swing from lamps"
    wishes = ["swinging from lamps on threads", "online leaderboards", "combat"]
    understanding, _ = answered(text, GOOD | {"custom_features": wishes})
    assert understanding.config.custom_features == ("swinging from lamps on threads",)


def test_a_bad_answer_is_refused_in_words_that_help() -> None:
    bad = [
        GOOD | {"title": "Super Metroid"},
        GOOD | {"title": "Game Name"},
        GOOD | {"title": "A/B"},
        GOOD | {"genre": "racing"},
        GOOD | {"title": ""},
    ]
    understanding, desk = answered(TEXT, *bad, GOOD)
    assert understanding.config.name == "Lamp Road"
    reasons = [" ".join(one) for one in desk.refusals]
    named = ("exists", "placeholder", "path", "genre", "title")
    for reason, said in zip(reasons, named, strict=True):
        assert said in reason


def test_a_side_move_that_is_said_refuses_another_genre() -> None:
    understanding, desk = answered(
        "a moth with a double jump", GOOD, GOOD | {"genre": "platformer"}
    )
    assert "double-jump" in desk.refusals[0][0]
    assert understanding.config.genre is Genre.PLATFORMER


def test_without_an_admitted_answer_the_rules_understand() -> None:
    understanding, _ = answered(TEXT, GOOD | {"title": "x" * 99})
    plainly = understood(TEXT, 4)
    assert understanding.config == plainly.config
    assert understanding.guessed == plainly.guessed
    assert [one.code for one in understanding.credits.findings] == ["fell-back"]


def test_a_title_that_the_text_gives_stays() -> None:
    understanding, _ = answered("A game called Moth Song about a moth", GOOD)
    assert understanding.config.name == "Moth Song"


def test_a_model_is_asked_over_http_and_asked_again() -> None:
    with ModelServer([Empty(), Prose(GOOD)]) as server:
        writer = Writer(models=("openai/test-model",), api_base=server.openai_base)
        understanding = by_model(desk_of(writer, Terms(cache=False)), TEXT)
    assert understanding.config.name == "Lamp Road"
    assert len(understanding.credits.calls) == 2
    assert "a moth looks for the moon" in server.asked[0].prompt


def test_a_clever_model_is_understood_at_once() -> None:
    with ModelServer(clever) as server:
        writer = Writer(models=("openai/test-model",), api_base=server.openai_base)
        understanding = by_model(desk_of(writer, Terms(cache=False)), TEXT)
    assert len(server.asked) == 1
    assert understanding.credits.author == "openai/test-model"
