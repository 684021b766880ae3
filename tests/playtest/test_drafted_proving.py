"""Levels by an author's draft: won by play, asked for again, mended, or built by rule."""

import re
from collections.abc import Sequence

import pytest

from tests.courses import (
    COURSE,
    KEY_BEHIND_ITS_DOOR,
    ROUTE,
    VIEWS,
    a_brief,
    a_design,
    a_room,
    at_random,
    cells,
    course,
    route,
    with_part,
)
from vintage_game_generator.assets.levels.drafted import faults_of, within_reach
from vintage_game_generator.assets.levels.mending import mended
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.models.cartridge import ProvenLevel
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.credits import Call, Credits, Outcome
from vintage_game_generator.models.design import GameDesign, LevelBrief
from vintage_game_generator.models.drafts.level import DraftedLevel, LevelDraft, PlatformerDraft
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.writer import PROCEDURAL
from vintage_game_generator.playtest.drafted_proving import MOST_ASKED
from vintage_game_generator.playtest.players import PLAYERS, buttons_of
from vintage_game_generator.playtest.proving import proven_level
from vintage_game_generator.playtest.search import press
from vintage_game_generator.playtest.worlds import buttons_to_play, world_of_level
from vintage_game_generator.translate.program import program

VIEW = VIEWS[0]
MODEL = "openai/some-model"
GOOD: dict[Genre, LevelDraft] = {Genre.PLATFORMER: course(*COURSE), Genre.ACTION_ADVENTURE: ROUTE}
MATRIX = [
    (genre, view, features)
    for genre in Genre
    for view in VIEWS
    for features in ((), (Feature.COMBAT, Feature.KEYS_AND_DOORS, Feature.BOSSES, Feature.DASH))
]


class Reviser:
    """An author who is asked again, and answers from a list."""

    def __init__(self, *answers: LevelDraft | None, lasting: bool = True) -> None:
        self.answers = list(answers)
        self.lasting = lasting
        self.asked: list[tuple[LevelDraft, tuple[str, ...]]] = []

    def __call__(self, draft: LevelDraft, reasons: Sequence[str]) -> DraftedLevel:
        self.asked.append((draft, tuple(reasons)))
        answer = self.answers.pop(0)
        call = Call(
            phase="level",
            piece="level 1",
            template="repair-level",
            prompt="",
            model=MODEL,
            seed=0,
            tokens_asked=1,
            tokens_answered=1,
            cost=None,
            attempts=1,
            outcome=Outcome.KEPT if answer else Outcome.REFUSED,
        )
        fell_back = Finding(
            severity=Severity.WARNING, code="fell-back", subject="level 1", message="by rule"
        )
        credits = Credits(
            author=MODEL if answer else PROCEDURAL,
            calls=(call,),
            findings=() if answer else (fell_back,),
            lasting=self.lasting,
        )
        return DraftedLevel(draft=answer, credits=credits)


def replayed(proven: ProvenLevel, design: GameDesign) -> int:
    """Return in which mode the buttons that were found leave the level."""
    step = program(design).step
    world = world_of_level(design, proven.level)
    buttons_to_play(step, world)
    lives = world.lives
    press(step, world, buttons_of(proven.solution))
    assert world.lives >= lives
    return world.mode


def can_be_lost(proven: ProvenLevel, design: GameDesign) -> bool:
    step = program(design).step
    world = world_of_level(design, proven.level)
    buttons_to_play(step, world)
    press(step, world, PLAYERS[design.genre].lose(step, world))
    return world.mode == kernel.LOST


def codes(proven: ProvenLevel) -> list[str]:
    return [finding.code for finding in proven.credits.findings]


@pytest.mark.parametrize(("genre", "view", "features"), MATRIX)
def test_a_good_draft_is_won_on_every_console(
    genre: Genre, view: tuple[int, int], features: tuple[Feature, ...]
) -> None:
    design = a_design(genre, features, view)
    brief = a_brief(locks=1, boss=True)
    proven = proven_level(brief, design, view, GOOD[genre], author=MODEL)
    assert replayed(proven, design) == kernel.CLEARED
    assert can_be_lost(proven, design)
    assert proven.credits.author == MODEL
    assert proven.attempts == 1
    assert "fell-back" not in codes(proven)
    assert {spawn.kind for spawn in proven.level.spawns} >= set(brief.enemies)
    assert bool(cells(proven.level, "D")) == (Feature.KEYS_AND_DOORS in features)
    assert (Feature.BOSSES in features) == any(
        spawn.kind == "boss" for spawn in proven.level.spawns
    )


