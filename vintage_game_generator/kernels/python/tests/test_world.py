from hypothesis import given
from hypothesis import strategies as st

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.hashing import canonical_state
from vintage_game_generator.kernels.python.vectors import small_world


@given(st.integers(0, 0xFFFFFFFF))
def test_chance_never_gets_stuck_and_stays_in_range(seed: int) -> None:
    world = small_world(seed)
    numbers = [kernel.next_random(world) for _ in range(20)]
    assert all(0 <= number <= 0x7FFFFFFF for number in numbers)
    assert len(set(numbers)) > 15


def test_a_level_plays_the_same_whatever_chance_came_before_it() -> None:
    fresh, played = small_world(), small_world()
    for _ in range(5):
        kernel.next_random(played)
    kernel.load_level(fresh, 0)
    kernel.load_level(played, 0)
    assert kernel.next_random(fresh) == kernel.next_random(played)


def test_outside_the_map_is_solid_but_the_sky() -> None:
    world = small_world()
    kernel.load_level(world, 0)
    assert kernel.cell_at(world, 1, -5) == kernel.EMPTY
    assert kernel.cell_at(world, -1, 0) == kernel.SOLID
    assert kernel.cell_at(world, 4, 0) == kernel.SOLID
    assert kernel.cell_at(world, 0, 2) == kernel.SOLID


def test_a_full_pool_spawns_nothing() -> None:
    world = small_world()
    slots = [kernel.spawn(world, kernel.PUFF, 0, 0) for _ in range(kernel.ACTORS)]
    assert slots == [*range(1, kernel.ACTORS), 0]
    assert world.actors[0].kind == kernel.GONE


def test_the_ninth_sound_of_a_tick_is_not_heard() -> None:
    world = small_world()
    for sound in range(9):
        kernel.play_sound(world, sound)
    assert world.sounds == list(range(8))


def test_a_copy_lives_its_own_life_and_brings_the_state_back() -> None:
    world = small_world()
    kernel.load_level(world, 0)
    kept = kernel.copied(world)
    before = canonical_state(world)
    kernel.set_cell(world, 3, 0, kernel.EMPTY)
    world.actors[1].x += 500
    world.actors[1].kind = kernel.GONE
    world.memory[3] = 8
    kernel.spawn(world, kernel.PUFF, 1, 1)
    assert canonical_state(kept) == before != canonical_state(world)
    kernel.restore(world, kept)
    assert canonical_state(world) == before
    assert world.cells == kept.cells and world.cells is not kept.cells
