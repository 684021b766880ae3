"""A model's story, goals and lines: kept if they fit the smallest screens and are of this game."""

from typing import Any

import pytest

from tests.wishes import DESIGN, DIALOGUE, QUESTS, STORY, begun, brief, but
from vintage_game_generator.asking.question import Question
from vintage_game_generator.asking.scripted import MODEL, ScriptedDesk
from vintage_game_generator.authors.language_model import dialogue, quests, story
from vintage_game_generator.authors.language_model.story import EXAMPLE as STORY_EXAMPLE
from vintage_game_generator.authors.procedural.design import game_design
from vintage_game_generator.authors.procedural.lines import letters_a_line, rooms
from vintage_game_generator.authors.procedural.story import with_story
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.config import ArtStyle, GameConfig
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.drafts.design import DesignDraft
from vintage_game_generator.models.drafts.dialogue import DialogueDraft
from vintage_game_generator.models.drafts.drafted import Drafted
from vintage_game_generator.models.drafts.quests import QuestsDraft
from vintage_game_generator.models.drafts.story import StoryDraft
from vintage_game_generator.models.style import StyleGuide

each_console = pytest.mark.parametrize("art_style", ArtStyle)


LONGEST = "Unbelievably extraordinarily overcomplicated contraptions"


def planned(**changes: Any) -> tuple[GameConfig, GameDesign, StyleGuide]:
    config = brief(**changes)
    blend, style, _ = begun(config)
    return config, game_design(config, blend, style, DesignDraft.model_validate(DESIGN)), style


def asked(kind: str, answers: list[dict[str, Any]], **changes: Any) -> tuple[Any, ScriptedDesk]:
    config, design, style = planned(**changes)
    desk = ScriptedDesk(answers)
    drafted: Drafted[Any]
    if kind == "story":
        drafted = story.story_draft(desk, config, design, style)
    elif kind == "quests":
        drafted = quests.quests_draft(desk, config, design, style, None)
    else:
        drafted = dialogue.dialogue_draft(desk, config, design, style, None, None)
    return drafted, desk


GOOD = {"story": STORY, "quests": QUESTS, "dialogue": DIALOGUE}
DRAFTS: dict[str, type[Model]] = {
    "story": StoryDraft,
    "quests": QuestsDraft,
    "dialogue": DialogueDraft,
}


@each_console
@pytest.mark.parametrize("kind", GOOD)
def test_a_good_answer_is_kept_on_every_console(kind: str, art_style: ArtStyle) -> None:
    drafted, desk = asked(kind, [GOOD[kind]], art_style=art_style)
    assert desk.refusals == []
    assert drafted.credits.author == MODEL
    assert type(drafted.draft) is DRAFTS[kind]
    assert drafted.draft == DRAFTS[kind].model_validate(GOOD[kind])


@each_console
def test_a_designs_words_become_the_drafts_in_lines_that_fit(art_style: ArtStyle) -> None:
    _, design, style = planned(art_style=art_style)
    told = with_story(
        design,
        style,
        StoryDraft.model_validate(STORY),
        QuestsDraft.model_validate(QUESTS),
        DialogueDraft.model_validate(DIALOGUE),
    ).story
    assert told.tagline == STORY["tagline"]
    assert " ".join(told.intro) == STORY["intro"]
    assert [" ".join(goal) for goal in told.goals] == QUESTS["goals"]
    speakers = [saying[0] for saying in told.sayings]
    assert speakers == ["Ottoline:", "Barnacle Crab:", "Mother Fathom:"]
    assert [" ".join(saying[1:]) for saying in told.sayings] == [
        one["line"] for one in DIALOGUE["lines"]
    ]
    intro, ending = rooms(style)
    assert len(told.intro) <= intro
    assert max(len(told.ending), len(told.defeat)) <= ending
    assert max(map(len, told.goals)) <= 2
    assert max(map(len, told.sayings)) <= 3
    every = [*told.intro, *told.ending, *told.defeat]
    every += [line for lines in (*told.goals, *told.sayings) for line in lines]
    assert max(map(len, every)) <= letters_a_line(style)


def test_nothing_else_of_a_design_changes_with_its_words() -> None:
    _, design, style = planned()
    told = with_story(design, style, StoryDraft.model_validate(STORY), None, None)
    assert told.model_copy(update={"story": design.story}) == design
    assert (told.story.goals, told.story.sayings) == (design.story.goals, design.story.sayings)
    assert with_story(design, style, None, None, None) == design


