"""What a model plainly meant is taken; what is kept once is read the same for ever."""

from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError

from vintage_game_generator.models.drafts.quests import Goal
from vintage_game_generator.models.drafts.reading import (
    PROSE,
    Name,
    Percent,
    fitting,
    sentences,
    within,
)

PERCENT: TypeAdapter[int] = TypeAdapter(Percent)
TEMPO: TypeAdapter[int] = TypeAdapter(Annotated[int, Field(ge=60, le=190), within(60, 190)])
NAME: TypeAdapter[str] = TypeAdapter(Name)
GOAL: TypeAdapter[str] = TypeAdapter(Goal)
TEXT: TypeAdapter[str] = TypeAdapter(Annotated[str, Field(max_length=60), sentences(60), PROSE])


@pytest.mark.parametrize(
    ("said", "meant"),
    [(50, 50), ("50", 50), ("about 50%", 50), (50.4, 50), (0.5, 50), (110, 100), (-3, 0), (1, 1)],
)
def test_numbers_are_read_from_words_and_brought_into_range(said: Any, meant: int) -> None:
    assert PERCENT.validate_python(said) == meant


@pytest.mark.parametrize("said", [400, -90, None, "much", [50], 1e300, float("nan")])
def test_numbers_that_cannot_be_meant_are_refused(said: Any) -> None:
    with pytest.raises(ValidationError):
        PERCENT.validate_python(said)


def test_a_speed_keeps_to_its_own_range() -> None:
    assert [TEMPO.validate_python(one) for one in ("120 bpm", 45, 200)] == [120, 60, 190]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("the Moss Caves", "Moss Caves"),
        ("MOSS CAVES", "Moss Caves"),
        ("  'Ødegård’s  Rest' ", "Odegard's Rest"),
        ("Tide 🌊 Stair", "Tide Stair"),
        ("塔", "Ta"),
    ],
)
def test_names_are_put_in_letters_of_the_font(said: str, meant: str) -> None:
    assert NAME.validate_python(said) == meant


@pytest.mark.parametrize("said", ["", "a", "1942", "Moss\\Cave", "{name}", "A" * 30, 7, "CafÃ©"])
def test_what_is_no_name_is_refused(said: Any) -> None:
    with pytest.raises(ValidationError):
        NAME.validate_python(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("The lamp is out", "The lamp is out."),
        ("“The lamp — it’s out…”", "The lamp - it's out..."),
        ("One is out. Two is out. " * 4, "One is out. Two is out. One is out. Two is out."),
        (
            "The first lamp is out. The second lamp burns on the wall of the",
            "The first lamp is out.",
        ),
        ("The lamp is out, and the wind has taken the keeper's only match", "The lamp is out."),
    ],
)
def test_sentences_end_where_one_ends(said: str, meant: str) -> None:
    assert TEXT.validate_python(said).startswith(meant)
    assert TEXT.validate_python(said)[-1] in ".!?"


def check_that_it_stays(kind: TypeAdapter[str], text: str) -> None:
    try:
        taken = kind.validate_python(text)
    except ValidationError:
        return
    assert kind.validate_python(taken) == taken
    assert taken.isascii()
    assert taken.isprintable()


def test_a_sentence_that_breaks_off_is_nothing() -> None:
    assert (
        TEXT.validate_python("Every brave keeper knows exactly how long a wet winter night") == ""
    )


def test_a_question_stays_one_when_it_is_cut() -> None:
    asked = "Who has put the lamps out in this cold house?"
    assert fitting(asked, lambda some: len(some) <= 26) == "Who has put the lamps out?"


@given(st.text(max_size=90))
@pytest.mark.parametrize("kind", [NAME, GOAL, TEXT], ids=["name", "goal", "text"])
def test_what_was_taken_once_is_taken_again_as_it_is(kind: TypeAdapter[str], text: str) -> None:
    check_that_it_stays(kind, text)


words = st.lists(
    st.sampled_from(
        ["lamp", "tide", "and", "to", "of", "wet.", "out!", "salt,", "why?", "1.", "-"]
    ),
    max_size=30,
).map(" ".join)


@given(words)
@pytest.mark.parametrize("kind", [GOAL, TEXT], ids=["goal", "text"])
def test_sentences_once_cut_are_not_cut_again(kind: TypeAdapter[str], text: str) -> None:
    check_that_it_stays(kind, text)


@given(words, st.integers(1, 80))
def test_what_fits_is_a_beginning_of_the_text(text: str, letters: int) -> None:
    kept = fitting(text, lambda some: len(some) <= letters)
    if kept:
        assert len(kept) <= letters
        assert text.startswith(kept.rstrip(".!?"))
