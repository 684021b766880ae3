"""What is wanted of one model in one answer, and the answer."""

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from prompts import digest
from vintage_game_generator.asking.answers import answer_key
from vintage_game_generator.asking.prices import (
    PICTURE_TOKENS,
    cost_of,
    cost_of_picture,
    estimate,
    estimate_of_picture,
    tokens_in,
)
from vintage_game_generator.asking.question import Message
from vintage_game_generator.models.writer import Terms

BYTES_A_TOKEN = 1024  # on the wire: each token in an event of its own
FRAME = 256 * 1024
LARGEST_PICTURE = 48 * 2**20  # bytes on the wire, where four letters are three bytes


@dataclass(frozen=True)
class Reply:
    """What came.

    Attributes:
        finish: Why a text ended: 'stop', 'length', 'content_filter', 'overlong'; nothing where the
            server did not say, as when a stream breaks off.
    """

    text: str = ""
    picture: bytes = b""
    finish: str = ""
    tokens_asked: int | None = None
    tokens_answered: int | None = None


@dataclass(frozen=True)
class WantedText:
    """A text that fills a JSON schema."""

    model: str
    api_base: str
    messages: tuple[Message, ...]
    schema: dict[str, Any]
    max_tokens: int
    temperature: float
    seed: int | None

    @property
    def most_bytes(self) -> int:
        """Return how long the response may be on the wire."""
        return FRAME + self.max_tokens * BYTES_A_TOKEN

    @cached_property
    def key(self) -> str:
        """Return the key under which the answer is kept."""
        return answer_key(
            kind="text",
            model=self.model,
            api_base=self.api_base,
            messages=self.messages,
            schema=[self.schema, digest("schema")],  # the latter where a server takes no schema
            temperature=self.temperature,
            seed=self.seed,
            max_tokens=self.max_tokens,
        )

    @cached_property
    def prompt(self) -> str:
        """Return the digest of all that is asked, whoever is asked."""
        return _digest([[[one.role, one.content] for one in self.messages], self.schema])

    @property
    def tokens_asked(self) -> int:
        """Return about how many tokens are sent."""
        return tokens_in(self._texts)

    @property
    def most_answered(self) -> int:
        """Return how many tokens are answered at most."""
        return self.max_tokens

    @property
    def tokens(self) -> int:
        """Return about how many tokens are asked and answered at most."""
        return self.tokens_asked + self.most_answered

    def estimate(self, terms: Terms) -> Decimal | None:
        """Return the most that it may cost."""
        return estimate(
            self.model, self._texts, self.max_tokens, terms.prices, api_base=self.api_base
        )

    def cost(self, reply: Reply, terms: Terms) -> Decimal | None:
        """Return what it cost."""
        tokens = reply.tokens_asked, reply.tokens_answered
        return cost_of(self.model, *tokens, terms.prices, api_base=self.api_base)

    @property
    def _texts(self) -> list[str]:
        return [*(message.content for message in self.messages), json.dumps(self.schema)]


@dataclass(frozen=True)
class WantedPicture:
    """A PNG."""

    model: str
    api_base: str
    description: str
    size: str
    seed: None = None  # no provider takes one

    @property
    def most_bytes(self) -> int:
        """Return how long the response may be on the wire."""
        return LARGEST_PICTURE

    @cached_property
    def key(self) -> str:
        """Return the key under which the answer is kept."""
        return answer_key(
            kind="picture",
            model=self.model,
            api_base=self.api_base,
            messages=[Message("user", self.description)],
            size=self.size,
        )

    @cached_property
    def prompt(self) -> str:
        """Return the digest of all that is asked, whoever is asked."""
        return _digest([self.description, self.size])

    @property
    def tokens_asked(self) -> int:
        """Return about how many tokens are sent."""
        return tokens_in([self.description])

    @property
    def most_answered(self) -> int:
        """Return how many tokens are answered at most."""
        return PICTURE_TOKENS

    @property
    def tokens(self) -> int:
        """Return about how many tokens are asked and answered at most."""
        return self.tokens_asked + self.most_answered

    def estimate(self, terms: Terms) -> Decimal | None:
        """Return the most that it may cost."""
        return estimate_of_picture(
            self.model, self.description, terms.prices, api_base=self.api_base
        )

    def cost(self, reply: Reply, terms: Terms) -> Decimal | None:
        """Return what it cost."""
        tokens = reply.tokens_asked, reply.tokens_answered
        return cost_of_picture(self.model, *tokens, terms.prices, api_base=self.api_base)


Wanted = WantedText | WantedPicture


def _digest(asked: list[Any]) -> str:
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
