"""Options of commands that ask models: what they may cost, and how often they are asked."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GameConfig, GenerationConfig, Piece
from vintage_game_generator.models.writer import Limit, Price

Budget = Annotated[
    str | None,
    typer.Option("--budget", metavar="DOLLARS", help="What models may cost; rules do the rest."),
]
Limits = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="PROVIDER=REQUESTS[,TOKENS]",
        help="What a provider allows in a minute.",
    ),
]
Prices = Annotated[
    list[str] | None,
    typer.Option(
        "--price",
        metavar="MODEL=ASKED,ANSWERED",
        help="Dollars for a million tokens of a model that has no known price.",
    ),
]
AnswerSeconds = Annotated[
    int, typer.Option(min=1, max=3600, help="The longest wait for one answer of a model.")
]
KeyBlocks = Annotated[
    list[str] | None,
    typer.Option(
        "--key-block",
        metavar="PROVIDER=BLOCK",
        help="A Prefect Secret block with a provider's API key.",
    ),
]


def asking_settings(
    budget: str | None,
    limits: Sequence[str] | None,
    prices: Sequence[str] | None,
    answer_seconds: int,
    key_blocks: Sequence[str] | None,
) -> dict[str, Any]:
    """Return what the options say of how models are asked, as fields of `GenerationConfig`.

    Raises:
        BadInput: one is wrong.
    """
    return {
        "budget": budget_of(budget),
        "limits": limits_of(limits or []),
        "prices": prices_of(prices or []),
        "answer_seconds": answer_seconds,
        "key_blocks": key_blocks_of(key_blocks or []),
    }


def budget_of(said: str | None) -> Decimal | None:
    """Return a budget in US dollars.

    Raises:
        BadInput: it is no amount.
    """
    return None if said is None else _money(said, "--budget", "--budget 0.50")


def limits_of(said: Sequence[str]) -> dict[str, Limit]:
    """Return limits by provider, of words such as `openai=60,90000`.

    Raises:
        BadInput: one is none.
    """
    found = {}
    for provider, value in _pairs(said, "--limit", "--limit openai=60,90000"):
        requests, _, tokens = value.partition(",")
        try:
            found[provider] = Limit.model_validate({"requests": requests, "tokens": tokens or None})
        except ValidationError:
            raise BadInput(
                f"{value!r} is no limit",
                where=f"--limit {provider}",
                hint="write requests a minute, then tokens: --limit openai=60,90000",
            ) from None
    return found


def prices_of(said: Sequence[str]) -> dict[str, Price]:
    """Return prices by model, of words such as `ollama/qwen2.5-coder=0,0`.

    Raises:
        BadInput: one is none.
    """
    example = "--price openai/my-model=0.25,2.00"
    found = {}
    for model, value in _pairs(said, "--price", example):
        asked, comma, answered = value.partition(",")
        if not comma:
            raise BadInput(
                f"{value!r} is no price", where=f"--price {model}", hint=f"write {example}"
            )
        where = f"--price {model}"
        found[model] = Price(
            asked=_money(asked, where, example), answered=_money(answered, where, example)
        )
    return found


def key_blocks_of(said: Sequence[str]) -> dict[str, str]:
    """Return the names of Secret blocks by provider.

    Raises:
        BadInput: one is not said as PROVIDER=BLOCK.
    """
    return dict(_pairs(said, "--key-block", "--key-block openai=my-openai-key"))


def check_names(config: GameConfig, generation: GenerationConfig) -> None:
    """Refuse a limit, a block or a price of nobody who is asked: a typo would switch it off.

    Raises:
        BadInput: one is of nobody.
    """
    models = sorted({model for piece in Piece for model in config.writer(piece).models})
    providers = sorted({model.partition("/")[0] for model in models})
    for option, names, known in (
        ("--limit", generation.limits, providers),
        ("--key-block", generation.key_blocks, providers),
        ("--price", generation.prices, models),
    ):
        for name in names:
            if name not in known:
                raise BadInput(
                    f"nobody of that name is asked: {name!r}",
                    where=option,
                    hint=f"the brief's authors are {', '.join(known) or 'procedural alone'}",
                )


def _pairs(said: Sequence[str], option: str, example: str) -> list[tuple[str, str]]:
    pairs = []
    for words in said:
        name, equals, value = words.partition("=")
        if not (name and equals and value):
            raise BadInput(f"{words!r} says too little", where=option, hint=f"write {example}")
        pairs.append((name, value))
    return pairs


def _money(said: str, where: str, example: str) -> Decimal:
    try:
        amount = Decimal(said)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not (amount.is_finite() and amount >= 0):
        raise BadInput(f"{said!r} is no amount of dollars", where=where, hint=f"write {example}")
    return amount
