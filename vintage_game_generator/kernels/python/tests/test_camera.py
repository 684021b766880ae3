from dataclasses import replace

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.game import Game
from vintage_game_generator.kernels.python.kernel.shell.camera import SLIDE_TICKS, Sight, camera


def world_with_hero(toy: Game, column: int, row: int) -> kernel.World:
    world = toy.world()
    kernel.load_level(world, 0)
    world.actors[0].x = column * kernel.CELL + kernel.CELL // 2
    world.actors[0].y = row * kernel.CELL + kernel.CELL - 1
    return world


def test_following_keeps_the_hero_in_the_middle_and_stays_on_the_map(toy: Game) -> None:
    assert camera(world_with_hero(toy, 0, 10), toy) == (0, 0)
    assert camera(world_with_hero(toy, 12, 10), toy) == (12 * 16 + 8 - 128, 0)
    assert camera(world_with_hero(toy, 27, 10), toy) == (28 * 16 - 256, 0)


def test_rooms_show_the_hero_s_room(toy: Game) -> None:
    rooms = replace(toy, camera="rooms", view=(14, 6))
    assert camera(world_with_hero(toy, 13, 5), rooms) == (0, 0)
    assert camera(world_with_hero(toy, 14, 5), rooms) == (224, 0)
    assert camera(world_with_hero(toy, 13, 6), rooms) == (0, 96)
    assert camera(world_with_hero(toy, 99, -4), rooms) == (224, 0)


def test_a_sight_slides_to_the_next_room_and_cuts_to_another_scene(toy: Game) -> None:
    rooms = replace(toy, camera="rooms", view=(14, 13))
    sight = Sight(rooms)
    sight.follow(world_with_hero(toy, 13, 5), cut=True)
    assert sight.corner() == (0, 0)
    sight.follow(world_with_hero(toy, 14, 5), cut=False)
    corners = []
    while sight.sliding:
        sight.slide()
        corners.append(sight.corner()[0])
    assert len(corners) == SLIDE_TICKS
    assert corners == sorted(corners)
    assert corners[-1] == 224
    sight.follow(world_with_hero(toy, 2, 5), cut=True)
    assert not sight.sliding and sight.corner() == (0, 0)


def test_a_sight_does_not_nod_at_small_jumps_and_never_loses_the_hero(toy: Game) -> None:
    low = replace(toy, screen=(256, 112))
    sight = Sight(low)
    sight.follow(world_with_hero(toy, 5, 8), cut=True)
    before = sight.corner()
    sight.follow(world_with_hero(toy, 5, 7), cut=False)
    assert sight.corner() == before
    sight.follow(world_with_hero(toy, 5, 2), cut=False)
    for row in (2, 10, 0):
        world = world_with_hero(toy, 5, row)
        for _ in range(30):
            sight.follow(world, cut=False)
            feet = world.actors[0].y * 16 // kernel.CELL - sight.corner()[1]
            assert 0 <= feet < 112 - 16