def test_a_good_draft_needs_no_finding_but_for_what_was_added() -> None:
    proven = proven_level(a_brief(locks=1), a_design(), VIEW, GOOD[Genre.PLATFORMER])
    assert codes(proven) in ([], ["kept-in-part"])
    assert all("became" not in one.message for one in proven.credits.findings)


def test_what_was_added_is_said() -> None:
    brief = a_brief(locks=2)
    dull = course(*["run 5"] * 12)
    proven = proven_level(brief, a_design(), VIEW, dull, author=MODEL)
    (finding,) = proven.credits.findings
    assert (finding.severity, finding.code) == (Severity.INFO, "kept-in-part")
    assert finding.subject == "level 1"
    for said in ("doors were added", "a pit was added", "foes were added"):
        assert said in finding.message
    assert len(cells(proven.level, "k")) == 2
    assert replayed(proven, a_design()) == kernel.CLEARED
    assert can_be_lost(proven, a_design())


def test_a_dull_route_is_whole_too() -> None:
    design = a_design(Genre.ACTION_ADVENTURE)
    dull = route(*[a_room("open")] * 6)
    proven = proven_level(a_brief(locks=2, boss=True), design, VIEW, dull, author=MODEL)
    assert proven.credits.author == MODEL
    assert replayed(proven, design) == kernel.CLEARED
    assert can_be_lost(proven, design)


def test_an_author_is_told_the_reason_and_its_better_draft_is_kept() -> None:
    again = Reviser(GOOD[Genre.PLATFORMER])
    proven = proven_level(a_brief(), a_design(), VIEW, with_part("gap 9"), again, author="first")
    ((draft, reasons),) = again.asked
    assert draft == with_part("gap 9")
    assert "the gap at column 38 is 9 tiles, the hero jumps 3 (part 5, `gap 9`)" in reasons[0]
    assert reasons[1:] == ("part 5, `gap 9`: the hero jumps 3 columns; write `gap 3`",)
    assert proven.credits.author == MODEL
    assert [call.template for call in proven.credits.calls] == ["repair-level"]
    assert proven.attempts == 2
    whole = proven_level(a_brief(), a_design(), VIEW, GOOD[Genre.PLATFORMER])
    assert proven.level == whole.level


def test_nobody_is_asked_more_than_twice() -> None:
    again = Reviser(with_part("wall 9"), with_part("gap 12"), with_part("gap 3"))
    proven = proven_level(a_brief(), a_design(), VIEW, with_part("gap 9"), again, author="first")
    assert len(again.asked) == MOST_ASKED == 2
    assert "the wall at column" in again.asked[1][1][0]
    assert codes(proven) == ["kept-in-part"]
    assert "part 5, `gap 12`, became `gap 3`" in proven.credits.findings[0].message
    assert proven.credits.author == MODEL
    assert len(proven.credits.calls) == 2


def test_an_author_who_has_no_answer_is_not_asked_again() -> None:
    again = Reviser(None, lasting=False)
    proven = proven_level(a_brief(), a_design(), VIEW, with_part("gap 9"), again, author="first")
    assert len(again.asked) == 1
    assert codes(proven) == ["kept-in-part"], "the repair fell back, the level did not"
    assert proven.credits.author == "first"
    assert not proven.credits.lasting


@pytest.mark.parametrize(
    ("part", "changed"),
    [
        ("gap 8", "part 5, `gap 8`, became `gap 3`"),
        ("wall 7", "part 5, `wall 7`, became `wall 3`"),
        ("step-up 8", "part 5, `step-up 8`, became `step-up 3`"),
        ("spikes 18", "part 5, `spikes 18`, became `spikes 3`"),
        ("shaft 6", "part 5, `shaft 6`, became `ladder 6`"),
    ],
)
def test_rules_mend_the_place_and_keep_the_rest(part: str, changed: str) -> None:
    proven = proven_level(a_brief(), a_design(), VIEW, with_part(part), author=MODEL)
    assert replayed(proven, a_design()) == kernel.CLEARED
    assert changed in proven.credits.findings[0].message
    assert proven.credits.findings[0].message.count("became") == 1
    assert proven.credits.author == MODEL


