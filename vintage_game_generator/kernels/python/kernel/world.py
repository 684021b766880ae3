"""The state of a running game, and what rules may ask of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from .constants import EMPTY, GONE, HERO, SOLID, TITLE

ACTORS = 64  # a fixed pool: slot 0 is the hero, a free slot's kind is GONE
MEMORY = 32  # registers that a rules module may name and use as it likes
SAVE = 4  # what outlives a session; the first is 0 while nothing is saved
SOUNDS = 8  # at most so many sounds start in one tick
ZERO_SEED = 0x9E3779B9  # xorshift would stay at zero for ever, so that a seed of 0 becomes this


@dataclass(slots=True)
class Actor:
    """One thing that moves. Its position is the middle of its feet."""

    kind: int = GONE
    x: int = 0
    y: int = 0
    vx: int = 0
    vy: int = 0
    facing: int = 0
    pose: int = 0
    pose_time: int = 0  # ticks since the pose began
    hp: int = 0
    timer: int = 0
    cooldown: int = 0
    hurt: int = 0  # ticks for which it cannot be hurt again; the window blinks it
    ground: bool = False
    home_x: int = 0
    home_y: int = 0
    tag: int = 0


@dataclass(slots=True)
class Spawn:
    """An actor that is there when a level starts."""

    kind: int
    column: int
    row: int
    tag: int


@dataclass(slots=True)
class Level:
    """One level: its cells row by row, and who starts in it."""

    width: int
    height: int
    cells: list[int]
    spawns: list[Spawn]


@dataclass(slots=True)
class World:
    """Everything that a tick reads and writes."""

    levels: list[Level]
    seed: int
    random: int  # set from the seed whenever a level begins
    tick: int = 0
    mode: int = TITLE
    mode_time: int = 0  # ticks since the mode began
    buttons: int = 0
    previous: int = 0
    level: int = 0
    score: int = 0
    lives: int = 0
    max_hp: int = 0
    coins: int = 0
    keys: int = 0
    power: int = 0
    power_time: int = 0
    checkpoint_x: int = 0
    checkpoint_y: int = 0
    boss: int = 0  # the boss's slot, 0 while there is none
    width: int = 0
    height: int = 0
    cells: list[int] = field(default_factory=list)
    cells_digest: int = 0  # changes with every cell that changes, and is hashed in their stead
    actors: list[Actor] = field(default_factory=lambda: [Actor() for _ in range(ACTORS)])
    awake: list[int] = field(default_factory=lambda: [0] * ACTORS)  # slots that act this tick
    awake_count: int = 0
    memory: list[int] = field(default_factory=lambda: [0] * MEMORY)
    save: list[int] = field(default_factory=lambda: [0] * SAVE)
    sounds: list[int] = field(default_factory=lambda: [0] * SOUNDS)  # not state: never hashed
    sound_count: int = 0


Step = Callable[[World], None]  # a game's rules: one tick


def new_world(levels: list[Level], seed: int, save: Sequence[int] = ()) -> World:
    """Return a world at the title screen, before its first tick.

    Args:
        levels: The game's levels in the order in which they are played.
        seed: The game's chance; its lowest 32 bits count.
        save: What an earlier session saved; nothing means a first visit.
    """
    world = World(levels=levels, seed=seed & 0xFFFFFFFF, random=seed & 0xFFFFFFFF or ZERO_SEED)
    world.save[: len(save)] = save
    return world


def next_random(world: World) -> int:
    """Return the next number of the world's chance, from 0 to 0x7FFFFFFF (xorshift32)."""
    state = world.random
    state ^= state << 13 & 0xFFFFFFFF
    state ^= state >> 17
    state ^= state << 5 & 0xFFFFFFFF
    world.random = state
    return state & 0x7FFFFFFF


def cell_at(world: World, column: int, row: int) -> int:
    """Return a cell; the sky above is empty, all else outside is solid."""
    if row < 0:
        return EMPTY
    if column < 0 or column >= world.width or row >= world.height:
        return SOLID
    return world.cells[row * world.width + column]


def set_cell(world: World, column: int, row: int, cell: int) -> None:
    """Change a cell inside the map; outside nothing happens."""
    if 0 <= column < world.width and 0 <= row < world.height:
        index = row * world.width + column
        world.cells[index] = cell
        digest = (world.cells_digest ^ (index * 32 + cell)) * 16777619 & 0xFFFFFFFF
        world.cells_digest = digest


def spawn(world: World, kind: int, x: int, y: int) -> int:
    """Return the slot of a new actor, or 0 (the hero's) when the pool is full."""
    for slot in range(1, ACTORS):
        if world.actors[slot].kind == GONE:
            place(world, slot, kind, x, y)
            return slot
    return 0


def place(world: World, slot: int, kind: int, x: int, y: int) -> None:
    """Make the actor in a slot a fresh one of a kind, at home where it stands."""
    actor = world.actors[slot]
    actor.kind = kind
    actor.x = actor.home_x = x
    actor.y = actor.home_y = y
    actor.vx = actor.vy = actor.facing = actor.pose = actor.pose_time = 0
    actor.hp = actor.timer = actor.cooldown = actor.hurt = actor.tag = 0
    actor.ground = False


def load_level(world: World, level: int) -> None:
    """Lay out a level: its cells and its actors, the hero in slot 0.

    Chance begins anew, so that a level plays the same whatever came before it.
    """
    layout = world.levels[level]
    world.random = (world.seed + level * 0x9E3779B9) & 0xFFFFFFFF or ZERO_SEED
    world.level = level
    world.width = layout.width
    world.height = layout.height
    world.cells = layout.cells.copy()
    world.cells_digest = 0
    world.boss = 0
    world.awake_count = 0
    for slot in range(ACTORS):
        place(world, slot, GONE, 0, 0)
    for start in layout.spawns:
        x = start.column * 4096 + 2048
        y = start.row * 4096 + 4095
        if start.kind == HERO:
            slot = 0
            place(world, slot, HERO, x, y)
        else:
            slot = spawn(world, start.kind, x, y)
        world.actors[slot].tag = start.tag


def play_sound(world: World, sound: int) -> None:
    """Have the window play a sound; the ninth in one tick is not heard."""
    if world.sound_count < SOUNDS:
        world.sounds[world.sound_count] = sound
        world.sound_count += 1
