"""What those shall be told who draw and compose: a prompt for prompts."""

from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.authors.language_model.parts import (
    check_most,
    kept_in_part,
    repeated,
)
from vintage_game_generator.authors.language_model.prompting import question, sparks
from vintage_game_generator.authors.language_model.wording import complaints
from vintage_game_generator.consoles import console
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.drafts.directions import DirectionsDraft, DraftedDirections
from vintage_game_generator.models.style import StyleGuide

LETTERS = 240  # of a paragraph; a little more is let pass
NOTHING = "says nothing but colours, and those are set; write of shapes and sounds"
PARTS = len(DirectionsDraft.model_fields)
# Shapes and moves that a few pixels and voices can show; each game is given some to build on.
SHAPES = (
    "stacked rings", "long necks", "hooks", "saw teeth", "round shoulders", "knotted ropes",
    "cracked rims", "folded edges", "big hands", "tall hats", "shells", "stilts", "keyholes",
    "wide sleeves", "broken spokes", "drops",
)  # fmt: skip
MOVES = (
    "a climb by thirds", "a leap of an octave", "a sway of two notes", "a falling line",
    "one repeated note", "a skipping rhythm", "a slow march", "rests where a beat is due",
    "an answer an octave below", "quick grace notes",
)  # fmt: skip


def directions_draft(desk: Desk, config: GameConfig, style: StyleGuide) -> DraftedDirections:
    """Return what a model would have those told who draw and compose."""
    asked = question(
        "directions",
        DirectionsDraft,
        phase="directions",
        piece="directions",
        seed=config.seed,
        max_tokens=600,
        config=config,
        machine=console(config.art_style),
        style=style,
        shapes=sparks(config.seed, "shapes", SHAPES),
        moves=sparks(config.seed, "moves", MOVES, 2),
        letters=LETTERS,
    )

    def flaws_of(draft: DirectionsDraft) -> dict[str, str]:
        texts = draft.model_dump()
        nothing = {part: NOTHING for part, text in texts.items() if not text}
        return repeated(texts) | complaints(config, {}, texts) | nothing

    draft, credits = desk.asked(asked, lambda draft: check_most(flaws_of(draft), PARTS))
    if draft is None:
        return DraftedDirections(credits=credits)
    flaws = flaws_of(draft)
    kept = draft.model_copy(update=dict.fromkeys(flaws, ""))
    return DraftedDirections(draft=kept, credits=kept_in_part(credits, flaws))
