import json
import shutil
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.errors import AssetError
from vintage_game_generator.kernels.python.kernel.game import Game
from vintage_game_generator.kernels.python.kernel.hashing import canonical_state
from vintage_game_generator.kernels.python.kernel.recording import Recording, record
from vintage_game_generator.kernels.python.kernel.shell.gallery import frames, screenshots
from vintage_game_generator.kernels.python.kernel.shell.painter import Painter

HUD = pygame.Rect(0, 0, 256, 16)


@pytest.fixture(scope="module")
def painter(toy: Game) -> Painter:
    return Painter(toy)


@pytest.fixture
def world(toy: Game) -> kernel.World:
    """Return the toy in play."""
    world = toy.world()
    for buttons in [0, kernel.START, *[0] * 40]:
        world.buttons = buttons
        toy.step(world)
    assert world.mode == kernel.PLAYING
    return world


@pytest.fixture(scope="module")
def recording(toy: Game) -> Recording:
    inputs = [0, kernel.START, *[0] * 40, *[kernel.RIGHT] * 150, *[0] * 200]
    return record(toy.step, toy.world(), inputs, toy.package)


def picture(painter: Painter, world: kernel.World) -> pygame.Surface:
    surface = pygame.Surface(painter.game.screen, 0, 32)
    painter.draw(surface, world)
    return surface


def pixels(surface: pygame.Surface, area: pygame.Rect | None = None) -> bytes:
    return pygame.image.tobytes(surface.subsurface(area or surface.get_rect()), "RGB")


def box_of_change(before: pygame.Surface, after: pygame.Surface) -> pygame.Rect:
    width, height = before.get_size()
    changed = [
        (x, y)
        for y in range(height)
        for x in range(width)
        if before.get_at((x, y)) != after.get_at((x, y))
    ]
    xs, ys = [x for x, _ in changed], [y for _, y in changed]
    return pygame.Rect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


@pytest.mark.parametrize("camera", ["follow", "rooms"])
@pytest.mark.parametrize("mode", range(len(kernel.MODE_NAMES)))
def test_every_mode_is_drawn_and_drawing_never_changes_the_state(
    toy: Game, world: kernel.World, mode: int, camera: str
) -> None:
    game = replace(toy, camera="rooms", view=(14, 13)) if camera == "rooms" else toy
    painter = Painter(game)
    drawn = set()
    for time in (0, 40, 700, 5000):
        world.mode, world.mode_time = mode, time
        before = canonical_state(world), list(world.cells)
        drawn.add(pixels(picture(painter, world)))
        assert (canonical_state(world), world.cells) == before
    assert all(len(set(one)) > 1 for one in drawn)


def test_screenshots_are_the_same_bytes_each_time(toy: Game, recording: Recording) -> None:
    ticks = [0, 20, 100, 240, 9999]
    first = screenshots(toy, recording, ticks)
    assert first == screenshots(toy, recording, ticks)
    assert len(set(first)) == len(ticks)
    assert all(one.startswith(b"\x89PNG") for one in first)


def test_a_film_has_a_frame_every_so_many_ticks(toy: Game, recording: Recording) -> None:
    film = [pixels(frame) for frame in frames(toy, recording, every=10)]
    assert len(film) == recording.ticks // 10
    assert len(set(film)) > 10


def test_an_actor_stands_with_its_feet_where_it_is(painter: Painter, world: kernel.World) -> None:
    before = picture(painter, world)
    world.actors[0].kind = kernel.GONE
    box = box_of_change(before, picture(painter, world))
    left, bottom = 2 * 16 + 3, 16 + 11 * 16
    assert (box.left, box.width) == (left, 10)
    assert box.bottom == bottom


def test_facing_left_mirrors_the_picture(painter: Painter, world: kernel.World) -> None:
    area = pygame.Rect(2 * 16, 16 + 10 * 16, 16, 16)
    right = picture(painter, world).subsurface(area).copy()
    world.actors[0].facing = kernel.FACE_LEFT
    left = picture(painter, world).subsurface(area)
    assert pixels(left) != pixels(right)
    assert pixels(pygame.transform.flip(left, True, False)) == pixels(right)


def test_the_hurt_blink(painter: Painter, world: kernel.World) -> None:
    whole = pixels(picture(painter, world))
    shown = []
    for hurt in range(16, 0, -1):
        world.actors[0].hurt = hurt
        shown.append(pixels(picture(painter, world)) == whole)
    assert True in shown and False in shown


