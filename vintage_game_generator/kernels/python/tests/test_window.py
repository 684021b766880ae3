import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.errors import Mismatch
from vintage_game_generator.kernels.python.kernel.game import Game
from vintage_game_generator.kernels.python.kernel.hashing import state_hash
from vintage_game_generator.kernels.python.kernel.recording import play, record
from vintage_game_generator.kernels.python.kernel.saves import SaveFile
from vintage_game_generator.kernels.python.kernel.shell.keys import Keys
from vintage_game_generator.kernels.python.kernel.shell.window import Window, watch

TO_PLAY = [0, kernel.START, *[0] * 40]


@pytest.fixture
def window(toy: Game) -> Iterator[Window]:
    window = Window(toy, toy.world(), None)
    yield window
    window.close()


def key(kind: int, code: int) -> pygame.event.Event:
    return pygame.event.Event(kind, key=code, mod=0, unicode="", scancode=0)


def test_600_frames_of_random_keys_do_not_crash(window: Window) -> None:
    chance = random.Random(5)
    codes = [pygame.K_RETURN, pygame.K_RIGHT, pygame.K_UP, pygame.K_z, pygame.K_x, pygame.K_m]
    for _ in range(600):
        pygame.event.post(key(chance.choice([pygame.KEYDOWN, pygame.KEYUP]), chance.choice(codes)))
        window.pass_frame(1)
    assert window.open
    assert window.world.tick == 600


def test_the_window_plays_what_the_rules_alone_would(toy: Game, window: Window) -> None:
    chance = random.Random(6)
    inputs = [*TO_PLAY, *(chance.choice([1, 1, 2, 8]) for _ in range(120))]
    feed = iter(inputs)
    for ticks in (1, 3, 2, 0, 4) * 20:
        window.pass_frame(min(ticks, len(inputs) - window.world.tick), feed)
    alone = toy.world()
    for _ in play(toy.step, alone, inputs):
        pass
    assert window.world.tick == len(inputs)
    assert state_hash(window.world) == state_hash(alone)


def test_the_window_shows_the_picture_in_whole_multiples(window: Window) -> None:
    display = pygame.display.set_mode((600, 500), pygame.RESIZABLE)
    window.pass_frame(1)
    assert display.get_at((0, 0))[:3] == (0, 0, 0)
    left, top = (600 - 512) // 2, (500 - 448) // 2
    for x in range(left, left + 512, 64):
        corners = [(x, top), (x + 1, top), (x, top + 1), (x + 1, top + 1)]
        assert len({display.get_at(corner)[:3] for corner in corners}) == 1


def test_what_changes_is_saved_and_found_the_next_time(toy: Game, tmp_path: Path) -> None:
    save = SaveFile(tmp_path, toy.package, toy.seed)
    window = Window(toy, toy.world(save.read()), save)
    to_coin = [kernel.RIGHT] * 70 + [kernel.UP] * 60
    feed = iter([*TO_PLAY, *to_coin])
    for _ in range(len(TO_PLAY) + len(to_coin)):
        window.pass_frame(1, feed)
    window.close()
    assert window.world.coins == 1
    assert SaveFile(tmp_path, toy.package, toy.seed).read() == [1, 0, 0, 0]


def test_a_save_that_cannot_be_written_does_not_stop_the_game(
    toy: Game, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "blocked").write_text("")
    save = SaveFile(tmp_path / "blocked", toy.package, toy.seed)
    window = Window(toy, toy.world([5, 0, 0, 0]), save)
    window.pass_frame(3)
    window.close()
    assert capsys.readouterr().err.count("cannot save") == 1


def test_losing_the_keyboard_pauses_the_play_and_lets_go(toy: Game, window: Window) -> None:
    feed = iter(TO_PLAY)
    for _ in TO_PLAY:
        window.pass_frame(1, feed)
    pygame.event.post(key(pygame.KEYDOWN, pygame.K_RIGHT))
    window.pass_frame(1)
    pygame.event.post(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    window.pass_frame(1)
    assert window.world.mode == kernel.PAUSED
    assert window.world.buttons == kernel.START
    pygame.event.post(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    window.pass_frame(2)
    assert window.world.mode == kernel.PAUSED


def test_escape_pauses_in_play_and_leaves_at_the_title(toy: Game, window: Window) -> None:
    feed = iter(TO_PLAY)
    for _ in TO_PLAY:
        window.pass_frame(1, feed)
    pygame.event.post(key(pygame.KEYDOWN, pygame.K_ESCAPE))
    window.pass_frame(1)
    assert window.open and window.world.mode == kernel.PAUSED
    window.world.mode = kernel.TITLE
    pygame.event.post(key(pygame.KEYDOWN, pygame.K_ESCAPE))
    window.pass_frame(1)
    assert not window.open


def test_the_world_waits_while_the_picture_slides(toy: Game) -> None:
    rooms = replace(toy, camera="rooms", view=(14, 13))
    window = Window(rooms, rooms.world(), None)
    feed = iter([*TO_PLAY, *[kernel.RIGHT] * 300])
    while window.world.actors[0].x < 14 * kernel.CELL:
        window.pass_frame(1, feed)
    crossed = window.world.tick
    for _ in range(16):
        window.pass_frame(1, feed)
    assert window.world.tick == crossed
    window.pass_frame(1, feed)
    assert window.world.tick == crossed + 1
    window.close()


def test_watching_a_false_recording_says_so(toy: Game) -> None:
    recording = record(toy.step, toy.world(), [0] * 120, toy.package)
    with pytest.raises(Mismatch):
        watch(toy, replace(recording, hash="00000000"))


def test_a_tap_between_two_ticks_is_not_lost() -> None:
    keys = Keys()
    keys.feed(key(pygame.KEYDOWN, pygame.K_z))
    keys.feed(key(pygame.KEYUP, pygame.K_z))
    assert keys.buttons() == kernel.A
    assert keys.buttons() == 0


def test_of_two_opposite_directions_the_later_counts() -> None:
    keys = Keys()
    keys.feed(key(pygame.KEYDOWN, pygame.K_LEFT))
    keys.buttons()
    keys.feed(key(pygame.KEYDOWN, pygame.K_d))
    assert keys.buttons() == kernel.RIGHT
    keys.feed(key(pygame.KEYUP, pygame.K_d))
    assert keys.buttons() == kernel.LEFT


def test_a_gamepad_s_stick_hat_and_buttons_count() -> None:
    keys = Keys()
    axis = pygame.JOYAXISMOTION
    keys.feed(pygame.event.Event(axis, instance_id=0, axis=0, value=-0.9))
    keys.feed(pygame.event.Event(pygame.JOYBUTTONDOWN, instance_id=0, button=0))
    assert keys.buttons() == kernel.LEFT | kernel.A
    keys.feed(pygame.event.Event(axis, instance_id=0, axis=0, value=0.1))
    keys.feed(pygame.event.Event(pygame.JOYBUTTONUP, instance_id=0, button=0))
    keys.feed(pygame.event.Event(pygame.JOYHATMOTION, instance_id=0, hat=0, value=(1, 1)))
    assert keys.buttons() == kernel.RIGHT | kernel.UP
    keys.feed(pygame.event.Event(pygame.JOYHATMOTION, instance_id=0, hat=0, value=(0, 0)))
    assert keys.buttons() == 0


def test_the_window_closes_when_it_is_told_to(toy: Game) -> None:
    window = Window(toy, toy.world(), None)
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    window.run()
    assert not window.open
    assert not pygame.display.get_init()