@pytest.mark.parametrize("genre", Genre)
def test_a_key_is_brought_before_its_door(genre: Genre) -> None:
    design = a_design(genre)
    draft = KEY_BEHIND_ITS_DOOR[genre]
    proven = proven_level(a_brief(locks=1), design, VIEW, draft, author=MODEL)
    assert replayed(proven, design) == kernel.CLEARED
    assert codes(proven) == ["kept-in-part"]
    assert proven.attempts == 2


def test_spikes_for_ever_become_spikes_to_jump() -> None:
    proven = proven_level(a_brief(), a_design(), VIEW, course(*["spikes 20"] * 9), author=MODEL)
    assert replayed(proven, a_design()) == kernel.CLEARED
    assert "part 9, `spikes 20`, became `spikes 3`" in proven.credits.findings[0].message


def test_what_nothing_mends_is_built_by_rule() -> None:
    # Without foes and spikes the hero of these rooms is safe, and a game must be lost, too.
    design = a_design(Genre.ACTION_ADVENTURE, ())
    brief = a_brief(length=5, enemies=())
    safe = route(*[a_room("open")] * 3)
    proven = proven_level(brief, design, VIEW, safe, author=MODEL)
    by_rule = proven_level(brief, design, VIEW)
    assert proven.level == by_rule.level
    assert proven.credits.author == PROCEDURAL
    (finding,) = proven.credits.findings
    assert (finding.severity, finding.code) == (Severity.WARNING, "fell-back")
    assert finding.message.startswith("built by rule: nothing in this level hurts the hero")
    assert proven.attempts > by_rule.attempts


@pytest.mark.parametrize("genre", Genre)
@pytest.mark.parametrize("number", range(60))
def test_any_draft_gives_a_level_that_is_won(genre: Genre, number: int) -> None:
    brief, design, view, draft = at_random(genre, number)
    assert all(names_a_true_place(fault, draft) for fault in faults_of(draft, brief, design))
    draft = within_reach(draft, design)  # as it is mended; to find it by play takes long
    proven = proven_level(brief, design, view, draft, author=MODEL)
    checked(proven, brief, design)
    assert proven.credits.author == MODEL or "fell-back" in codes(proven)
    assert all("became" not in one.message for one in proven.credits.findings)


@pytest.mark.parametrize("number", range(8))
def test_a_draft_beyond_reach_keeps_what_can_be_done(number: int) -> None:
    brief, design, view, draft = at_random(Genre.PLATFORMER, number, wild=True)
    proven = proven_level(brief, design, view, draft, author=MODEL)
    checked(proven, brief, design)
    assert proven.credits.author == MODEL


def names_a_true_place(fault: str, draft: LevelDraft) -> bool:
    found = re.match(r"(?:part|room) (\d+), `([^`]+)`", fault)
    assert found, fault
    index = int(found[1]) - 1
    if isinstance(draft, PlatformerDraft):
        return str(draft.parts[index]) == found[2]
    return str(draft.rooms[index].room) == found[2]


def checked(proven: ProvenLevel, brief: LevelBrief, design: GameDesign) -> None:
    assert replayed(proven, design) == kernel.CLEARED
    assert len(cells(proven.level, "E")) == 1
    assert {spawn.kind for spawn in proven.level.spawns} >= set(brief.enemies)
    locks = brief.locks if design.has(Feature.KEYS_AND_DOORS) else 0
    assert len(cells(proven.level, "k")) <= locks


@pytest.mark.parametrize("genre", Genre)
def test_the_same_draft_gives_the_same_proof(genre: Genre) -> None:
    design = a_design(genre)
    first, second = (
        proven_level(a_brief(locks=1), design, VIEW, KEY_BEHIND_ITS_DOOR[genre]) for _ in range(2)
    )
    assert first.model_dump_json() == second.model_dump_json()


@pytest.mark.parametrize("genre", Genre)
@pytest.mark.parametrize("index", [-1, 99])
def test_a_part_that_is_not_there_is_not_mended(genre: Genre, index: int) -> None:
    _, design, _, draft = at_random(genre, 1)
    draft = within_reach(draft, design)
    assert mended(draft, design, index) == (draft, [])
