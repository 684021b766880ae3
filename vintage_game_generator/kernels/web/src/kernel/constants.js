/** The numbers that rules, levels, recordings and the page agree on. */

// Space: positions and speeds are in 1/4096 of a map cell, 1/256 of a pixel at 16-pixel cells.
export const CELL = 4096;

// Time.
export const TICKS_A_SECOND = 60;

// Buttons, one bit each.
export const A = 128;
export const B = 64;
export const SELECT = 32;
export const START = 16;
export const UP = 8;
export const DOWN = 4;
export const LEFT = 2;
export const RIGHT = 1;

// Modes of a session.
export const TITLE = 0;
export const INTRO = 1;
export const PLAYING = 2;
export const PAUSED = 3;
export const DYING = 4;
export const CLEARED = 5;
export const WON = 6;
export const LOST = 7;
export const MODE_NAMES = Object.freeze([
  "title",
  "intro",
  "playing",
  "paused",
  "dying",
  "cleared",
  "won",
  "lost",
]);

// Kinds of actors.
export const GONE = 0;
export const HERO = 1;
export const WALKER = 2;
export const HOPPER = 3;
export const FLYER = 4;
export const SHOOTER = 5;
export const CHASER = 6;
export const CHARGER = 7;
export const BOSS = 8;
export const HERO_SHOT = 9;
export const FOE_SHOT = 10;
export const SLASH = 11;
export const PUFF = 12;
export const LIFT = 13;
export const RUNE = 14;
export const KIND_NAMES = Object.freeze([
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
]);

// Poses: which animation the window shows.
export const IDLE = 0;
export const WALK = 1;
export const JUMP = 2;
export const ATTACK = 3;
export const HURT = 4;
export const DEATH = 5;
export const POSE_NAMES = Object.freeze(["idle", "walk", "jump", "attack", "hurt", "death"]);

// Facings.
export const FACE_RIGHT = 0;
export const FACE_LEFT = 1;
export const FACE_UP = 2;
export const FACE_DOWN = 3;

// Cells of a map.
export const EMPTY = 0;
export const SOLID = 1;
export const LEDGE = 2;
export const HAZARD = 3;
export const WATER = 4;
export const LADDER = 5;
export const COIN = 6;
export const HEART = 7;
export const LIFE = 8;
export const KEY = 9;
export const DOOR = 10;
export const CHECKPOINT = 11;
export const CHECKPOINT_LIT = 12;
export const EXIT = 13;
export const POWER = 14;
export const CRATE = 15;
export const SPRING = 16;
export const GATE = 17;
export const CELL_NAMES = Object.freeze([
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
]);

// Sounds that rules may play.
export const SOUND_SELECT = 0;
export const SOUND_PAUSE = 1;
export const SOUND_JUMP = 2;
export const SOUND_COIN = 3;
export const SOUND_HEART = 4;
export const SOUND_KEY = 5;
export const SOUND_DOOR = 6;
export const SOUND_POWER = 7;
export const SOUND_CHECKPOINT = 8;
export const SOUND_HURT = 9;
export const SOUND_HIT = 10;
export const SOUND_DEFEAT = 11;
export const SOUND_ATTACK = 12;
export const SOUND_SHOOT = 13;
export const SOUND_DASH = 14;
export const SOUND_SPRING = 15;
export const SOUND_CLEAR = 16;
export const SOUND_DIE = 17;
export const SOUND_BOSS_HIT = 18;
export const SOUND_SAVE = 19;
export const SOUND_LIFE = 20;
export const SOUND_NAMES = Object.freeze([
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
]);
