"""The kernel: what rules need to run, the same in every language."""

from .constants import *  # noqa: F403
from .world import (
    ACTORS,
    MEMORY,
    SAVE,
    Actor,
    Level,
    Spawn,
    World,
    cell_at,
    load_level,
    next_random,
    place,
    play_sound,
    set_cell,
    spawn,
)
