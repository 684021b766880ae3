"""One program that a person wrote: the corners of the language, which chance seldom finds."""

from tests.parity.programs import ENTRY, PACKAGE, Program
from vintage_game_generator.translate.kernel_interface import KERNEL_MODULE
from vintage_game_generator.translate.sources import Library

TEXT = f'''\
"""Corners of the arithmetic, of loops, and of the order in which things happen."""

from {KERNEL_MODULE} import HERO, World, load_level, spawn

LEAST = -2147483648
NUMBERS = (0, 1, -1, 2, -2, 6, -6, 7, -7, 4096, -4097, 2147483647, -2147483647, -2147483648)
DIVISORS = (1, -1, 2, -2, 3, -3, 7, -7, 4096, 2147483647, -2147483647, -2147483648)


def step(world: World) -> None:
    """Try one pair of numbers after the other."""
    world.tick += 1
    if len(world.cells) == 0:
        load_level(world, 0)
    number: int = NUMBERS[world.tick % len(NUMBERS)]
    divisor: int = DIVISORS[world.tick // len(NUMBERS) % len(DIVISORS)]
    divide(world, number, divisor)
    shift(world, number)
    compare(world, number, divisor)
    take_turns(world)
    go_around(world)
    world.memory[31] = leave_early(world, number, world.tick % 5)


def divide(world: World, number: int, divisor: int) -> None:
    """Divide, where the quotient fits; what is left always does."""
    world.memory[0] = number % divisor
    world.memory[1] = -7 % 3 * 100 + 7 % -3
    if number != LEAST or divisor != -1:
        world.memory[2] = number // divisor
        world.score = number
        world.score //= divisor
    world.coins = number
    world.coins %= divisor
    world.memory[3] = number // 2 - number % 10 - (number // 16 - number // -16) // 3


def shift(world: World, number: int) -> None:
    """Shift by every number of bits."""
    for bits in range(32):
        world.memory[4] ^= number >> bits
        world.memory[5] ^= -1 << bits
        world.memory[6] = (number >> bits & 1) + (number & 1 << 30 >> bits) // 7
    world.memory[7] = ~number ^ number | ~(number & 255)
    world.memory[8] = -(number // 2) - -(number // 3) + abs(number // 2)
    world.keys = number
    world.keys >>= 31
    world.power = number & 7
    world.power <<= 28
    world.power |= 5


def compare(world: World, number: int, divisor: int) -> None:
    """Compare in chains, and where only some of it is looked at."""
    if -7 <= number < divisor != 2 or not (number > divisor and counted(world) % 2 == 0):
        world.memory[9] += 1
    if (number == divisor) == (divisor < 0) != (number & 3 == 1):
        world.memory[9] += 16
    if number < 0 or counted(world) % 3 == 0 and counted(world) % 5 < 3:
        world.memory[9] = max(world.memory[9] % 65521, number % 7, min(divisor, 3, number))


def counted(world: World) -> int:
    """Return one number more each time."""
    world.lives += 1
    return world.lives


def moved(world: World, slot: int) -> int:
    """Make another slot the boss's, and return the old one."""
    old: int = world.boss
    world.boss = slot % 64
    return old


def take_turns(world: World) -> None:
    """Change what a statement reads elsewhere: left before right, but a value before its place."""
    for register in range(10, 26):
        world.memory[register] %= 65521
    world.memory[counted(world) % 16 + 10] = counted(world)
    world.memory[counted(world) % 16 + 10] += counted(world)
    world.memory[counted(world) % 16 + 10] -= world.memory[counted(world) % 16 + 10]
    world.memory[26] = world.lives + counted(world) * 2 - world.lives
    world.memory[27] = max(world.lives, counted(world), world.lives) - counted(world)
    world.actors[world.boss].x = moved(world, world.lives)
    world.actors[world.boss].y += moved(world, world.lives + world.tick)
    world.actors[moved(world, counted(world))].tag = moved(world, world.boss + counted(world))
    world.actors[spawn(world, HERO, world.tick, counted(world))].vx = counted(world)
    world.lives += counted(world)
    world.lives = counted(world) % 100000 - world.lives % 7
    world.actors[counted(world) % 64].ground = counted(world) % 2 == 0 and world.lives % 3 == 1
    world.memory[28] = mixed(world, counted(world), world.lives, counted(world) % 2 == 0)


def mixed(world: World, first: int, second: int, odd: bool) -> int:
    """Return what tells its arguments apart."""
    if odd:
        first = second - first
        odd = first > 0
    second = first * 3 - second * 5
    if odd == (second > 0):
        return second + world.lives
    return first


def go_around(world: World) -> None:
    """Loop over ranges that change, end before they begin, or go down."""
    world.mode_time = 0
    world.power_time = world.tick % 6
    for turn in range(world.power_time):
        world.power_time += turn + 2
        world.mode_time = world.mode_time * 2 + world.power_time
    for down in range(world.tick % 9, -4, -3):
        if down == 2:
            continue
        if down < 0:
            break
        world.mode_time += down * 100
        for inner in range(-down, down):
            if inner * down > 6:
                break
            if inner % 2 == 0:
                continue
            world.mode_time += inner + counted(world) % 3
    for nothing in range(3, world.tick % 4):
        world.mode_time += nothing * 100000
    for _ in range(world.tick % 3):
        world.mode_time ^= 1


def leave_early(world: World, number: int, wanted: int) -> int:
    """Return from inside of loops."""
    for row in range(4):
        for column in range(row, 5):
            if column == wanted and row == 2:
                return row * 10 + column
            if number < 0 and column == 3:
                break
        if row == 3:
            return -world.tick
    return number // 2
'''


def edges() -> Program:
    """Return the program."""
    return Program(-1, Library(PACKAGE, {ENTRY: TEXT}), 1)
