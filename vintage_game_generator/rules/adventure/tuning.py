"""Numbers of feel. Distances are in 1/4096 of a cell, times in ticks."""

# The screen's view, walls included: each room of a map is exactly so many cells.
ROOM_COLUMNS = 16
ROOM_ROWS = 13

# The hero. At 16-pixel cells 256 is one pixel.
WALK_SPEED = 336  # 1.3 pixels a tick: a screen in three seconds
DIAGONAL_SPEED = 244  # a little more than 0.7 of it, so that diagonals do not feel slow
ROUND_SPEED = 256  # how fast he slips around a corner that he brushes
ROUND_REACH = 2000  # a corner that catches less of him than this is slipped around
HURT_TICKS = 80  # for which he cannot be hurt again
KNOCK_TICKS = 10
KNOCK_SPEED = 620

# Rolling.
DASH_TICKS = 14
DASH_SPEED = 820  # nearly three cells in one roll
DASH_REST = 22  # before he can roll again

# The sword.
SLASH_TICKS = 13  # he stands still for as long
SLASH_REACH = 3300  # from the hero's middle to the blade's
SLASH_SIZE = 3400  # a foe is hit when closer than this to the blade's middle, on both axes
BEAM_SPEED = 900

# Power-ups.
POWER_TICKS = 1200
BOOTS_SPEED = 130  # percent of his walk

# Crates.
LEAN_TICKS = 18  # of leaning against a crate before it gives way

# Foes.
CALM_TICKS = 32  # for which the foes of a room hold still when the hero comes in
TOUCH = 2500  # closer than this on both axes, a foe hurts
WALKER_SPEED = 130
HOPPER_SPEED = 250
HOPPER_REST = 46
HOPPER_LEAP = 26
FLYER_SPEED = 150
SHOOTER_REST = 110
SHOOTER_AIM = 26  # of standing with the weapon raised before it fires
SHOT_SPEED = 330
CHASER_SPEED = 168
CHASER_SIGHT = 26000  # about six cells
CHARGER_SPEED = 520
CHARGER_AIM = 24
CHARGER_REST = 54
FOE_HURT_TICKS = 26
FOE_KNOCK_TICKS = 10  # the first of them, in which it is thrown back
FOE_KNOCK_SPEED = 700

# The boss.
BOSS_HP = 8  # what it takes
BOSS_SPEED = 150
BOSS_RUSH = 500
BOSS_AIM = 40
BOSS_REST = 60
BOSS_HURT_TICKS = 36
BOSS_HALF = 3200  # half its body's width; with the next, for a picture of 2 by 2 cells
BOSS_TALL = 5200  # its body's height, from the feet
BOSS_MARGIN = 900  # nearer to its body than this, it hurts
RUNE_REST = 70  # from one rune to the next
RUNE_REACH = 3000
