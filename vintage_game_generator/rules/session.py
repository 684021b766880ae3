"""A session from the title to the ending: lives, levels, pause, and the screens between."""

from vintage_game_generator.kernels.python.kernel import (
    CLEARED,
    DEATH,
    DYING,
    HERO,
    INTRO,
    LOST,
    PAUSED,
    PLAYING,
    SELECT,
    SOUND_CLEAR,
    SOUND_DIE,
    SOUND_LIFE,
    SOUND_PAUSE,
    SOUND_SAVE,
    SOUND_SELECT,
    START,
    TITLE,
    WON,
    A,
    World,
    load_level,
    place,
    play_sound,
)
from vintage_game_generator.rules.options import (
    CLEARED_TICKS,
    DYING_TICKS,
    EXTRA_LIFE_COINS,
    HAS_KEYS,
    HAS_POWER_UPS,
    HAS_SAVE,
    INTRO_TICKS,
    LIVES,
    MAX_HP,
    SKIP_TICKS,
)

# Where the save keeps what.
SAVED_LEVEL = 0  # one more than the level's index; 0 means that nothing was saved
SAVED_SCORE = 1
SAVED_LIVES = 2
SAVED_COINS = 3


def pressed(world: World, button: int) -> bool:
    """Return whether a button went down in this tick."""
    return world.buttons & button != 0 and world.previous & button == 0


def set_mode(world: World, mode: int) -> None:
    """Begin a mode."""
    world.mode = mode
    world.mode_time = 0


def set_pose(world: World, me: int, pose: int) -> None:
    """Have an actor take a pose; one that it has already goes on."""
    if world.actors[me].pose != pose:
        world.actors[me].pose = pose
        world.actors[me].pose_time = 0


def enter_level(world: World, level: int) -> None:
    """Lay out a level and show its name."""
    load_level(world, level)
    world.checkpoint_x = world.actors[0].x
    world.checkpoint_y = world.actors[0].y
    world.actors[0].hp = world.max_hp
    if HAS_KEYS:
        world.keys = 0
    if HAS_POWER_UPS:
        world.power = 0
        world.power_time = 0
    set_mode(world, INTRO)


def start_session(world: World) -> None:
    """Begin a new game at its first level."""
    world.score = 0
    world.coins = 0
    world.lives = LIVES
    world.max_hp = MAX_HP
    enter_level(world, 0)


def continue_session(world: World) -> None:
    """Go on at the level that was reached last."""
    start_session(world)
    world.score = world.save[SAVED_SCORE]
    world.lives = world.save[SAVED_LIVES]
    world.coins = world.save[SAVED_COINS]
    enter_level(world, world.save[SAVED_LEVEL] - 1)


def save_session(world: World) -> None:
    """Keep the level that begins, for `continue_session`."""
    world.save[SAVED_LEVEL] = world.level + 1
    world.save[SAVED_SCORE] = world.score
    world.save[SAVED_LIVES] = world.lives
    world.save[SAVED_COINS] = world.coins
    play_sound(world, SOUND_SAVE)


def add_coin(world: World) -> None:
    """Count a coin; enough of them make a life."""
    world.coins += 1
    world.score += 10
    if world.coins % EXTRA_LIFE_COINS == 0:
        gain_life(world)


def gain_life(world: World) -> None:
    """Give the hero one more try, up to 99."""
    world.lives = min(world.lives + 1, 99)
    play_sound(world, SOUND_LIFE)


def lose_life(world: World) -> None:
    """Let the hero die; the session goes on at the checkpoint, or is lost."""
    if world.mode == PLAYING:
        world.lives -= 1
        world.actors[0].hp = 0
        set_pose(world, 0, DEATH)
        play_sound(world, SOUND_DIE)
        set_mode(world, DYING)


def clear_level(world: World) -> None:
    """End the level as won."""
    if world.mode == PLAYING:
        world.score += 500
        play_sound(world, SOUND_CLEAR)
        set_mode(world, CLEARED)


def revive(world: World) -> None:
    """Put the hero back at the checkpoint, whole again."""
    place(world, 0, HERO, world.checkpoint_x, world.checkpoint_y)
    world.actors[0].hp = world.max_hp
    world.actors[0].hurt = 90
    if HAS_POWER_UPS:
        world.power = 0
        world.power_time = 0
    set_mode(world, PLAYING)


def step_title(world: World) -> None:
    """Wait for a button that begins a game."""
    if pressed(world, START):
        play_sound(world, SOUND_SELECT)
        start_session(world)
    elif HAS_SAVE and pressed(world, SELECT) and world.save[SAVED_LEVEL] > 0:
        play_sound(world, SOUND_SELECT)
        continue_session(world)


def step_intro(world: World) -> None:
    """Show a level's card until there was time to read it, or the player has."""
    skips = world.mode_time >= SKIP_TICKS and (pressed(world, START) or pressed(world, A))
    if skips or world.mode_time >= INTRO_TICKS:
        if HAS_SAVE and world.level > 0:
            save_session(world)
        set_mode(world, PLAYING)


def step_session(world: World) -> bool:
    """Advance the screens around the play; return whether the play itself goes on.

    Call it first in every tick, and `end_tick` last.
    """
    world.tick += 1
    world.sound_count = 0
    mode: int = world.mode
    if mode == PLAYING:
        world.mode_time += 1
        if pressed(world, START):
            play_sound(world, SOUND_PAUSE)
            set_mode(world, PAUSED)
            return False
        return True
    world.mode_time += 1
    if mode == TITLE:
        step_title(world)
    elif mode == INTRO:
        step_intro(world)
    elif mode == PAUSED and pressed(world, START):
        play_sound(world, SOUND_PAUSE)
        set_mode(world, PLAYING)
    elif mode == DYING:
        world.actors[0].pose_time += 1
        if world.mode_time >= DYING_TICKS:
            if world.lives > 0:
                revive(world)
            else:
                set_mode(world, LOST)
    elif mode == CLEARED and world.mode_time >= CLEARED_TICKS:
        if world.level + 1 < len(world.levels):
            enter_level(world, world.level + 1)
        else:
            set_mode(world, WON)
    elif (mode == WON or mode == LOST) and world.mode_time >= 60 and pressed(world, START):
        set_mode(world, TITLE)
    return False


def end_tick(world: World) -> None:
    """Remember the buttons, so that the next tick knows which went down."""
    world.previous = world.buttons
