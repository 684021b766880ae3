"""What a run would take: seconds by what earlier runs took, money by what would be asked."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from decimal import Decimal
from statistics import median
from typing import Any

from pydantic import ValidationError

from vintage_game_generator.asking.bases import base_of
from vintage_game_generator.asking.counting import CountingDesk
from vintage_game_generator.asking.question import Question
from vintage_game_generator.asking.structured import schema_of
from vintage_game_generator.asking.wanted import Wanted, WantedPicture, WantedText
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.plan import Asking, PlannedPiece
from vintage_game_generator.models.run_state import Made
from vintage_game_generator.models.writer import Terms, Writer
from vintage_game_generator.run_states import made_before
from vintage_game_generator.settings import settings
from vintage_game_generator.store.keys import Phase

# Phases that wait for each other; those of one row are made at the same time.
ROWS = (
    (Phase.BLEND,),
    (Phase.STYLE_DRAFT,),
    (Phase.STYLE,),
    (Phase.DESIGN_DRAFT, Phase.DIRECTIONS),
    (Phase.DESIGN,),
    (
        *(Phase.SCRIPT, Phase.LEVEL_DRAFT, Phase.SPRITE_DRAFT, Phase.TILESET_DRAFT),
        *(Phase.MUSIC_DRAFT, Phase.FEATURE),
    ),
    (
        *(Phase.LEVEL, Phase.SPRITE, Phase.TILESET, Phase.FONT, Phase.TUNE, Phase.SOUND),
        Phase.CODE,
    ),
    (Phase.GAME,),
    (Phase.CERTIFICATE,),
    (Phase.PARITY,),
    (Phase.PACKAGE,),
)


def seconds_of(config: GameConfig) -> Callable[[Phase, str], float | None]:
    """Return what tells the seconds of a piece: its own last time, else what is usual here."""
    before = made_before(config)
    usual: dict[str, list[float]] = {}
    for path in sorted(settings().made.glob("*.json")):
        with suppress(OSError, ValidationError):
            for one in Made.model_validate_json(path.read_bytes()).pieces.values():
                if one.seconds is not None:
                    usual.setdefault(one.phase, []).append(one.seconds)

    def told(phase: Phase, piece: str) -> float | None:
        own = before.pieces.get(piece) if before else None
        if own and own.seconds is not None:
            return own.seconds
        return round(median(usual[phase]), 3) if phase in usual else None

    return told


def whole_time(pieces: Sequence[PlannedPiece], workers: int) -> tuple[float, float]:
    """Return the seconds of all tasks together, and about how long a run of them lasts.

    Tasks that were timed shared the processors with so many others: that is in their times.
    """
    lasts = 0.0
    for row in ROWS:
        told = [one.seconds or 0.0 for one in pieces if one.phase in row]
        lasts += max(max(told, default=0.0), sum(told) / workers)
    return round(sum(one.seconds or 0.0 for one in pieces), 2), round(lasts, 2)


def asking_of(desk: CountingDesk, writer: Writer, terms: Terms) -> Asking:
    """Return what the first model of a writer would be asked, of what a desk was."""
    model = writer.models[0]
    base = base_of(model, writer.api_base)
    wanted: list[Wanted] = [
        *(_wanted_text(one, model, base) for one in desk.questions),
        *(WantedPicture(model, base, one.prompt, one.size) for one in desk.pictures),
    ]
    costs = [one.estimate(terms) for one in wanted]
    known = [cost for cost in costs if cost is not None]
    return Asking(
        author=model,
        calls=len(wanted),
        tokens_asked=sum(one.tokens_asked for one in wanted),
        tokens_answered=sum(one.most_answered for one in wanted),
        cost=sum(known, Decimal(0)) if len(known) == len(costs) else None,
    )


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
