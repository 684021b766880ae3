"""Who is asked for a piece of a game, and on which terms."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from vintage_game_generator.models.base import Model

PROCEDURAL = "procedural"

Rate = Annotated[int, Field(ge=1)]
Money = Annotated[Decimal, Field(ge=0)]


class Writer(Model):
    """Who writes a piece: models in the order in which they are asked; none is `procedural`.

    It shapes what comes out, so it is part of a phase's cache key.
    """

    models: tuple[str, ...] = Field(
        default=(), description="litellm's names: `openai/gpt-5-mini`, `ollama/qwen2.5-coder`."
    )
    api_base: str = Field(default="", description="An OpenAI-compatible server instead.")
    bases: tuple[str, ...] = Field(
        default=(), description="Where each model is asked, as this machine's environment says."
    )


class Limit(Model):
    """What a provider allows in a minute; nothing said is no limit."""

    requests: Rate | None = None
    tokens: Rate | None = None


class Price(Model):
    """What a model costs, in US dollars for a million tokens."""

    asked: Money = Field(description="For a million tokens of prompts.")
    answered: Money = Field(description="For a million tokens of answers.")


class Terms(Model):
    """How models are asked in one run.

    Nothing of it shapes an answer, so it is in no cache key; what a budget or a time limit cut
    short is not kept.
    """

    run: str = Field(default="", description="Whose budget is spent: one name for a run's tasks.")
    budget: Money | None = Field(default=None, description="US dollars after which none is asked.")
    limits: dict[str, Limit] = Field(
        default_factory=dict, description="By provider: `openai`, `anthropic`, `ollama`."
    )
    prices: dict[str, Price] = Field(
        default_factory=dict, description="Of models that litellm knows no price of."
    )
    answer_seconds: int = Field(default=120, ge=1, description="The longest wait for one answer.")
    cache: bool = Field(default=True, description="Whether kept answers are used again.")