def test_long_words_lose_their_last_sentences_or_clauses() -> None:
    long = but(
        STORY,
        intro="The tide drank the lamps. Ottoline goes down with oil. " + "She hums a tune. " * 11,
        ending="Ships find the harbour again, and the gulls argue on the gallery rail all day.",
    )
    _, design, style = planned(art_style="game-boy")
    told = with_story(design, style, StoryDraft.model_validate(long), None, None).story
    assert " ".join(told.intro).startswith("The tide drank the lamps. Ottoline goes down with oil.")
    assert told.intro[-1].endswith("tune.")
    assert " ".join(told.ending).startswith("Ships find the harbour again")
    assert told.ending[-1].endswith(".")
    goals = ["Relight the pier lamp before the last ship sails", *QUESTS["goals"][1:]]
    told = with_story(design, style, None, QuestsDraft(goals=tuple(goals)), None).story
    assert " ".join(told.goals[0]) == "Relight the pier lamp"


def test_what_does_not_fit_a_screen_stays_the_rules_own() -> None:
    _, design, style = planned(art_style="game-boy")
    draft = QuestsDraft(goals=(LONGEST, *QUESTS["goals"][1:]))
    told = with_story(design, style, None, draft, None).story
    assert told.goals[0] == design.story.goals[0]
    assert " ".join(told.goals[1]) == QUESTS["goals"][1]


def test_a_speaker_is_found_by_a_part_of_the_name_and_shown_in_full() -> None:
    said = [
        {"speaker": "the crab", "line": "Crab: Mind your ankles."},
        {"speaker": "Ottoline (hero)", "line": "Wet stairs. Dry matches."},
        {"speaker": "FATHOM", "line": "Every light drowns."},
    ]
    drafted, desk = asked("dialogue", [{"lines": said}])
    assert desk.refusals == []
    _, design, style = planned()
    told = with_story(design, style, None, None, drafted.draft).story
    assert [saying[0] for saying in told.sayings] == [
        "Barnacle Crab:",
        "Ottoline:",
        "Mother Fathom:",
    ]


def test_a_long_name_is_announced_by_its_last_words() -> None:
    config = brief(art_style="game-boy")
    blend, style, _ = begun(config)
    named = DesignDraft.model_validate(but(DESIGN, boss_name="Grandmother Fathoms"))
    design = game_design(config, blend, style, named)
    last = {"speaker": "Grandmother Fathoms", "line": "Every light drowns."}
    lines = DialogueDraft.model_validate({"lines": [*DIALOGUE["lines"][:2], last]})
    assert with_story(design, style, None, None, lines).story.sayings[2][0] == "Fathoms:"


def test_numbers_and_full_stops_of_goals_are_left_out() -> None:
    goals = ["1. relight the pier lamp.", "Level 2: Fill the dry oil jars", '"Ring the fog bell"']
    drafted, _ = asked("quests", [{"goals": goals}])
    assert drafted.draft.goals == (
        "Relight the pier lamp",
        "Fill the dry oil jars",
        "Ring the fog bell",
    )


def goals(first: str) -> dict[str, Any]:
    return {"goals": [first, *QUESTS["goals"][1:]]}


