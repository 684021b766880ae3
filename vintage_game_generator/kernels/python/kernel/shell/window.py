"""The window: sixty ticks a second whatever the display does, scaled by whole numbers."""

import os
import sys
from collections.abc import Iterable
from time import perf_counter_ns

import pygame

from ..constants import PLAYING, START, TICKS_A_SECOND, TITLE
from ..game import Game
from ..recording import Recording, replay
from ..saves import SaveFile, data_folder
from ..world import World
from .keys import Keys
from .painter import Painter
from .show import Show
from .sound import Sound

TICK_NS = 1_000_000_000 // TICKS_A_SECOND
MOST_TICKS = 4  # a frame that took longer than so many ticks makes the game slow, not jump
FIRST_SCALE = 3


class Window:
    """A game in a window; `pass_frame` is called once a displayed frame."""

    def __init__(self, game: Game, world: World, save: SaveFile | None) -> None:
        """Open the window.

        Raises:
            LevelError: A map cannot be played.
            AssetError: A picture is missing or malformed.
        """
        pygame.display.init()
        pygame.joystick.init()
        self.game = game
        self.world = world
        self.open = True
        self._save = save
        painter = Painter(game)
        self._show = Show(painter)
        self._sound = Sound(game)
        self._keys = Keys()
        self._fullscreen = False
        pygame.display.set_caption(game.title)
        pygame.display.set_icon(painter.icon())
        self._resize()
        self._picture = pygame.Surface(game.screen)

    def pass_frame(self, ticks: int, inputs: Iterable[int] | None = None) -> None:
        """Take the events, advance some ticks, and show the picture.

        Args:
            ticks: How many ticks have passed since the last frame.
            inputs: Buttons to press in place of the player's, one a tick.
        """
        for event in pygame.event.get():
            self._handle(event)
        given = iter(inputs) if inputs is not None else None
        for _ in range(ticks):
            if self._show.holds:
                self._show.slide()
                continue
            pressed = self._keys.buttons()
            if given is not None:
                pressed = next(given, 0)
            self._tick(pressed)
        self._show.draw(self._picture, self.world)
        self._present()

    def run(self) -> None:
        """Play until the player closes the window."""
        before = perf_counter_ns()
        owed = 0
        clock = pygame.time.Clock()
        while self.open:
            now = perf_counter_ns()
            owed = min(owed + now - before, MOST_TICKS * TICK_NS)
            before = now
            self.pass_frame(owed // TICK_NS)
            owed %= TICK_NS
            clock.tick(2 * TICKS_A_SECOND)
        self.close()

    def close(self) -> None:
        """Close the window and stop all sound."""
        self._sound.close()
        pygame.quit()

    def _tick(self, pressed: int) -> None:
        self.world.buttons = pressed
        self.game.step(self.world)
        self._show.advance(self.world)
        self._sound.play(self.world)
        if self._save is not None:
            try:
                self._save.keep(self.world.save)
            except OSError as error:
                print(f"{self.game.package}: cannot save: {error}", file=sys.stderr)

    def _handle(self, event: pygame.event.Event) -> None:
        playing = self.world.mode == PLAYING
        if event.type == pygame.QUIT:
            self.open = False
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
            self._fullscreen = not self._fullscreen
            self._resize()
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_m:
            self._sound.mute()
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            if self.world.mode == TITLE:
                self.open = False
            else:
                self._keys.tap(START)
        elif event.type == pygame.WINDOWFOCUSLOST:
            self._keys.let_go()
            if playing:
                self._keys.tap(START)
        else:
            self._keys.feed(event)

    def _resize(self) -> None:
        if self._fullscreen:
            pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        else:
            width, height = self.game.screen
            size = width * FIRST_SCALE, height * FIRST_SCALE
            pygame.display.set_mode(size, pygame.RESIZABLE)
        pygame.mouse.set_visible(not self._fullscreen)

    def _present(self) -> None:
        """Show the picture as large as whole numbers allow, in the middle."""
        display = pygame.display.get_surface()
        if display is None:
            return
        width, height = self.game.screen
        scale = max(1, min(display.get_width() // width, display.get_height() // height))
        frame = pygame.Rect(0, 0, width * scale, height * scale)
        frame.center = display.get_rect().center
        if frame.size != display.get_size():
            display.fill((0, 0, 0))
        if display.get_rect().contains(frame):
            pygame.transform.scale(self._picture, frame.size, display.subsurface(frame))
        else:
            display.blit(self._picture, frame)
        pygame.display.flip()


def play(game: Game) -> None:
    """Play a game in a window, going on from what was saved."""
    save = SaveFile(data_folder(os.environ), game.package, game.seed) if game.has_save else None
    Window(game, game.world(save.read() if save else ()), save).run()


def watch(game: Game, recording: Recording) -> None:
    """Show a recording in a window, at the speed at which it was played.

    Raises:
        Mismatch: The game does something else than it did.
    """
    for _ in replay(recording, game.step, game.world_of(recording)):
        pass
    window = Window(game, game.world_of(recording), None)
    clock = pygame.time.Clock()
    buttons = recording.buttons()
    while window.open and window.world.tick < recording.ticks:
        window.pass_frame(1, buttons)
        clock.tick(TICKS_A_SECOND)
    window.close()
