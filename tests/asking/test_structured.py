import json
from enum import StrEnum

import pytest
from pydantic import Field

from vintage_game_generator.asking.question import Refused
from vintage_game_generator.asking.structured import (
    first_object,
    for_the_wire,
    read,
    schema_of,
    was_cut,
)
from vintage_game_generator.models.base import Model


class Gait(StrEnum):
    WALKS = "walks"
    SWIMS = "swims"


class Eye(Model):
    colour: str = Field(default="red", max_length=9)


class Monster(Model):
    title: str = Field(min_length=1, description="Its name.")
    gait: Gait = Field(default=Gait.WALKS, description="How it moves.")
    eyes: tuple[Eye, ...] = Field(default=(), max_length=3)


class Endless(Model):
    inner: "Endless | None" = None


def test_a_schema_is_flat_and_wants_every_field() -> None:
    schema = schema_of(Monster)
    assert schema["required"] == ["title", "gait", "eyes"]
    assert schema["additionalProperties"] is False
    gait = schema["properties"]["gait"]
    assert gait == {"type": "string", "enum": ["walks", "swims"], "description": "How it moves."}
    eye = schema["properties"]["eyes"]["items"]
    assert eye["required"] == ["colour"]
    assert "$" not in json.dumps(schema)
    assert "default" not in json.dumps(schema)


def test_a_field_may_be_called_like_a_word_of_schemas() -> None:
    assert schema_of(Monster)["properties"]["title"]["description"] == "Its name."


def test_a_schema_that_holds_itself_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="Endless holds itself"):
        schema_of(Endless)


def test_a_strict_schema_has_no_lengths_of_strings() -> None:
    schema = schema_of(Monster)
    assert "maxLength" in json.dumps(for_the_wire(schema, strict=False))
    strict = json.dumps(for_the_wire(schema, strict=True))
    assert "maxLength" not in strict
    assert "maxItems" in strict


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        '```json\n{"a": 1}\n```',
        'Sure, here is {JSON}: {"a": 1} {"a": 2}',
        '[{"a": 1}]',
        '<think>Maybe {"a": 9}?</think>{"a": 1}',
        '{ "a" : 1 } and {that} was it',
    ],
)
def test_the_first_object_is_found(text: str) -> None:
    assert first_object(text) == {"a": 1}


def test_a_line_break_inside_of_a_string_does() -> None:
    assert first_object('{"a": "one\ntwo"}') == {"a": "one\ntwo"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no object",
        '{"a": {"b": 1}',
        '{"a": {"b": 1}, "c": "and so',
        "{'a': 1}",
        '"{}"'[:2],
        "{" * 100_000,
        '{"a":' * 100_000,
    ],
)
def test_what_breaks_off_or_is_no_json_is_none(text: str) -> None:
    assert first_object(text) is None


def test_reasons_name_places_and_are_not_endless() -> None:
    answer = {"title": "", "gait": "flies", "eyes": [{"colour": 1}] * 12}
    with pytest.raises(Refused) as refused:
        read(json.dumps(answer), "stop", Monster, 100)
    first, second, *_, last = refused.value.reasons
    assert first == "title: String should have at least 1 character"
    assert second == "gait: Input should be 'walks' or 'swims'"
    assert last.startswith("and ") or last.startswith("eyes")
    assert len(refused.value.reasons) <= 9


@pytest.mark.parametrize(
    ("text", "finish", "used", "word"),
    [
        ("", "stop", 0, "empty"),
        ("I'm sorry, but I can't do that.", "stop", 9, "declines"),
        ("", "content_filter", 0, "withheld"),
        ('{"title": "x', "length", 50, "cut off at 100 tokens"),
        ('{"title": "x', "stop", 100, "cut off at 100 tokens"),
        ('{"title": "x', "stop", None, "no whole JSON object"),
        ('{"title": "x"}', "overlong", None, "too long"),
        ("A monster.", "stop", 3, "no whole JSON object"),
    ],
)
def test_what_is_wrong_with_an_answer_is_named(
    text: str, finish: str, used: int | None, word: str
) -> None:
    with pytest.raises(Refused) as refused:
        read(text, finish, Monster, 100, used)
    assert word in refused.value.reasons[0]


def test_a_whole_object_was_not_cut_whatever_came_after_it() -> None:
    text = '{"title": "Crab"} I chose a crab bec'
    assert not was_cut(text, "length", 100, 100)
    assert read(text, "length", Monster, 100, 100) == Monster(title="Crab")
