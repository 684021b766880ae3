"""A second jump in the air."""

from vintage_game_generator.kernels.python.kernel import SOUND_JUMP, World, play_sound
from vintage_game_generator.rules.platformer.registers import AIR_JUMPS, JUMP_WANTED, SPRUNG
from vintage_game_generator.rules.platformer.tuning import AIR_JUMP_SPEED


def restore_air_jump(world: World) -> None:
    """Give the jump back."""
    world.memory[AIR_JUMPS] = 1


def air_jump(world: World) -> None:
    """Jump once more where a jump is wanted and left."""
    if world.memory[JUMP_WANTED] > 0 and world.memory[AIR_JUMPS] > 0:
        world.memory[JUMP_WANTED] = 0
        world.memory[AIR_JUMPS] -= 1
        world.memory[SPRUNG] = 0
        world.actors[0].vy = -AIR_JUMP_SPEED
        play_sound(world, SOUND_JUMP)
