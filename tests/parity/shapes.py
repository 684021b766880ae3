"""What values random rules work with: whole numbers of known bounds, truths, and enumerations.

Every expression that is generated carries the bounds of its value, and every place that rules
write keeps to bounds of its own. So no value ever leaves 32 bits signed, by construction.
"""

from dataclasses import dataclass

from vintage_game_generator.kernels.python import kernel

LEAST, MOST = -(2**31), 2**31 - 1


@dataclass(frozen=True)
class Shape:
    """A set of values: `int` within bounds, `bool`, or all members of a family."""

    sort: str
    low: int = 0
    high: int = 0

    def holds(self, low: int, high: int) -> bool:
        """Return whether all numbers of a range belong."""
        return self.low <= low and high <= self.high


@dataclass(frozen=True)
class Value:
    """The text of an expression in the rules language, and what it can be."""

    text: str
    low: int = 0
    high: int = 0
    calls: bool = False
    """Whether it holds a call; the middle of a chain of comparisons must not."""


@dataclass(frozen=True)
class Variable:
    """A parameter, a loop's variable or a local."""

    name: str
    shape: Shape
    fixed: bool = False


@dataclass(frozen=True)
class Helper:
    """A rule that other rules may call."""

    name: str
    module: str
    world: bool
    parameters: tuple[Variable, ...]
    returns: Shape | None
    effects: bool
    """Whether it changes the world, so that it may be called for its own sake."""
    cost: int


def bits(count: int) -> Shape:
    """Return the numbers that fit so many bits and a sign."""
    return Shape("int", -(1 << count), (1 << count) - 1)


BOOL = Shape("bool")
SLOT = Shape("int", 0, 63)
ANY = bits(31)
SMALL = bits(10)

FAMILIES: dict[str, tuple[str, ...]] = {
    "mode": ("TITLE", "INTRO", "PLAYING", "PAUSED", "DYING", "CLEARED", "WON", "LOST"),
    "kind": (
        *("GONE", "HERO", "WALKER", "HOPPER", "FLYER", "SHOOTER", "CHASER", "CHARGER", "BOSS"),
        *("HERO_SHOT", "FOE_SHOT", "SLASH", "PUFF", "LIFT", "RUNE"),
    ),
    "pose": ("IDLE", "WALK", "JUMP", "ATTACK", "HURT", "DEATH"),
    "facing": ("FACE_RIGHT", "FACE_LEFT", "FACE_UP", "FACE_DOWN"),
    "cell": (
        *("EMPTY", "SOLID", "LEDGE", "HAZARD", "WATER", "LADDER", "COIN", "HEART", "LIFE", "KEY"),
        *("DOOR", "CHECKPOINT", "CHECKPOINT_LIT", "EXIT", "POWER", "CRATE", "SPRING", "GATE"),
    ),
}
"""Enumerations of the kernel: a value of one is never written where another belongs."""

SOUNDS = ("SOUND_SELECT", "SOUND_JUMP", "SOUND_COIN", "SOUND_HIT", "SOUND_BOSS_HIT", "SOUND_LIFE")
KERNEL_NUMBERS = {
    "CELL": kernel.CELL,
    "TICKS_A_SECOND": kernel.TICKS_A_SECOND,
    "ACTORS": kernel.ACTORS,
    "MEMORY": kernel.MEMORY,
    "SAVE": kernel.SAVE,
    "UP": kernel.UP,
    "A": kernel.A,
}
BUTTONS = ("A", "B", "SELECT", "START", "UP", "DOWN", "LEFT", "RIGHT")

WORLD_PLACES: dict[str, Shape] = {
    "score": bits(20),
    "lives": bits(7),
    "max_hp": bits(10),
    "coins": ANY,
    "keys": bits(16),
    "power": bits(4),
    "power_time": Shape("int", 0, 4095),
    "checkpoint_x": ANY,
    "checkpoint_y": bits(24),
    "mode_time": Shape("int", 0, 65535),
    "boss": SLOT,
}
"""The fields of the world that rules write, and what they keep in them."""

WORLD_READINGS: dict[str, Shape] = {
    "tick": Shape("int", 0, 1 << 20),
    "buttons": Shape("int", 0, 255),
    "previous": Shape("int", 0, 255),
    "level": Shape("int", 0, 3),
    "width": Shape("int", 1, 12),
    "height": Shape("int", 1, 10),
    "awake_count": Shape("int", 0, 64),
    "sound_count": Shape("int", 0, 8),
}
"""Fields that only the frame around the random rules and the kernel write."""

ACTOR_PLACES: dict[str, Shape] = {
    "x": bits(24),
    "y": bits(24),
    "vx": bits(16),
    "vy": bits(16),
    "pose_time": bits(12),
    "hp": bits(10),
    "timer": bits(12),
    "cooldown": ANY,
    "hurt": bits(8),
    "home_x": bits(24),
    "home_y": bits(24),
    "tag": bits(18),
}
NARROW, WIDE = bits(17), ANY
"""What the first sixteen registers of the memory hold, and what the others hold."""
LENGTHS = {"actors": 64, "awake": 64, "memory": 32, "save": 4}