def test_a_cell_that_changes_needs_no_new_map(painter: Painter, world: kernel.World) -> None:
    before = picture(painter, world)
    kernel.set_cell(world, 10, 3, kernel.EMPTY)
    box = box_of_change(before, picture(painter, world))
    assert pygame.Rect(10 * 16, 16 + 3 * 16, 16, 16).contains(box)


@pytest.mark.parametrize(
    ("name", "value"), [("score", 120), ("lives", 2), ("coins", 7), ("keys", 1), ("max_hp", 4)]
)
def test_the_status_bar_shows_what_counts(
    painter: Painter, world: kernel.World, name: str, value: int
) -> None:
    before = picture(painter, world)
    setattr(world, name, value)
    after = picture(painter, world)
    assert pixels(before, HUD) != pixels(after, HUD)
    assert HUD.contains(box_of_change(before, after))


def test_the_status_bar_has_nothing_of_a_feature_that_the_game_lacks(
    toy: Game, world: kernel.World
) -> None:
    painter = Painter(replace(toy, has_keys=False))
    before = pixels(picture(painter, world))
    world.keys = 2
    world.power, world.power_time = 1, 600
    assert pixels(picture(painter, world)) == before


def test_a_power_s_time_and_a_boss_s_strength_are_shown(toy: Game, world: kernel.World) -> None:
    painter = Painter(replace(toy, has_power=True, boss_hp=8, sprites=toy.sprites | {8: "walker"}))
    before = picture(painter, world)
    world.power, world.power_time = 1, 600
    powered = picture(painter, world)
    assert pixels(before, HUD) != pixels(powered, HUD)
    world.boss = kernel.spawn(world, kernel.BOSS, 0, 0)
    world.actors[world.boss].hp = 8
    strong = picture(painter, world)
    world.actors[world.boss].hp = 2
    assert box_of_change(strong, picture(painter, world)).top > 112


def test_a_small_screen_s_bar_still_holds_hearts_lives_and_coins(
    toy: Game, world: kernel.World
) -> None:
    small = Painter(replace(toy, screen=(128, 128), hud=8, view=(8, 7)))
    before = picture(small, world)
    world.coins = 99
    assert pygame.Rect(0, 0, 128, 8).contains(box_of_change(before, picture(small, world)))


def test_the_title_offers_to_go_on_only_where_something_was_saved(
    painter: Painter, toy: Game
) -> None:
    fresh, saved = toy.world(), toy.world([1, 0, 0, 0])
    assert pixels(picture(painter, fresh)) != pixels(picture(painter, saved))


def spoilt(toy: Game, tmp_path: Path) -> Game:
    assets = tmp_path / "assets"
    shutil.copytree(toy.assets, assets)
    return replace(toy, assets=assets)


@pytest.mark.parametrize(
    "name",
    [
        "sprites/hero.json",
        "sprites/hero.png",
        "sprites/coin.json",
        "tiles/block.png",
        "backdrops/block.json",
        "font.json",
        "font.png",
    ],
)
def test_a_missing_or_torn_file_is_named_at_the_start(toy: Game, tmp_path: Path, name: str) -> None:
    game = spoilt(toy, tmp_path)
    file = game.assets / name
    file.write_bytes(b"{")
    with pytest.raises(AssetError, match=file.name):
        Painter(game)
    file.unlink()
    with pytest.raises(AssetError, match=file.name):
        Painter(game)


def test_a_kind_without_a_sprite_is_named_at_the_start(toy: Game) -> None:
    with pytest.raises(AssetError, match="has a walker, and the game no sprite for it"):
        Painter(replace(toy, sprites={kernel.HERO: "hero"}))


def test_a_tile_that_the_sheet_lacks_is_named_with_its_place(toy: Game, tmp_path: Path) -> None:
    game = spoilt(toy, tmp_path)
    file = game.assets / "levels" / "level-1.tmj"
    document = json.loads(file.read_text())
    document["layers"][0]["data"][30] = 90
    file.write_text(json.dumps(document))
    with pytest.raises(AssetError, match="column 2, row 1: 'block' has no tile 89"):
        Painter(game)


def test_an_animation_of_frames_that_are_not_there_is_refused(toy: Game, tmp_path: Path) -> None:
    game = spoilt(toy, tmp_path)
    file = game.assets / "sprites" / "hero.json"
    facts = json.loads(file.read_text())
    facts["animations"]["walk"]["frames"] = [0, 9]
    file.write_text(json.dumps(facts))
    with pytest.raises(AssetError, match="animation 'walk' wants frames"):
        Painter(game)
