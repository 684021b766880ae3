"""A story, as a model tells it."""

from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.authors.language_model.parts import (
    check_most,
    kept_in_part,
    repeated,
)
from vintage_game_generator.authors.language_model.prompting import question, sparks
from vintage_game_generator.authors.language_model.wording import complaints
from vintage_game_generator.authors.procedural import words
from vintage_game_generator.authors.procedural.lines import letters_a_line, rooms
from vintage_game_generator.authors.procedural.story import told_lines
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.drafts.story import ENDING, INTRO, DraftedStory, StoryDraft
from vintage_game_generator.models.style import StyleGuide

FULL = 85  # percent of a page that words fill, since lines break between them
EXAMPLE = "The kilns went cold on baking day. Obrin takes the last ember up the stair."
PARTS = len(StoryDraft.model_fields)


def story_draft(
    desk: Desk, config: GameConfig, design: GameDesign, style: StyleGuide
) -> DraftedStory:
    """Return a model's story, which fits the screen."""
    intro, ending = (lines * letters_a_line(style) * FULL // 100 for lines in rooms(style))
    intro, ending = min(intro, INTRO - 40), min(ending, ENDING - 40)
    asked = question(
        "story",
        StoryDraft,
        phase="script",
        piece="story",
        seed=config.seed,
        max_tokens=400,
        config=config,
        design=design,
        style=style,
        example=EXAMPLE,
        sparks=sparks(config.seed, "story", words.TREASURES),
        intro=intro,
        ending=ending,
    )

    def flaws_of(draft: StoryDraft) -> dict[str, str]:
        texts = draft.model_dump()
        most = {"intro": intro, "ending": ending, "defeat": ending}
        long = {
            part: f"too long for the screen; write {most[part]} letters at most"
            for part, lines in told_lines(draft, style).items()
            if not lines
        }
        return long | repeated(texts) | complaints(config, {}, texts, [EXAMPLE])

    draft, credits = desk.asked(asked, lambda draft: check_most(flaws_of(draft), PARTS))
    if draft is None:
        return DraftedStory(credits=credits)
    flaws = flaws_of(draft)
    kept = draft.model_copy(update=dict.fromkeys(flaws, ""))
    return DraftedStory(draft=kept, credits=kept_in_part(credits, flaws))
