"""A player of adventures who can turn back time.

He walks the way that a plan over the map's cells gives him, on the game's own step. When he gets
hurt, time is turned back a little and other moves are tried: wait, step aside, strike, roll.
Searching only where the plain way hurts keeps a level at a few passes over its ticks.
"""

from dataclasses import dataclass

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.playtest.adventure_duel import Body
from vintage_game_generator.playtest.adventure_map import FAR
from vintage_game_generator.playtest.adventure_policy import Intent, wanted_buttons
from vintage_game_generator.rules.adventure.registers import GATES_SHUT

LONGEST_PLAY = 20_000  # ticks of a solution
MOST_TICKS = 600_000  # of all play, that which is thrown away included
STRIDE = 12  # ticks between two moments to which time can be turned back
MOMENTS = 8  # so many of them are kept
HORIZON = 36  # ticks for which the plain way is followed after a move, to see where it leads
TOIL = 40_000  # ticks of trying after which a wound is taken as it comes
LAST_TOIL = 90_000  # the same for a wound that costs a life
PATIENCE = 900  # ticks of play without progress after which wounds no longer matter
SIDES = (kernel.LEFT, kernel.RIGHT, kernel.UP, kernel.DOWN)
SLANTS = tuple(across | down for across in SIDES[:2] for down in SIDES[2:])


@dataclass
class Moment:
    """A state of the world to which time can be turned back, and what may be done from it."""

    world: kernel.World
    length: int  # ticks played up to it
    options: list[list[int]] | None = None  # moves that seem unharmful, the best last


