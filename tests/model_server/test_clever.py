"""Answers that fill schemas."""

import re
from enum import StrEnum
from typing import Annotated, Any, Literal

import httpx
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from tests.model_server.clever import by_chance, clever
from tests.model_server.server import ModelServer
from tests.waiting import LONGEST


class Mood(StrEnum):
    DARK = "dark"
    GENTLE = "gentle"


class Foe(BaseModel):
    name: Annotated[str, Field(min_length=3, max_length=12)]
    speed: Annotated[int, Field(ge=1, le=4)]
    kind: Literal["walker", "flyer"]
    colour: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


class Draft(BaseModel):
    mood: Mood
    foes: Annotated[tuple[Foe, ...], Field(min_length=2, max_length=3)]
    boss: Foe | None
    pair: tuple[int, str]
    share: Annotated[float, Field(gt=0, lt=1)]
    flags: list[bool]
    numbers: dict[str, int]
    step: Annotated[int, Field(ge=10, lt=20, multiple_of=5)]
    row: Annotated[str, Field(pattern=r"^(A|B|[.x]{2})+-\d?$", max_length=40)]


@given(st.text())
def test_an_answer_is_valid_and_the_same_for_the_same_question(prompt: str) -> None:
    schema = Draft.model_json_schema()
    made = by_chance(schema, prompt)
    Draft.model_validate(made)
    assert made == by_chance(schema, prompt)


def test_other_questions_get_other_answers() -> None:
    schema = Draft.model_json_schema()
    assert len({str(by_chance(schema, f"level {number}")) for number in range(20)}) == 20


def asked(body: dict[str, Any], path: str) -> Any:
    with ModelServer(clever) as server:
        return httpx.post(server.url + path, json=body, timeout=LONGEST).json()


def test_a_schema_is_found_wherever_it_is_asked_for() -> None:
    schema = Foe.model_json_schema()
    turn = {"messages": [{"role": "user", "content": "A foe, {please}."}]}
    form = {"type": "json_schema", "json_schema": {"name": "Foe", "schema": schema}}
    native = {"output_config": {"format": {"type": "json_schema", "schema": schema}}}
    tool = {
        "tools": [{"name": "fill", "input_schema": schema}],
        "tool_choice": {"type": "tool", "name": "fill"},
    }
    said = f"A foe, {{please}}, as\n```json\n{Foe.model_json_schema()!r}\n```".replace("'", '"')
    quoted = {"messages": [{"role": "user", "content": said}]}
    chat = "/v1/chat/completions"
    for body in (turn | {"response_format": form}, quoted):
        Foe.model_validate_json(asked(body, chat)["choices"][0]["message"]["content"])
    Foe.model_validate_json(asked(turn | native, "/v1/messages")["content"][0]["text"])
    Foe.model_validate(asked(turn | tool, "/v1/messages")["content"][0]["input"])


def test_a_question_without_a_schema_gets_a_sentence() -> None:
    turn = {"messages": [{"role": "user", "content": "How is the sea?"}]}
    answer = asked(turn, "/v1/chat/completions")["choices"][0]["message"]["content"]
    assert re.fullmatch(r"[A-Z][a-z, ]+\.", answer)
