"""What making a game would ask of models, and about what that would cost: known before a run.

The questions are the real ones, asked about the game that the rules alone would plan: a model's
own plan has other names in it, and about as many words.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from pydantic import Field

from vintage_game_generator.asking.bases import base_of
from vintage_game_generator.asking.counting import CountingDesk
from vintage_game_generator.asking.question import Question
from vintage_game_generator.asking.structured import schema_of
from vintage_game_generator.asking.wanted import Wanted, WantedPicture, WantedText
from vintage_game_generator.authors.language_model.author import LanguageModelAuthor
from vintage_game_generator.authors.procedural.design import game_design
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.config import GameConfig, GenerationConfig, Piece
from vintage_game_generator.models.design import CHARACTERS
from vintage_game_generator.models.writer import PROCEDURAL, Terms, Writer


class Expected(Model):
    """What one kind of piece would take."""

    piece: Piece
    author: str = Field(description="The first who would be asked, or `procedural`.")
    calls: int = Field(ge=0, description="If every first answer is kept.")
    tokens_asked: int = Field(ge=0, description="All that is sent: messages and schemas.")
    tokens_answered: int = Field(ge=0, description="If every first answer is as long as it may be.")
    cost: Decimal | None = Field(
        description="US dollars, if every first answer is kept; none is unknown."
    )


def expected(config: GameConfig, generation: GenerationConfig) -> list[Expected]:
    """Return what each kind of piece would take, in the order of asking."""
    asked: dict[Piece, Callable[[LanguageModelAuthor], object]] = _questions(config)
    if config.writer(Piece.PICTURES).models:
        asked[Piece.SPRITES] = lambda author: None  # only of what the painter fails at
    return [_expected(piece, config.writer(piece), ask, generation) for piece, ask in asked.items()]


def _questions(config: GameConfig) -> dict[Piece, Callable[[LanguageModelAuthor], object]]:
    plain = config.in_python
    inherited = blend(plain)
    style = style_guide(plain, inherited)
    design = game_design(plain, inherited, style)
    cast = [spec for spec in design.sprites if spec.role in CHARACTERS]
    return {
        Piece.STYLE: lambda author: author.style(plain, inherited),
        Piece.ARCHITECTURE: lambda author: author.architecture(plain, inherited, style),
        Piece.DIRECTIONS: lambda author: author.directions(plain, style),
        Piece.SCRIPT: lambda author: author.script(plain, design, style),
        Piece.LEVELS: lambda author: [author.level(one, design, style) for one in design.levels],
        Piece.SPRITES: lambda author: [author.sprite(spec, style, "") for spec in cast],
        Piece.PICTURES: lambda author: [author.sprite(spec, style, "") for spec in cast],
        Piece.TILESETS: lambda author: [
            author.tileset(spec, style, "") for spec in design.tilesets
        ],
        Piece.MUSIC: lambda author: author.music(design, style, ""),
        Piece.FEATURES: lambda author: [
            author.feature(wish, design, style) for wish in config.custom_features
        ],
    }


def _expected(
    piece: Piece,
    writer: Writer,
    ask: Callable[[LanguageModelAuthor], object],
    generation: GenerationConfig,
) -> Expected:
    if not writer.models:
        zero = {"calls": 0, "tokens_asked": 0, "tokens_answered": 0}
        return Expected(piece=piece, author=PROCEDURAL, cost=Decimal(0), **zero)
    desk, easel = CountingDesk(), CountingDesk()
    ask(LanguageModelAuthor(desk, easel if piece is Piece.PICTURES else None))
    wanted = _wanted(desk if piece is not Piece.PICTURES else easel, writer)
    terms = Terms(prices=generation.prices)
    costs = [one.estimate(terms) for one in wanted]
    known = [cost for cost in costs if cost is not None]
    return Expected(
        piece=piece,
        author=writer.models[0],
        calls=len(wanted),
        tokens_asked=sum(one.tokens_asked for one in wanted),
        tokens_answered=sum(one.most_answered for one in wanted),
        cost=sum(known, Decimal(0)) if len(known) == len(costs) else None,
    )


def _wanted(desk: CountingDesk, writer: Writer) -> list[Wanted]:
    """Return what the first model would be sent."""
    model = writer.models[0]
    base = base_of(model, writer.api_base)
    texts = [_wanted_text(one, model, base) for one in desk.questions]
    pictures = [WantedPicture(model, base, one.prompt, one.size) for one in desk.pictures]
    return [*texts, *pictures]


def _wanted_text(question: Question[Any], model: str, base: str) -> WantedText:
    shape: type[Model] = question.shape
    return WantedText(
        model,
        base,
        question.messages,
        schema_of(shape),
        question.max_tokens,
        question.temperature,
        question.seed,
    )
