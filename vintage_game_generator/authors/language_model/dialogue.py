"""What is said on the way, as a model writes it."""

from pydantic import Field, JsonValue, create_model
from pydantic.config import JsonDict

from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.asking.question import Refused
from vintage_game_generator.authors.language_model.parts import (
    check_most,
    kept_in_part,
    repeated,
)
from vintage_game_generator.authors.language_model.prompting import form, question
from vintage_game_generator.authors.language_model.wording import complaints
from vintage_game_generator.authors.procedural.lines import SAYING_LINES, letters_a_line
from vintage_game_generator.authors.procedural.story import (
    cast_of,
    saying_lines,
    speaker_named,
)
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.drafts.design import FEWEST_LEVELS, MOST_LEVELS
from vintage_game_generator.models.drafts.dialogue import (
    DialogueDraft,
    DraftedDialogue,
    SaidLine,
    Speaker,
)
from vintage_game_generator.models.drafts.quests import QuestsDraft
from vintage_game_generator.models.drafts.story import StoryDraft
from vintage_game_generator.models.style import StyleGuide

BREAK = 8  # letters that a line break may cost
LONGEST = 50
EXAMPLE = (
    SaidLine(speaker="Obrin", line="Hot soup first. Then heroics."),
    SaidLine(speaker="Kiln Golem", line="Clay goes in. Nobody comes out."),
    SaidLine(speaker="Glaze Warlock", line="I fired the moon in this oven."),
)
EXAMPLES = tuple(one.line for one in EXAMPLE)


def dialogue_draft(
    desk: Desk,
    config: GameConfig,
    design: GameDesign,
    style: StyleGuide,
    story: StoryDraft | None,
    quests: QuestsDraft | None,
) -> DraftedDialogue:
    """Return a model's lines, one for each level, each by somebody of the cast."""
    count = len(design.levels)
    letters = min(SAYING_LINES * letters_a_line(style) - BREAK, LONGEST)
    speakers = [one.name for one in cast_of(design)]
    asked = question(
        "dialogue",
        _shape(count, speakers),
        phase="script",
        piece="dialogue",
        seed=config.seed,
        max_tokens=350,
        design=design,
        style=style,
        story=story,
        quests=quests,
        speakers=speakers,
        example=form(DialogueDraft(lines=EXAMPLE)),
        letters=letters,
    )

    def flaws_of(draft: DialogueDraft) -> dict[str, str]:
        laid = saying_lines(draft, design, style)
        texts, flaws = {}, {}
        for number, (one, lines) in enumerate(zip(draft.lines, laid, strict=False), 1):
            part = f"line {number}"
            texts[part] = one.line if one else ""
            if one and not speaker_named(one.speaker, design):
                flaws[part] = f"{one.speaker!r} is nobody of {', '.join(speakers)}"
            elif not lines:
                flaws[part] = f"too long for the screen; write {letters} letters at most"
        return flaws | repeated(texts) | complaints(config, {}, texts, EXAMPLES)

    def admit(draft: DialogueDraft) -> None:
        if len(draft.lines) < count:
            raise Refused([f"{len(draft.lines)} lines for {count} levels; write one for each"])
        check_most(flaws_of(draft), count)

    draft, credits = desk.asked(asked, admit)
    if draft is None:
        return DraftedDialogue(credits=credits)
    flaws = flaws_of(draft)
    kept = [
        None if f"line {number}" in flaws or not one else one.model_dump()
        for number, one in enumerate(draft.lines[:count], 1)
    ]
    return DraftedDialogue(
        draft=DialogueDraft.model_validate({"lines": kept}), credits=kept_in_part(credits, flaws)
    )


def _shape(count: int, speakers: list[str]) -> type[DialogueDraft]:
    """Return the draft with so many lines and these speakers in its schema."""
    names: JsonDict = {"enum": list[JsonValue](speakers)}
    speaker = Field(description="Who says it.", json_schema_extra=names)
    line = create_model("SaidLine", __base__=SaidLine, speaker=(Speaker, speaker))
    items: JsonDict = {"minItems": count, "maxItems": count}
    lines = Field(min_length=FEWEST_LEVELS, max_length=MOST_LEVELS, json_schema_extra=items)
    return create_model("DialogueDraft", __base__=DialogueDraft, lines=(tuple[line, ...], lines))
