"""Sounds and music. Without an audio device the game goes on in silence."""

import json
from pathlib import Path

import pygame

from ..constants import CLEARED, DYING, LOST, PAUSED, SOUND_NAMES, TITLE, WON
from ..game import Game
from ..world import World

RATE = 22050
CHANNELS = 12
MUSIC_VOLUME = 0.6
PAUSED_VOLUME = 0.2


class Sound:
    """Plays what the state asks for; it only reads the world."""

    def __init__(self, game: Game) -> None:
        self._game = game
        self._muted = False
        self._playing = ""
        self._sounds: dict[int, pygame.mixer.Sound] = {}
        self._loop: pygame.mixer.Sound | None = None
        try:
            pygame.mixer.init(RATE, -16, 1, 512)
        except pygame.error:
            self._channel = None
            return
        pygame.mixer.set_num_channels(CHANNELS)
        pygame.mixer.set_reserved(1)
        self._channel = pygame.mixer.Channel(0)
        for number, name in enumerate(SOUND_NAMES):
            file = game.assets / "sounds" / f"{name}.wav"
            if file.exists():
                self._sounds[number] = pygame.mixer.Sound(file)

    def mute(self) -> None:
        """Turn all sound off, or on again."""
        self._muted = not self._muted
        if self._muted and self._channel:
            self._stop(self._channel)
            pygame.mixer.stop()
            self._playing = ""

    def play(self, world: World) -> None:
        """Start the sounds of a tick, and the music of where the game is."""
        if self._channel is None or self._muted:
            return
        for sound in world.sounds[: world.sound_count]:
            if sound in self._sounds:
                self._sounds[sound].play()
        tune = self._tune(world)
        if tune != self._playing:
            self._playing = tune
            self._start(self._channel, self._game.assets / "music" / f"{tune}.wav")
        elif self._loop is not None and self._channel.get_queue() is None:
            self._channel.queue(self._loop)
        paused = world.mode == PAUSED
        self._channel.set_volume(PAUSED_VOLUME if paused else MUSIC_VOLUME)

    def close(self) -> None:
        """Stop all sound."""
        if self._channel is not None:
            pygame.mixer.quit()
            self._channel = None

    def _tune(self, world: World) -> str:
        """Return the name of the tune that belongs to the state, or nothing for silence."""
        if world.mode == TITLE:
            return self._game.title_tune
        if world.mode == WON:
            return self._game.ending_tune
        if world.mode == LOST:
            return self._game.defeat_tune
        if world.mode in (DYING, CLEARED):
            return ""
        if world.boss:
            return self._game.boss_tune
        return self._game.stages[world.level].tune

    def _stop(self, channel: pygame.mixer.Channel) -> None:
        self._loop = None
        channel.stop()
        channel.stop()  # the first stop only begins what was queued

    def _start(self, channel: pygame.mixer.Channel, file: Path) -> None:
        """Play a tune: once if it does not loop, else its opening and then its loop for ever."""
        self._stop(channel)
        if not file.is_file():
            return
        whole = pygame.mixer.Sound(file)
        start, end = _loop_points(file.with_suffix(".json"))
        samples = whole.get_raw()
        if end <= start:
            channel.play(whole)
        elif start == 0:
            channel.play(pygame.mixer.Sound(buffer=samples[: 2 * end]), loops=-1)
        else:
            channel.play(pygame.mixer.Sound(buffer=samples[: 2 * end]))
            self._loop = pygame.mixer.Sound(buffer=samples[2 * start : 2 * end])
            channel.queue(self._loop)


def _loop_points(file: Path) -> tuple[int, int]:
    """Return where a tune's loop starts and ends, in samples; equal if it does not loop."""
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
        return (int(facts["loop_start"]), int(facts["loop_end"])) if facts["loop"] else (0, 0)
    except (OSError, ValueError, KeyError, TypeError):
        return 0, 0
