"""The recordings that a certificate rests on."""

from collections.abc import Sequence
from itertools import groupby

import pytest

from tests.feature_samples import GLIDE, SHIELD
from tests.plans import FEATURES, Plan, plan
from vintage_game_generator.errors import NotProven
from vintage_game_generator.features import with_features
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.hashing import state_hash
from vintage_game_generator.kernels.python.kernel.recording import Recording, replay
from vintage_game_generator.models.cartridge import ProvenLevel
from vintage_game_generator.models.certificate import RUNS
from vintage_game_generator.models.config import Genre
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.playtest import recordings
from vintage_game_generator.playtest.players import buttons_of
from vintage_game_generator.playtest.proving import proven_level
from vintage_game_generator.playtest.recordings import (
    RANDOM_TICKS,
    losing_run,
    random_runs,
    winning_run,
)
from vintage_game_generator.playtest.search import press
from vintage_game_generator.playtest.worlds import buttons_to_play, opened_world, world_of_level
from vintage_game_generator.translate.program import program

Case = tuple[GameDesign, list[ProvenLevel]]


@pytest.fixture(scope="module", params=Genre)
def case(request: pytest.FixtureRequest) -> Case:
    planned = plan(request.param, seed=9, features=["combat", "keys-and-doors"])
    return planned.design, planned.proven()


def modes_of(run: Recording, case: Case) -> list[int]:
    """Return the mode before the first tick and after each one."""
    design, levels = case
    world = opened_world(design, [proven.level for proven in levels])
    modes = [world.mode]
    for buttons in run.buttons():
        world.buttons = buttons
        program(design).step(world)
        modes.append(world.mode)
    return modes


def test_the_winning_run_clears_each_level_where_the_proof_says(case: Case) -> None:
    run, proofs = winning_run(*case)
    modes = modes_of(run, case)
    assert [proof.number for proof in proofs] == [level.level.number for level in case[1]]
    last = 0
    for proof in proofs:
        assert last < proof.first_tick < proof.last_tick
        assert set(modes[proof.first_tick : proof.last_tick]) == {kernel.PLAYING}
        assert modes[proof.last_tick] == kernel.CLEARED
        last = proof.last_tick
    assert modes[0] == kernel.TITLE
    assert modes[-1] == kernel.WON
    assert run.outcome == "won"


def test_the_losing_run_ends_on_the_game_over_screen(case: Case) -> None:
    run = losing_run(*case)
    modes = modes_of(run, case)
    assert run.outcome == "lost"
    assert kernel.WON not in modes
    assert kernel.DYING in modes


def random_runs_of(case: Case) -> tuple[list[Recording], int]:
    """Return the random recordings, and how many ticks of the last one lead to its level."""
    won, proofs = winning_run(*case)
    lead = list(won.buttons())[: proofs[-1].first_tick]
    return random_runs(*case, lead), len(lead)


def test_random_runs_are_a_minute_each_and_all_different(case: Case) -> None:
    runs, lead = random_runs_of(case)
    assert [run.ticks for run in runs] == [RANDOM_TICKS, RANDOM_TICKS, lead + RANDOM_TICKS]
    assert len({run.inputs for run in runs}) == len(runs)
    assert RUNS[2:] == tuple(f"random-{number}" for number, _ in enumerate(runs, start=1))


def test_random_runs_are_mostly_play_and_never_paused_for_long(case: Case) -> None:
    for run in random_runs_of(case)[0]:
        modes = modes_of(run, case)[-RANDOM_TICKS:]
        pauses = [len(list(ticks)) for mode, ticks in groupby(modes) if mode == kernel.PAUSED]
        assert max(pauses, default=0) <= 30
        assert modes.count(kernel.PLAYING) > RANDOM_TICKS // 2


def test_the_last_random_run_is_in_the_last_level(case: Case) -> None:
    design, levels = case
    runs, lead = random_runs_of(case)
    world = opened_world(design, [proven.level for proven in levels])
    press(program(design).step, world, list(runs[-1].buttons())[:lead])
    assert (world.mode, world.level) == (kernel.PLAYING, len(levels) - 1)