class Player:
    """One attempt at a level: the world as played so far, and the moments behind it."""

    def __init__(self, step: kernel.Step, world: kernel.World) -> None:
        self.step = step
        self.world = kernel.copied(world)
        self.scratch = kernel.copied(world)
        self.pressed: list[int] = []
        self.spent = 0
        self.moments: list[Moment] = []
        self.fights = self.takes_pose(kernel.B, kernel.ATTACK)
        self.moves = self.known_moves(self.takes_pose(kernel.A, kernel.JUMP))
        self.intent = Intent(self.world)
        self.body: Body | None = None  # the boss's, once it is met
        self.farthest = 0  # ticks of the longest play so far
        self.spent_at_farthest = 0
        self.goal: tuple[int, ...] = ()
        self.nearest = 0
        self.progress_at = 0

    def takes_pose(self, button: int, pose: int) -> bool:
        """Return whether a button makes the hero take a pose in this game: it is tried out."""
        kernel.restore(self.scratch, self.world)
        for buttons in (0, button):
            self.scratch.buttons = buttons
            self.step(self.scratch)
        return self.scratch.actors[0].pose == pose

    def known_moves(self, rolls: bool) -> list[list[int]]:
        """Return the moves to try when the plain way hurts."""
        moves = [[side] * ticks for ticks in (8, 18) for side in (*SIDES, *SLANTS, 0)]
        moves.append([0] * 40)
        if self.fights:
            moves += [[side, kernel.B] + [0] * 13 for side in SIDES]
            moves += [[side] * 8 + [kernel.B] + [0] * 13 for side in SIDES]
        if rolls:
            moves += [[side, side | kernel.A] + [side] * 14 for side in SIDES]
        return moves

    def win(self, most: int = MOST_TICKS) -> list[int] | None:
        """Return the buttons of each tick that clear the level, or None where it took too long.

        Args:
            most: How many ticks may be tried in all.
        """
        while len(self.pressed) < LONGEST_PLAY and self.spent < most:
            if len(self.pressed) % STRIDE == 0:
                self.remember()
            hp, lives = self.world.actors[0].hp, self.world.lives
            self.press(self.wanted())
            if self.world.mode == kernel.CLEARED:
                return self.pressed
            if self.world.mode == kernel.LOST:
                return None
            dead = self.world.lives < lives
            hurt = dead or self.world.actors[0].hp < hp
            if hurt and (self.gives_up(dead) or not self.turn_back()):
                self.moments.clear()
        return None

    def press(self, buttons: int) -> None:
        """Play one tick."""
        self.world.buttons = buttons
        self.step(self.world)
        self.pressed.append(buttons)
        self.spent += 1

    def wanted(self) -> int:
        """Return the buttons for the next tick on the plain way."""
        if self.world.mode != kernel.PLAYING:
            return 0
        self.intent.renew(self.world)
        if self.body is None and self.world.memory[GATES_SHUT]:
            self.body = Body(half=self.felt(1, 0), above=self.felt(0, -1), below=self.felt(0, 1))
        return wanted_buttons(self.world, self.intent, self.body, self.fights)

    def felt(self, across: int, down: int) -> int:
        """Return how far from the boss's feet, in a direction, its body hurts: it is tried out."""
        world = self.scratch
        for far in range(2000, 5 * kernel.CELL, 300):
            kernel.restore(world, self.world)
            hero, boss = world.actors[0], world.actors[world.boss]
            hero.x, hero.y = boss.x + across * far, boss.y + down * far
            hero.hurt = 0
            world.power = 0
            world.buttons = 0
            hp = hero.hp
            self.step(world)
            if hero.hp == hp:
                return far
        return 0

    def remember(self) -> None:
        """Keep the moment, in place of the oldest one."""
        if self.moments and self.moments[-1].length == len(self.pressed):
            return
        if len(self.moments) >= MOMENTS:
            kept = self.moments.pop(0).world
            kernel.restore(kept, self.world)
        else:
            kept = kernel.copied(self.world)
        self.moments.append(Moment(kept, len(self.pressed)))

    def gives_up(self, dead: bool) -> bool:
        """Return whether it is time to take a wound as it comes."""
        if len(self.pressed) > self.farthest:
            self.farthest = len(self.pressed)
            self.spent_at_farthest = self.spent
        if self.spent - self.spent_at_farthest > (LAST_TOIL if dead else TOIL):
            return True
        boss = self.world.actors[self.world.boss].hp if self.world.boss else 0
        goal = self.intent.target, self.world.keys, boss
        remaining = 0 if self.world.boss else self.intent.remaining(self.world)
        if goal != self.goal or remaining < self.nearest - kernel.CELL:
            self.goal = goal
            self.nearest = remaining
            self.progress_at = len(self.pressed)
        return not dead and len(self.pressed) - self.progress_at > PATIENCE

    def turn_back(self) -> bool:
        """Go on from an earlier moment with another move; return whether there was one."""
        while self.moments:
            moment = self.moments[-1]
            if moment.options is None:
                moment.options = self.options_from(moment.world)
            if moment.options:
                kernel.restore(self.world, moment.world)
                del self.pressed[moment.length :]
                for buttons in moment.options.pop():
                    self.press(buttons)
                return True
            self.moments.pop()
        return False

    def options_from(self, world: kernel.World) -> list[list[int]]:
        """Return the moves that do not hurt at once, the best last.

        Better is what keeps the hero whole for longer, then what leads farther.
        """
        valued: list[tuple[int, int, int]] = []
        for index, move in enumerate(self.moves):
            kernel.restore(self.scratch, world)
            left, value = self.tried(move)
            if left < HORIZON - STRIDE:
                valued.append((left, value, index))
        return [self.moves[index] for _, _, index in sorted(valued, reverse=True)]

    def tried(self, move: list[int]) -> tuple[int, int]:
        """Return how many ticks of the horizon are left when the hero gets hurt, and what remains.

        The move is played first, then the plain way. What remains is the way to go, in 1/4096 of a
        cell; in a fight with the boss it is less the more it was hurt.
        """
        world = self.scratch
        boss, foe = world.boss, world.actors[world.boss]
        boss_hp, power = foe.hp, world.power
        hp, lives = world.actors[0].hp, world.lives
        left = len(move) + HORIZON
        for tick in range(len(move) + HORIZON):
            if tick < len(move):
                world.buttons = move[tick]
            else:
                world.buttons = wanted_buttons(world, self.intent, self.body, self.fights)
            self.step(world)
            self.spent += 1
            if world.mode == kernel.CLEARED:
                return 0, -FAR
            if world.actors[0].hp < hp or world.lives < lives:
                break
            left -= 1
        value = len(move) * 64
        if power and not world.power:
            value += 4 * kernel.CELL
        if boss:
            return left, value - (boss_hp - foe.hp) * 4 * kernel.CELL
        return left, value + self.intent.remaining(world)
