"""The buttons that bring a hero who is seen from above to a place."""

from vintage_game_generator.kernels.python import kernel

SLACK = 300  # closer than this to a line, the hero need not steer
FACING_BUTTONS = (kernel.RIGHT, kernel.LEFT, kernel.UP, kernel.DOWN)


def toward(world: kernel.World, x: int, y: int) -> int:
    """Return the buttons that bring the hero nearer to a point."""
    dx, dy = x - world.actors[0].x, y - world.actors[0].y
    buttons = 0
    if abs(dx) > SLACK:
        buttons |= kernel.RIGHT if dx > 0 else kernel.LEFT
    if abs(dy) > SLACK:
        buttons |= kernel.DOWN if dy > 0 else kernel.UP
    return buttons
