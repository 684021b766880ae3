"""What the registers of `world.memory` hold."""

ROOM = 0  # one more than the index of the room that is awake; 0 when none is
ROOM_LEFT = 1  # the left edge of that room
ROOM_TOP = 2  # its upper edge
CALM = 3  # ticks for which its foes still hold still
CROWD = 4  # 1 when an actor came or went, so that the list of the awake is out of date
KNOCK = 5  # ticks for which the hero is still thrown back
SWING = 6  # ticks for which he still swings his sword
ROLL = 7  # ticks for which he still rolls
ROLL_REST = 8  # ticks until he may roll again
LEAN = 9  # ticks for which he has leaned against a crate
GATES_SHUT = 10  # 1 while a boss has the hero locked in
RUNE_WAIT = 11  # ticks until a rune lights up
