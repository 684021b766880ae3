"""The kernel: what rules need to run, the same in every language."""

from .constants import *
from .snapshot import copied as copied
from .snapshot import restore as restore
from .world import ACTORS as ACTORS
from .world import MEMORY as MEMORY
from .world import SAVE as SAVE
from .world import Actor as Actor
from .world import Level as Level
from .world import Spawn as Spawn
from .world import Step as Step
from .world import World as World
from .world import cell_at as cell_at
from .world import load_level as load_level
from .world import new_world as new_world
from .world import next_random as next_random
from .world import place as place
from .world import play_sound as play_sound
from .world import set_cell as set_cell
from .world import spawn as spawn
