from decimal import Decimal
from pathlib import Path

import pytest

from tests.crowd import said
from vintage_game_generator.asking.prices import (
    PICTURE_TOKENS,
    cost_of,
    cost_of_picture,
    estimate,
    estimate_of_picture,
    list_price,
    tokens_in,
)
from vintage_game_generator.models.writer import Price

GIVEN = {"openai/gpt-4o-mini": Price(asked=Decimal("1.10"), answered=Decimal("4.40"))}


def test_a_listed_model_costs_exactly_what_its_tokens_cost() -> None:
    # $0.15 and $0.60 for a million, which no float could say
    assert cost_of("openai/gpt-4o-mini", 1001, 7, {}) == Decimal("0.00015435")
    assert cost_of("gpt-4o-mini", 1001, 7, {}) == Decimal("0.00015435")
    assert str(cost_of("openai/gpt-4o-mini", 10**9, 0, {})) == "150"


@pytest.mark.parametrize(
    "model",
    [
        "anthropic/claude-sonnet-4-20250514",
        "gemini/gemini-2.5-flash",
        "vertex_ai/gemini-2.5-flash",
        "groq/llama-3.1-8b-instant",
        "bedrock/anthropic.claude-3-haiku-20240307-v1:0",
    ],
)
def test_models_are_found_by_their_providers_names(model: str) -> None:
    cost = cost_of(model, 1000, 1000, {})
    assert cost is not None
    assert cost > 0


def test_a_given_price_wins() -> None:
    assert cost_of("openai/gpt-4o-mini", 1000, 100, GIVEN) == Decimal("0.00154")
    assert cost_of("openai/gpt-4o-mini", 1000, 100, GIVEN, api_base="http://h") == Decimal(
        "0.00154"
    )


def test_a_given_price_of_nothing_is_nothing() -> None:
    free = {"ollama/qwen2.5-coder": Price(asked=Decimal(0), answered=Decimal(0))}
    assert cost_of("ollama/qwen2.5-coder", 1000, 100, free) == 0


@pytest.mark.parametrize(
    "model",
    [
        "ollama/llama2",  # listed with a price of zero
        "ollama/gpt-4o-mini",  # another's name
        "dashscope/qwen-flash",  # its price depends on more than tokens
        "openai/no-such-model",
        "scripted",
        "",
        "/",
    ],
)
def test_an_unknown_price_is_unknown_and_not_nothing(model: str) -> None:
    assert cost_of(model, 1000, 100, {}) is None
    assert estimate(model, ["Draw a hero."], 100, {}) is None


def test_unknown_tokens_and_other_servers_have_no_known_cost() -> None:
    assert cost_of("openai/gpt-4o-mini", None, 7, {}) is None
    assert cost_of("openai/gpt-4o-mini", 7, None, {}) is None
    assert cost_of("openai/gpt-4o-mini", 7, 7, {}, api_base="http://127.0.0.1:8000") is None


def test_an_estimate_is_of_all_that_is_sent_and_the_longest_answer() -> None:
    texts = ["s" * 300, "u" * 301]
    assert tokens_in(texts) == 100 + 101 + 16
    assert estimate("openai/gpt-4o-mini", texts, 1000, {}) == Decimal(
        "0.15"
    ) * 217 / 10**6 + Decimal("0.0006")
    assert tokens_in(["\N{GHOST}" * 30]) == 40 + 8


def test_pictures_cost_by_the_picture_by_tokens_or_unknown() -> None:
    assert cost_of_picture("openai/dall-e-3", None, None, {}) == Decimal("0.04")
    assert estimate_of_picture("openai/dall-e-3", "A hero.", {}) == Decimal("0.04")
    assert cost_of_picture("gemini/imagen-4.0-generate-001", None, None, {}) == Decimal("0.04")
    assert cost_of_picture("openai/gpt-image-1", 100, 1000, {}) == Decimal("0.0405")
    assert cost_of_picture("openai/gpt-image-1", None, None, {}) is None
    most = estimate_of_picture("openai/gpt-image-1", "A hero.", {})
    assert most is not None
    assert most > Decimal("0.00004") * PICTURE_TOKENS
    assert estimate_of_picture("openai/no-such-model", "A hero.", {}) is None
    assert cost_of_picture("openai/dall-e-3", None, None, {}, api_base="http://h") is None


def test_a_given_price_of_a_picture_is_by_the_token() -> None:
    given = {"openai/dall-e-3": Price(asked=Decimal(0), answered=Decimal(10))}
    assert cost_of_picture("openai/dall-e-3", 100, 2000, given) == Decimal("0.02")
    assert estimate_of_picture("openai/dall-e-3", "A hero.", given) == Decimal("0.0624")


def test_a_models_thoughts_cost_no_less_than_they_may() -> None:
    listed = list_price("dashscope/qwen-turbo")
    assert listed is not None
    assert listed.answered == Decimal("5e-07")


def test_prices_are_read_without_litellm(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from vintage_game_generator.asking.prices import cost_of\n"
        "print(cost_of('gpt-4o-mini', 10**6, 0, {}), 'litellm' in sys.modules)"
    )
    assert said(script, tmp_path) == "0.15 False\n"
