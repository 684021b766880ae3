"""The numbers of feel.

Distances are in 1/4096 of a cell, speeds in that a tick, times in ticks of 1/60 second. The ranges
name what was tried with levels like these.
"""

# The hero's box: a little narrower and lower than a cell, so that gaps of one cell let it in.
HERO_HALF = 1400
HERO_TALL = 3600

# Running.
RUN_SPEED = 416  # 300 to 560; 416 crosses a cell in 10 ticks
RUN_GAIN = 26  # full speed after 16 ticks: a start that is felt, but does not lag
RUN_LOSS = 36  # slows in less time than it starts, so that the hero stops on a ledge
TURN_GAIN = 64  # a turn answers at once

# Jumping.
JUMP_SPEED = 1440  # 1300 to 1560; with the gravity below 4 cells high
GRAVITY = 62  # 48 to 74: while the jump is held and the hero rises
FALL_GRAVITY = 104  # 84 to 130: else, so that a tap makes a hop and a fall is crisp
MAX_FALL = 1150  # below half a cell a tick, so that nothing falls through a ledge
COYOTE_TIME = 6  # a jump still counts so long after the edge
JUMP_BUFFER = 6  # a jump pressed so long before the landing still counts
SPRING_SPEED = 2050  # throws the hero twice as high as a jump
STOMP_SPEED = 900  # bounce off a foe; a held jump makes it STOMP_JUMP
STOMP_JUMP = 1400
CLIMB_SPEED = 230

# Further moves.
AIR_JUMP_SPEED = 1260  # lower than the first jump: a rescue, not a second take-off
WALL_SLIDE = 260
WALL_JUMP_SPEED = 1380
WALL_JUMP_PUSH = 440
WALL_JUMP_TIME = 9  # for so long the push cannot be steered away
DASH_SPEED = 1000
DASH_TIME = 11
DASH_REST = 24

# Fighting.
SLASH_TIME = 10
SLASH_REST = 20
SHOT_SPEED = 820
SHOT_TIME = 44
SHOT_REST = 24

# Getting hurt.
HURT_TIME = 90  # cannot be hurt again
STUN_TIME = 16  # of these, cannot be steered
KNOCK_SPEED = 380
KNOCK_RISE = 620

# Power-ups.
POWER_TIME = 600
POWER_RUN_SPEED = 540

# Foes.
WALKER_SPEED = 110
HOPPER_REST = 54
HOPPER_SPEED = 190
HOPPER_JUMP = 1080
FLYER_SPEED = 120
SHOOTER_REST = 110
FOE_SHOT_SPEED = 260
CHASER_SPEED = 150
CHARGER_SPEED = 520
CHARGER_HP = 2

# The boss.
BOSS_HP = 8  # what it takes
BOSS_SPEED = 260
BOSS_REST = 50
BOSS_HALF = 3276  # half its body's width; with the next, for a picture of 2 by 2 cells
BOSS_TALL = 5160  # its body's height, from the feet

# Lifts.
LIFT_SPEED = 128  # a cell in half a second