def test_a_recording_replays_checkpoint_by_checkpoint(case: Case) -> None:
    design, levels = case
    run = losing_run(design, levels)
    world = opened_world(design, [proven.level for proven in levels])
    again = Recording.from_json(run.to_json())
    assert again == run
    assert len(list(replay(again, program(design).step, world))) == run.ticks // 60


def test_a_solution_that_does_not_clear_its_level_is_refused(case: Case) -> None:
    design, levels = case
    spoilt = [*levels[:-1], levels[-1].model_copy(update={"solution": ((0, 30),)})]
    with pytest.raises(NotProven, match=rf"level {len(levels)} .*: not won within the whole game"):
        winning_run(design, spoilt)


# What a game carries from level to level; the rules of play read none of it.
CARRIED = ("seed", "tick", "level", "score", "lives", "coins")


@pytest.mark.parametrize("genre", Genre)
@pytest.mark.parametrize("half", [0, 1])
def test_a_level_plays_the_same_alone_and_within_the_game(genre: Genre, half: int) -> None:
    planned = plan(genre, seed=300 + half, features=FEATURES[genre][half::2])
    design, levels = planned.design, planned.proven()
    step = program(design).step
    game = opened_world(design, [proven.level for proven in levels])
    for proven in levels:
        alone = world_of_level(design, proven.level)
        buttons_to_play(step, alone)
        while game.mode != kernel.PLAYING:
            assert buttons_to_play(step, game)
        for tick, buttons in enumerate(buttons_of(proven.solution)):
            for world in (alone, game):
                press(step, world, [buttons])
            if tick % 30 == 0:
                twin = kernel.copied(alone)
                twin.save[:] = game.save
                for name in CARRIED:
                    setattr(twin, name, getattr(game, name))
                assert state_hash(twin) == state_hash(game), (proven.level.number, tick)
        assert alone.mode == game.mode == kernel.CLEARED


def test_a_level_without_a_way_out_is_not_shipped(case: Case) -> None:
    design, levels = case
    level = levels[1].level
    shut = level.model_copy(update={"rows": tuple(row.replace("E", ".") for row in level.rows)})
    with pytest.raises(NotProven, match=r"level 2 .*: not won within the whole game"):
        winning_run(design, [levels[0], levels[1].model_copy(update={"level": shut}), *levels[2:]])


@pytest.mark.parametrize("genre", Genre)
@pytest.mark.parametrize("number", range(4))
def test_games_of_every_kind_can_be_lost(genre: Genre, number: int) -> None:
    features = FEATURES[genre]
    chosen: Plan = plan(
        genre,
        seed=100 + number,
        features=[(), features[::2], features[1::2], features][number],
        inspirations=[["Metroid"], [], ["Mega Man 2"], ["Castlevania"]][number],
    )
    first = chosen.design.levels[0]
    level = proven_level(first, chosen.design, chosen.style.view)
    run = losing_run(chosen.design, [level])
    assert run.outcome == "lost"
    assert run.ticks < 20_000


def test_three_features_leave_the_last_recording_in_the_last_level(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    design, levels = case
    samples = [dict(GLIDE, name=name) for name in ("one", "two", "three")]
    if design.genre == Genre.ACTION_ADVENTURE:
        samples = [dict(SHIELD, name=name) for name in ("one", "two", "three")]
    featured, credits = with_features(design, [FeatureDraft.model_validate(one) for one in samples])
    assert not credits.findings
    _, proofs = winning_run(*case)
    lead = list(winning_run(*case)[0].buttons())[: proofs[-1].first_tick]
    asked: list[tuple[str, int]] = []

    def shown(design: GameDesign, name: str, world: kernel.World, path: Sequence[int]) -> list[int]:
        asked.append((name, world.tick))
        return [] if name == "three" else [0] * 100

    monkeypatch.setattr(recordings, "demonstration", shown)
    runs = random_runs(featured, levels, lead)
    # The third goes on where the first ended, and where it is not seen there, after the second.
    assert asked == [("one", 0), ("two", 0), ("three", 100), ("three", 100)]
    assert [run.ticks for run in runs] == [100 + RANDOM_TICKS] * 2 + [len(lead) + RANDOM_TICKS]
    assert list(runs[-1].buttons())[: len(lead)] == lead
