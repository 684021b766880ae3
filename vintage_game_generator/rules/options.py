"""The game's options."""

# Features. A part that is switched off leaves no trace in a game's own code.
HAS_COMBAT = True
HAS_BLADE = True  # the hero swings a blade; without it a shot is fired
HAS_POWER_UPS = True
HAS_KEYS = True
HAS_BOSSES = True
HAS_SAVE = True
HAS_DASH = True
HAS_DOUBLE_JUMP = True
HAS_WALL_JUMP = True
HAS_CUSTOM = True  # features that are this game's own

# Enemies.
HAS_WALKER = True
HAS_HOPPER = True
HAS_FLYER = True
HAS_SHOOTER = True
HAS_CHASER = True
HAS_CHARGER = True

# How the boss fights: a game has one of these, or none.
HAS_LEAPER = True
HAS_SWEEPER = True
HAS_STORM = True
HAS_RUSHER = True
HAS_CASTER = True
HAS_BOUNCER = True

# A session.
LIVES = 3
MAX_HP = 3
INTRO_TICKS = 210  # to read what a level's card says
SKIP_TICKS = 30  # after which Start or A ends it
DYING_TICKS = 75
CLEARED_TICKS = 120
EXTRA_LIFE_COINS = 50
