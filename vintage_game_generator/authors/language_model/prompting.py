"""A prompt, rendered, as the question that it asks."""

import json
from collections.abc import Sequence
from typing import Any, TypeVar

import prompts
from vintage_game_generator.asking.question import Message, Question
from vintage_game_generator.authors.procedural.chance import derived_chance, derived_seed
from vintage_game_generator.models.base import Model

D = TypeVar("D", bound=Model)


def question(
    template: str,
    shape: type[D],
    *,
    phase: str,
    piece: str,
    seed: int,
    max_tokens: int,
    **values: Any,
) -> Question[D]:
    """Return the question that a prompt asks.

    Args:
        template: the prompt's name.
        shape: what the answer fills.
        phase: the phase's name: 'style-draft'.
        piece: what people call it: 'style guide'.
        seed: the brief's.
        max_tokens: how long an answer may be.
        values: what the prompt names.
    """
    return Question(
        phase=phase,
        piece=piece,
        template=template,
        messages=(Message("user", prompts.rendered(template, **values)),),
        shape=shape,
        max_tokens=max_tokens,
        seed=derived_seed(seed, "question", template),
    )


def form(example: Model) -> str:
    """Return an answer for another game, as it would be written."""
    return json.dumps(example.model_dump(mode="json"))


def sparks(seed: int, use: str, words: Sequence[str], count: int = 3) -> list[str]:
    """Return some words to begin with: left alone, a small model says the same to all."""
    return derived_chance(seed, "sparks", use).sample(sorted(set(words)), count)
