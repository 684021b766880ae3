"""A question to ask in tests, and desks at which nobody pauses long before asking again."""

from typing import Any

from pydantic import Field

from tests.model_server.replies import Fills
from tests.model_server.server import ModelServer
from tests.waiting import LONGEST
from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.asking.opening import desk_of
from vintage_game_generator.asking.question import Message, Question, Refused
from vintage_game_generator.asking.retrying import Patience
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.writer import Terms, Writer

CLAUDE = "anthropic/claude-sonnet-4-5"  # answers by an output format
OLD_CLAUDE = "anthropic/claude-3-5-haiku-20241022"  # answers by calling a tool
GPT = "openai/test-model"
HASTY = Patience(first_pause=0.02)


class Beast(Model):
    """A draft, small enough for a test."""

    name: str = Field(min_length=2, max_length=20)
    legs: int = Field(ge=0, le=8, description="How many it walks on.")


GOOD = Fills({"name": "Mudcat", "legs": 4})
MUDCAT = Beast(name="Mudcat", legs=4)
QUESTION = Question(
    phase="sprite",
    piece="hero",
    template="sprite",
    messages=(Message("system", "You draw beasts."), Message("user", "Draw one.")),
    shape=Beast,
    max_tokens=256,
)


def anything(beast: Beast) -> None:
    """Admit every beast."""


def no_snakes(beast: Beast) -> None:
    """Admit what has legs."""
    if not beast.legs:
        raise Refused(["a beast with 0 legs cannot jump: give it 2 or more"])


def base(server: ModelServer, model: str) -> str:
    """Return the address at which a server speaks a model's wire format."""
    return server.anthropic_base if model.startswith("anthropic/") else server.openai_base


def desk(server: ModelServer, *models: str, **terms: Any) -> Desk:
    """Return a desk whose models are all on one server."""
    models = models or (GPT,)
    writer = Writer(models=models, api_base=base(server, models[0]))
    return desk_of(writer, Terms(**{"answer_seconds": LONGEST, **terms}), HASTY)
