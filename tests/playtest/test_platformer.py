import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.world import new_world
from vintage_game_generator.models.level import CELL_LETTERS
from vintage_game_generator.playtest.platformer import lose, solve
from vintage_game_generator.playtest.search import press, restore, snapshot
from vintage_game_generator.rules.platformer.game import step

ACTORS = {"@": kernel.HERO, "w": kernel.WALKER, "B": kernel.BOSS, "=": kernel.LIFT}
SKY = ["#" + "." * 29] * 8
GROUND = ["#" * 30] * 2


def at_play(*rows: str, tag: int = 0) -> kernel.World:
    cells = [CELL_LETTERS.get(letter, kernel.EMPTY) for row in rows for letter in row]
    spawns = [
        kernel.Spawn(ACTORS[letter], column, number, tag)
        for number, row in enumerate(rows)
        for column, letter in enumerate(row)
        if letter in ACTORS
    ]
    world = new_world([kernel.Level(len(rows[0]), len(rows), cells, spawns)], 11)
    press(step, world, [0, kernel.START])
    while world.mode != kernel.PLAYING:
        press(step, world, [0])
    return world


LEVELS = {
    "a pit and a foe": [*SKY, "#..@.........w...........E....", "#" * 8 + "..." + "#" * 19] * 1
    + ["#" * 8 + "..." + "#" * 19],
    "a key above and a door": [
        *["#" + "." * 15 + "###" + "." * 11] * 4,
        "#.........k....." + "###" + "." * 11,
        "#........---...." + "###" + "." * 11,
        "#" + "." * 15 + "###" + "." * 11,
        "#" + "." * 15 + "###" + "." * 11,
        "#.....---.......D" + "." * 13,
        "#" + "." * 15 + "D" + "." * 13,
        "#..@............D........E....",
        *GROUND,
    ],
    "a lift": [
        *SKY,
        "#..@.....................E....",
        "########.=..........##########",
        "########............##########",
        "########............##########",
    ],
    "a boss and its gate": [
        *["#" + "." * 22 + "#" * 3 + "." * 4] * 7,
        "#" + "." * 22 + "G" + "." * 6,
        "#..@.........B.........G...E..",
        *GROUND,
    ],
}


@pytest.mark.parametrize("name", LEVELS)
def test_a_level_is_cleared_by_the_buttons_found(name: str) -> None:
    world = at_play(*LEVELS[name], tag=9)
    before = snapshot(world)
    solution = solve(step, world)
    assert solution is not None
    assert snapshot(world) == before
    lives = world.lives
    press(step, world, solution)
    assert world.mode == kernel.CLEARED
    assert world.lives == lives


def test_a_level_without_a_way_is_given_up() -> None:
    wall = ["#........#...................."] * 8
    assert solve(step, at_play(*wall, "#..@.....#...............E....", *GROUND)) is None


def test_all_lives_can_be_lost() -> None:
    world = at_play(*LEVELS["a pit and a foe"])
    pressed = lose(step, world)
    press(step, world, pressed)
    assert world.mode == kernel.LOST
    assert len(pressed) < 3000


def test_a_restored_world_goes_on_the_same() -> None:
    world = at_play(*LEVELS["a pit and a foe"])
    start = snapshot(world)
    keys = [kernel.RIGHT, kernel.RIGHT | kernel.A, kernel.B, 0] * 40
    press(step, world, keys)
    first = snapshot(world)
    restore(world, start)
    press(step, world, keys)
    assert snapshot(world) == first
