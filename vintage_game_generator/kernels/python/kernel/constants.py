"""The numbers that rules, levels, recordings and the window agree on."""

# Space: positions and speeds are in 1/4096 of a map cell, 1/256 of a pixel at 16-pixel cells.
CELL = 4096

# Time.
TICKS_A_SECOND = 60

# Buttons, one bit each.
A = 128
B = 64
SELECT = 32
START = 16
UP = 8
DOWN = 4
LEFT = 2
RIGHT = 1

# Modes of a session.
TITLE = 0
INTRO = 1
PLAYING = 2
PAUSED = 3
DYING = 4
CLEARED = 5
WON = 6
LOST = 7
MODE_NAMES = ("title", "intro", "playing", "paused", "dying", "cleared", "won", "lost")

# Kinds of actors.
GONE = 0
HERO = 1
WALKER = 2
HOPPER = 3
FLYER = 4
SHOOTER = 5
CHASER = 6
CHARGER = 7
BOSS = 8
HERO_SHOT = 9
FOE_SHOT = 10
SLASH = 11
PUFF = 12
LIFT = 13
RUNE = 14
KIND_NAMES = (
    "gone",
    "hero",
    "walker",
    "hopper",
    "flyer",
    "shooter",
    "chaser",
    "charger",
    "boss",
    "hero-shot",
    "foe-shot",
    "slash",
    "puff",
    "lift",
    "rune",
)

# Poses: which animation the window shows.
IDLE = 0
WALK = 1
JUMP = 2
ATTACK = 3
HURT = 4
DEATH = 5
POSE_NAMES = ("idle", "walk", "jump", "attack", "hurt", "death")

# Facings.
FACE_RIGHT = 0
FACE_LEFT = 1
FACE_UP = 2
FACE_DOWN = 3

# Cells of a map.
EMPTY = 0
SOLID = 1
LEDGE = 2
HAZARD = 3
WATER = 4
LADDER = 5
COIN = 6
HEART = 7
LIFE = 8
KEY = 9
DOOR = 10
CHECKPOINT = 11
CHECKPOINT_LIT = 12
EXIT = 13
POWER = 14
CRATE = 15
SPRING = 16
GATE = 17
CELL_NAMES = (
    "empty",
    "solid",
    "ledge",
    "hazard",
    "water",
    "ladder",
    "coin",
    "heart",
    "life",
    "key",
    "door",
    "checkpoint",
    "checkpoint-lit",
    "exit",
    "power",
    "crate",
    "spring",
    "gate",
)

# Sounds that rules may play.
SOUND_SELECT = 0
SOUND_PAUSE = 1
SOUND_JUMP = 2
SOUND_COIN = 3
SOUND_HEART = 4
SOUND_KEY = 5
SOUND_DOOR = 6
SOUND_POWER = 7
SOUND_CHECKPOINT = 8
SOUND_HURT = 9
SOUND_HIT = 10
SOUND_DEFEAT = 11
SOUND_ATTACK = 12
SOUND_SHOOT = 13
SOUND_DASH = 14
SOUND_SPRING = 15
SOUND_CLEAR = 16
SOUND_DIE = 17
SOUND_BOSS_HIT = 18
SOUND_SAVE = 19
SOUND_LIFE = 20
SOUND_NAMES = (
    "select",
    "pause",
    "jump",
    "coin",
    "heart",
    "key",
    "door",
    "power",
    "checkpoint",
    "hurt",
    "hit",
    "defeat",
    "attack",
    "shoot",
    "dash",
    "spring",
    "clear",
    "die",
    "boss-hit",
    "save",
    "life",
)