PARROT = "The lighthouse keeper fights tide ghosts to relight the lamps."
EMPTY = {"tagline": "", "ending": ""}  # one part more that does not do, and none is kept
BAD: dict[str, tuple[str, dict[str, Any], str]] = {
    "a machine's words": (
        "story",
        but(STORY, intro="As an AI language model I tell no stories.", **EMPTY),
        "intro: 'As an AI language model I tell no stories.' speaks of you",
    ),
    "an apology": ("story", but(STORY, intro="I'm sorry, but I can't.", **EMPTY), "speaks of you"),
    "a filler": ("story", but(STORY, defeat="Lorem ipsum dolor sit.", **EMPTY), "placeholder"),
    "markup": ("story", but(STORY, intro="The **tide** drank the lamps."), "without any markup"),
    "a tag": ("story", but(STORY, intro="<p>The tide drank the lamps.</p>"), "'<'"),
    "mojibake": ("story", but(STORY, intro="The tideâ€™s lamps are gone."), "is no letter"),
    "the brief itself": ("story", but(STORY, intro=PARROT, **EMPTY), "repeats the brief"),
    "another game": (
        "story",
        but(STORY, intro="Ottoline meets Samus again.", **EMPTY),
        "names 'Samus'",
    ),
    "a classic": (
        "story",
        but(STORY, intro="It is like Castlevania down there.", **EMPTY),
        "a game that",
    ),
    "one word on and on": (
        "story",
        but(STORY, intro="Lamp lamp lamp lamp lamp lamp.", **EMPTY),
        "again and",
    ),
    "the same twice": (
        "story",
        but(STORY, **dict.fromkeys(STORY, "The lamp is out.")),
        "ending: says the same as tagline",
    ),
    "the example": ("story", but(STORY, intro=STORY_EXAMPLE, **EMPTY), "the example's"),
    "nothing": ("story", dict.fromkeys(STORY, ""), "tagline: '' is empty or breaks off"),
    "too few goals": ("quests", {"goals": QUESTS["goals"][:2]}, "at least 3"),
    "a goal without end": (
        "quests",
        {"goals": [f"{LONGEST} {number}" for number in "abc"]},
        "goal 1: too long for the screen; write 28 letters at most",
    ),
    "a goal three times": (
        "quests",
        {"goals": ["Fill the oil jars"] * 3},
        "goal 2: says the same as goal 1; write another",
    ),
    "a goal in code": ("quests", goals("{goal_1} is here"), "'{'"),
    "strangers": (
        "dialogue",
        {"lines": [one | {"speaker": "Merlin"} for one in DIALOGUE["lines"]]},
        "line 1: 'Merlin' is nobody of Ottoline",
    ),
    "one line for all": (
        "dialogue",
        {"lines": [one | {"line": "Every light drowns."} for one in DIALOGUE["lines"]]},
        "line 3: says the same as line 1",
    ),
    "no speaker": ("dialogue", {"lines": [{"line": "Who speaks here?"}] * 3}, "speaker"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_is_refused_in_words_that_name_it(name: str) -> None:
    kind, answer, reason = BAD[name]
    drafted, desk = asked(kind, [answer, GOOD[kind]], art_style="game-boy")
    assert reason in " ".join(desk.refusals[0])
    assert drafted.draft == DRAFTS[kind].model_validate(GOOD[kind])


PARTLY: dict[str, tuple[dict[str, Any], str]] = {
    "story": (but(STORY, intro=PARROT), "intro"),
    "quests": (goals(LONGEST), "goal 1"),
    "dialogue": (
        {"lines": [{"speaker": "Merlin", "line": "Who am I?"}, *DIALOGUE["lines"][1:]]},
        "line 1",
    ),
}


@pytest.mark.parametrize("kind", PARTLY)
def test_one_part_that_does_not_do_is_left_to_the_rules(kind: str) -> None:
    answer, part = PARTLY[kind]
    drafted, desk = asked(kind, [answer], art_style="game-boy")
    assert desk.refusals == []
    (finding,) = drafted.credits.findings
    assert (finding.code, finding.subject) == ("kept-in-part", part)
    _, design, style = planned(art_style="game-boy")
    said = {key: drafted.draft if key == kind else None for key in GOOD}
    told = with_story(design, style, said["story"], said["quests"], said["dialogue"]).story
    whole = DRAFTS[kind].model_validate(GOOD[kind])
    full = {key: whole if key == kind else None for key in GOOD}
    best = with_story(design, style, full["story"], full["quests"], full["dialogue"]).story  # type: ignore[arg-type]
    own = design.story
    if kind == "story":
        assert told == best.model_copy(update={"intro": own.intro})
    elif kind == "quests":
        assert told == best.model_copy(update={"goals": (own.goals[0], *best.goals[1:])})
    else:
        assert told == best.model_copy(update={"sayings": (own.sayings[0], *best.sayings[1:])})
    kept = type(drafted.draft)
    assert kept.model_validate_json(drafted.draft.model_dump_json()) == drafted.draft


@pytest.mark.parametrize("kind", GOOD)
def test_after_refusals_it_is_left_to_the_rules_with_a_finding(kind: str) -> None:
    drafted, _ = asked(kind, [{"nothing": True}] * 2)
    assert drafted.draft is None
    assert [finding.subject for finding in drafted.credits.findings] == [kind]


def test_the_schema_names_the_cast_and_as_many_lines_as_there_are_levels() -> None:
    (question,) = asked("dialogue", [])[1].questions
    assert isinstance(question, Question)
    schema = question.shape.model_json_schema()
    assert (
        schema["properties"]["lines"]["minItems"],
        schema["properties"]["lines"]["maxItems"],
    ) == (
        3,
        3,
    )
    assert schema["$defs"]["SaidLine"]["properties"]["speaker"]["enum"][:2] == [
        "Ottoline",
        "Wick Wisp",
    ]


def test_four_levels_want_four_goals() -> None:
    config = brief()
    blend, style, _ = begun(config)
    fourth = {**DESIGN["levels"][0], "name": "Tide Stair", "place": 4}
    plan = DesignDraft.model_validate(but(DESIGN, levels=[*DESIGN["levels"], fourth]))
    desk = ScriptedDesk([QUESTS, {"goals": [*QUESTS["goals"], "Blow out the moon"]}])
    drafted = quests.quests_draft(
        desk, config, game_design(config, blend, style, plan), style, None
    )
    assert desk.refusals == [("3 goals for 4 levels; write one for each",)]
    assert drafted.draft
    assert len(drafted.draft.goals) == 4


def test_each_question_builds_on_the_answers_before_it() -> None:
    config, design, style = planned()
    desk = ScriptedDesk([QUESTS, DIALOGUE])
    told = StoryDraft.model_validate(STORY)
    goals = quests.quests_draft(desk, config, design, style, told).draft
    dialogue.dialogue_draft(desk, config, design, style, told, goals)
    first, second = (question for question in desk.questions if isinstance(question, Question))
    assert STORY["intro"] in first.messages[0].content
    assert QUESTS["goals"][2] in second.messages[0].content
