"""The levels' goals, as a model sets them."""

from pydantic import Field, create_model
from pydantic.config import JsonDict

from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.asking.question import Refused
from vintage_game_generator.authors.language_model.parts import (
    check_most,
    kept_in_part,
    repeated,
)
from vintage_game_generator.authors.language_model.prompting import form, question, sparks
from vintage_game_generator.authors.language_model.wording import complaints
from vintage_game_generator.authors.procedural import words
from vintage_game_generator.authors.procedural.lines import GOAL_LINES, letters_a_line
from vintage_game_generator.authors.procedural.story import goal_lines
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.drafts.design import FEWEST_LEVELS, MOST_LEVELS
from vintage_game_generator.models.drafts.quests import DraftedQuests, Goal, QuestsDraft
from vintage_game_generator.models.drafts.story import StoryDraft
from vintage_game_generator.models.style import StyleGuide

BREAK = 8  # letters that a line break may cost
LONGEST = 48  # letters; a goal is read at a glance
EXAMPLE = QuestsDraft(
    goals=("Carry the ember upstairs", "Mend the great bellows", "Smash the glazed throne")
)


def quests_draft(
    desk: Desk,
    config: GameConfig,
    design: GameDesign,
    style: StyleGuide,
    story: StoryDraft | None,
) -> DraftedQuests:
    """Return a model's goals, one for each level, which fit the screen."""
    count = len(design.levels)
    letters = min(GOAL_LINES * letters_a_line(style) - BREAK, LONGEST)
    asked = question(
        "quests",
        _shape(count),
        phase="script",
        piece="quests",
        seed=config.seed,
        max_tokens=250,
        config=config,
        design=design,
        style=style,
        story=story,
        example=form(EXAMPLE),
        sparks=sparks(config.seed, "quests", words.TREASURES),
        letters=letters,
    )

    def flaws_of(draft: QuestsDraft) -> dict[str, str]:
        texts = {f"goal {number}": goal for number, goal in enumerate(draft.goals[:count], 1)}
        laid = goal_lines(draft, design, style)
        long = {
            goal: f"too long for the screen; write {letters} letters at most"
            for goal, lines in zip(texts, laid, strict=False)
            if not lines
        }
        return long | repeated(texts) | complaints(config, {}, texts, EXAMPLE.goals)

    def admit(draft: QuestsDraft) -> None:
        if len(draft.goals) < count:
            raise Refused([f"{len(draft.goals)} goals for {count} levels; write one for each"])
        check_most(flaws_of(draft), count)

    draft, credits = desk.asked(asked, admit)
    if draft is None:
        return DraftedQuests(credits=credits)
    flaws = flaws_of(draft)
    goals = enumerate(draft.goals[:count], 1)
    kept = tuple("" if f"goal {number}" in flaws else goal for number, goal in goals)
    return DraftedQuests(draft=QuestsDraft(goals=kept), credits=kept_in_part(credits, flaws))


def _shape(count: int) -> type[QuestsDraft]:
    """Return the draft with so many goals in its schema."""
    items: JsonDict = {"minItems": count, "maxItems": count}
    goals = Field(min_length=FEWEST_LEVELS, max_length=MOST_LEVELS, json_schema_extra=items)
    return create_model("QuestsDraft", __base__=QuestsDraft, goals=(tuple[Goal, ...], goals))
