import json
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.game import Game
from vintage_game_generator.kernels.python.kernel.shell.sound import Sound

RATE = 22050


def write_wave(file: Path, samples: int) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(b"\x00\x10" * samples)


@pytest.fixture
def noisy(toy: Game, tmp_path: Path) -> Game:
    """Return the toy with a sound, a title tune that loops, and a defeat that does not."""
    for name, start, loops in (("title", 0, True), ("level-1", 500, True), ("defeat", 0, False)):
        write_wave(tmp_path / "music" / f"{name}.wav", RATE)
        facts = {"loop": loops, "loop_start": start, "loop_end": RATE, "tempo": 120}
        (tmp_path / "music" / f"{name}.json").write_text(json.dumps(facts))
    write_wave(tmp_path / "sounds" / "coin.wav", 2000)
    return replace(toy, assets=tmp_path)


@pytest.fixture
def sound(noisy: Game) -> Iterator[Sound]:
    sound = Sound(noisy)
    yield sound
    sound.close()


def test_each_place_has_its_tune(sound: Sound, toy: Game) -> None:
    world = toy.world()
    music = pygame.mixer.Channel(0)
    heard = []
    for mode in (kernel.TITLE, kernel.PLAYING, kernel.DYING, kernel.LOST, kernel.WON):
        world.mode = mode
        sound.play(world)
        heard.append(music.get_busy())
    assert heard == [True, True, False, True, False]  # the toy has no tune for its ending


def test_a_tune_goes_on_while_the_game_stays_where_it_is(sound: Sound, toy: Game) -> None:
    world = toy.world()
    sound.play(world)
    playing = pygame.mixer.Channel(0).get_sound()
    sound.play(world)
    assert pygame.mixer.Channel(0).get_sound() is playing


def test_a_tune_with_an_opening_has_its_loop_ready(sound: Sound, toy: Game) -> None:
    world = toy.world()
    world.mode = kernel.PLAYING
    sound.play(world)
    queued = pygame.mixer.Channel(0).get_queue()
    assert queued is not None
    assert len(queued.get_raw()) == 2 * (RATE - 500)


def test_the_rules_sounds_are_heard_and_muting_silences_all(sound: Sound, toy: Game) -> None:
    world = toy.world()
    world.mode = kernel.PLAYING
    kernel.play_sound(world, kernel.SOUND_COIN)
    kernel.play_sound(world, kernel.SOUND_JUMP)  # of which the toy has no file
    sound.play(world)
    assert pygame.mixer.get_busy()
    sound.mute()
    assert not pygame.mixer.get_busy()
    sound.play(world)
    assert not pygame.mixer.get_busy()
    sound.mute()
    sound.play(world)
    assert pygame.mixer.Channel(0).get_busy()


def test_without_an_audio_device_the_game_goes_on_in_silence(
    noisy: Game, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "nonsense")
    sound = Sound(noisy)
    sound.play(noisy_world(noisy))
    sound.mute()
    sound.close()
    assert pygame.mixer.get_init() is None


def noisy_world(game: Game) -> kernel.World:
    return kernel.new_world([], game.seed)
