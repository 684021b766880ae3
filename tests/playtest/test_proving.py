"""A level counts only once it was won by play."""

import pytest

from tests.plans import Plan, plan
from vintage_game_generator.errors import NotProven
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.models.config import Genre
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.design import GameDesign, LevelBrief
from vintage_game_generator.models.level import Level
from vintage_game_generator.playtest.players import buttons_of, runs_of
from vintage_game_generator.playtest.proving import LEVEL_BUILDERS, MOST_ATTEMPTS, proven_level
from vintage_game_generator.playtest.worlds import buttons_to_play, world_of_level
from vintage_game_generator.translate.program import program


class ForgetfulBuilder:
    """Builds levels of a genre, and forgets the way out of the first ones."""

    def __init__(self, genre: Genre, forgetful: int) -> None:
        self.build = LEVEL_BUILDERS[genre]
        self.forgetful = forgetful
        self.seeds: list[int] = []

    def __call__(self, brief: LevelBrief, design: GameDesign, view: tuple[int, int]) -> Level:
        level = self.build(brief, design, view)
        self.seeds.append(brief.seed)
        if len(self.seeds) > self.forgetful:
            return level
        rows = tuple(row.replace("E", ".").replace("G", "#") for row in level.rows)
        return level.model_copy(update={"rows": rows})


@pytest.fixture(params=Genre)
def planned(request: pytest.FixtureRequest) -> Plan:
    return plan(request.param, seed=3)


def forgetting(planned: Plan, levels: int, monkeypatch: pytest.MonkeyPatch) -> ForgetfulBuilder:
    builder = ForgetfulBuilder(planned.design.genre, levels)
    monkeypatch.setitem(LEVEL_BUILDERS, planned.design.genre, builder)
    return builder


def test_a_solution_brings_the_level_from_play_to_cleared(planned: Plan) -> None:
    design = planned.design
    step = program(design).step
    for proven in planned.proven():
        world = world_of_level(design, proven.level)
        buttons_to_play(step, world)
        lives = world.lives
        modes = []
        for buttons in buttons_of(proven.solution):
            world.buttons = buttons
            step(world)
            modes.append(world.mode)
        assert set(modes[:-1]) == {kernel.PLAYING}
        assert modes[-1] == kernel.CLEARED
        assert world.lives >= lives, "without losing a life"


def test_a_level_by_rule_is_its_builders_own(planned: Plan) -> None:
    for brief, proven in zip(planned.design.levels, planned.proven(), strict=True):
        if proven.attempts == 1:
            build = LEVEL_BUILDERS[planned.design.genre]
            assert proven.level == build(brief, planned.design, planned.style.view)
        assert proven.credits == Credits()


def test_a_level_that_cannot_be_won_is_made_anew(
    planned: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = forgetting(planned, 2, monkeypatch)
    proven = proven_level(planned.design.levels[0], planned.design, planned.style.view)
    assert proven.attempts == 3
    assert len(set(builder.seeds)) == 3, "each attempt is another level"


def test_a_builder_that_never_makes_a_way_out_gets_no_level(
    planned: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = forgetting(planned, 99, monkeypatch)
    brief = planned.design.levels[1]
    with pytest.raises(NotProven, match=f"level 2 .{brief.name}.: not won in") as caught:
        proven_level(brief, planned.design, planned.style.view)
    assert len(builder.seeds) == MOST_ATTEMPTS
    assert "\n" not in str(caught.value)


def test_presses_survive_being_written_as_runs() -> None:
    pressed = [1, 1, 1, 0, 129, 129, 1]
    assert runs_of(pressed) == ((1, 3), (0, 1), (129, 2), (1, 1))
    assert buttons_of(runs_of(pressed)) == pressed
