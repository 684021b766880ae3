"""The world's memory registers, by name."""

# What the hero was about to do: forgotten by a pause, a death and a new level.
JUMP_WANTED = 0  # ticks for which a pressed jump still counts
SPRUNG = 1  # 1 while thrown up by something: the rise needs no button
CLIMBING = 2
DROPPING = 3  # ticks for which ledges let the hero through
AIR_JUMPS = 4  # jumps left in the air
WALL_TIME = 5  # ticks for which the push off a wall cannot be steered
DASH_LEFT = 6  # ticks that a dash still lasts
DASH_WAIT = 7  # ticks until the next dash
DASHED = 8  # 1 from a dash in the air until the landing
FORGOTTEN = 9  # the registers below this one

# Kept.
WAKE = 9  # 1 asks for a new look at who is awake
LIT_RUNE = 10  # the slot of the rune that shines, 0 while none does
RUNE_WAIT = 11  # ticks since a rune shone
