"""What asking costs: in US dollars, exactly, or unknown, and never free for want of a price."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.writer import Price

PRICES = "model_prices_and_context_window_backup.json"  # litellm's own map, as it was released
MILLION = 1_000_000
BYTES_A_TOKEN = 3  # of UTF-8: English has four and more, code and Chinese about three
MESSAGE_TOKENS = 8  # a message's role and its borders
# As many as the dearest picture of a model that is paid by the token has: gpt-image-1, high, 2:3
# (https://platform.openai.com/docs/guides/image-generation).
PICTURE_TOKENS = 6_240


class ListPrice(Model):
    """What litellm knows of a model's price, in US dollars."""

    provider: str
    asked: Decimal | None = None  # a token
    answered: Decimal | None = None  # a token
    picture: Decimal | None = None


def tokens_in(texts: Iterable[str]) -> int:
    """Return about how many tokens messages have; rather too many than too few."""
    return sum(-(-len(text.encode()) // BYTES_A_TOKEN) + MESSAGE_TOKENS for text in texts)


def cost_of(
    model: str,
    tokens_asked: int | None,
    tokens_answered: int | None,
    prices: Mapping[str, Price],
    *,
    api_base: str = "",
) -> Decimal | None:
    """Return the dollars of one request, or none if its price or its tokens are unknown.

    Args:
        model: litellm's name.
        tokens_asked: Those of the prompt.
        tokens_answered: Those of the answer, thoughts included.
        prices: Given by the user; they win over litellm's.
        api_base: A server of the user's, whose prices nobody else knows.
    """
    if tokens_asked is None or tokens_answered is None:
        return None
    given = prices.get(model)
    if given is not None:
        asked, answered = tokens_asked * given.asked, tokens_answered * given.answered
        return _plain((asked + answered) / MILLION)
    listed = None if api_base else list_price(model)
    if listed is None or listed.asked is None or listed.answered is None:
        return None
    return _plain(tokens_asked * listed.asked + tokens_answered * listed.answered)


def estimate(
    model: str,
    texts: Iterable[str],
    max_tokens: int,
    prices: Mapping[str, Price],
    *,
    api_base: str = "",
) -> Decimal | None:
    """Return about the most that a request can cost, or none if its price is unknown.

    Args:
        model: litellm's name.
        texts: All that is sent: the messages, and the schema.
        max_tokens: How long the answer may be.
        prices: Given by the user.
        api_base: A server of the user's.
    """
    return cost_of(model, tokens_in(texts), max_tokens, prices, api_base=api_base)


def cost_of_picture(
    model: str,
    tokens_asked: int | None,
    tokens_answered: int | None,
    prices: Mapping[str, Price],
    *,
    api_base: str = "",
) -> Decimal | None:
    """Return the dollars of one picture: by the picture where that is its price, else by tokens."""
    listed = None if api_base or model in prices else list_price(model)
    if listed is not None and listed.picture is not None:
        return listed.picture
    return cost_of(model, tokens_asked, tokens_answered, prices, api_base=api_base)


def estimate_of_picture(
    model: str, prompt: str, prices: Mapping[str, Price], *, api_base: str = ""
) -> Decimal | None:
    """Return about the most that a picture can cost, or none if its price is unknown."""
    asked = tokens_in([prompt])
    return cost_of_picture(model, asked, PICTURE_TOKENS, prices, api_base=api_base)


def list_price(model: str) -> ListPrice | None:
    """Return litellm's price of a model, by its full name or by its provider's name for it."""
    known = _price_list()
    if model in known:
        return known[model]
    provider, _, name = model.partition("/")
    found = known.get(name)
    # `vertex_ai/...` is listed under `vertex_ai-language-models`, `bedrock/...` under
    # `bedrock_converse`.
    if found and (found.provider + "-").replace("_", "-").startswith(
        provider.replace("_", "-") + "-"
    ):
        return found
    return None


@cache
def _price_list() -> dict[str, ListPrice]:
    """Read litellm's map without importing litellm, which takes seconds."""
    spec = find_spec("litellm")
    folders = (spec.submodule_search_locations if spec else None) or []
    for folder in folders:
        try:
            read = json.loads((Path(folder) / PRICES).read_bytes(), parse_float=Decimal)
            return {name: _list_price(entry) for name, entry in read.items()}
        except (OSError, ValueError):
            continue
    return {}


def _list_price(entry: Mapping[str, Any]) -> ListPrice:
    drawn = entry.get("mode") == "image_generation"
    answered = _price(entry, "output_cost_per_token")
    thought = _price(entry, "output_cost_per_reasoning_token")
    if answered and thought:  # providers do not always say which were which
        answered = max(answered, thought)
    if drawn:
        answered = _price(entry, "output_cost_per_image_token") or answered
    picture = None
    if drawn:
        picture = _price(entry, "output_cost_per_image") or _price(entry, "input_cost_per_image")
    return ListPrice(
        provider=str(entry.get("litellm_provider", "")),
        asked=_price(entry, "input_cost_per_token"),
        answered=answered,
        picture=picture,
    )


def _price(entry: Mapping[str, Any], name: str) -> Decimal | None:
    """Return a price; the map says zero of what depends on more, and of what nobody looked up."""
    value = entry.get(name)
    return Decimal(value) if isinstance(value, int | Decimal) and value > 0 else None


def _plain(dollars: Decimal) -> Decimal:
    """Return the same number without trailing zeros, and never as 1E+1."""
    return Decimal(f"{dollars.normalize():f}")
