/** The state of a running game, and what rules may ask of it. */

import { EMPTY, GONE, HERO, SOLID, TITLE } from "./constants.js";

export const ACTORS = 64; // a fixed pool: slot 0 is the hero, a free slot's kind is GONE
export const MEMORY = 32; // registers that a rules module may name and use as it likes
export const SAVE = 4; // what outlives a session; the first is 0 while nothing is saved
export const SOUNDS = 8; // at most so many sounds start in one tick
const GOLDEN = 0x9e3779b9; // tells the levels' chances apart
const ZERO_SEED = GOLDEN; // xorshift would stay at zero for ever, so that a seed of 0 becomes this

/** One thing that moves. Its position is the middle of its feet. */
export class Actor {
  kind = GONE;
  x = 0;
  y = 0;
  vx = 0;
  vy = 0;
  facing = 0;
  pose = 0;
  poseTime = 0; // ticks since the pose began
  hp = 0;
  timer = 0;
  cooldown = 0;
  hurt = 0; // ticks for which it cannot be hurt again; the page blinks it
  ground = false;
  homeX = 0;
  homeY = 0;
  tag = 0;
}

/**
 * An actor that is there when a level starts.
 * @typedef {{kind: number, column: number, row: number, tag: number}} Spawn
 */

/**
 * One level: its cells row by row, and who starts in it.
 * @typedef {{width: number, height: number, cells: Int32Array, spawns: readonly Spawn[]}} Level
 */

/**
 * A game's rules: one tick.
 * @typedef {(world: World) => void} Step
 */

/** Everything that a tick reads and writes. */
export class World {
  /**
   * @param {readonly Level[]} levels
   * @param {number} seed
   * @param {number} random
   */
  constructor(levels, seed, random) {
    this.levels = levels;
    this.seed = seed;
    this.random = random; // set from the seed whenever a level begins
    this.tick = 0;
    /** @type {number} */
    this.mode = TITLE;
    this.modeTime = 0; // ticks since the mode began
    this.buttons = 0;
    this.previous = 0;
    this.level = 0;
    this.score = 0;
    this.lives = 0;
    this.maxHp = 0;
    this.coins = 0;
    this.keys = 0;
    this.power = 0;
    this.powerTime = 0;
    this.checkpointX = 0;
    this.checkpointY = 0;
    this.boss = 0; // the boss's slot, 0 while there is none
    this.width = 0;
    this.height = 0;
    this.cells = new Int32Array(0);
    this.cellsDigest = 0; // changes with every cell that changes, and is hashed in their stead
    this.actors = Array.from({ length: ACTORS }, () => new Actor());
    this.awake = new Int32Array(ACTORS); // slots that act this tick
    this.awakeCount = 0;
    this.memory = new Int32Array(MEMORY);
    this.save = new Int32Array(SAVE);
    this.sounds = new Int32Array(SOUNDS); // not state: never hashed
    this.soundCount = 0;
  }
}

/**
 * Return a world at the title screen, before its first tick.
 * @param {readonly Level[]} levels The game's levels in the order in which they are played.
 * @param {number} seed The game's chance; its lowest 32 bits count.
 * @param {ArrayLike<number>} [save] What an earlier session saved; nothing means a first visit.
 * @returns {World}
 */
export function newWorld(levels, seed, save = []) {
  const world = new World(levels, seed >>> 0, seed >>> 0 || ZERO_SEED);
  world.save.set(save);
  return world;
}

/**
 * Return the next number of the world's chance, from 0 to 0x7FFFFFFF (xorshift32).
 * @param {World} world
 * @returns {number}
 */
export function nextRandom(world) {
  let state = world.random;
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  world.random = state >>> 0;
  return state & 0x7fffffff;
}

/**
 * Return a cell; the sky above is empty, all else outside is solid.
 * @param {World} world
 * @param {number} column
 * @param {number} row
 * @returns {number}
 */
export function cellAt(world, column, row) {
  if (row < 0) {
    return EMPTY;
  }
  if (column < 0 || column >= world.width || row >= world.height) {
    return SOLID;
  }
  return world.cells[row * world.width + column];
}

/**
 * Change a cell inside the map; outside nothing happens.
 * @param {World} world
 * @param {number} column
 * @param {number} row
 * @param {number} cell
 */
export function setCell(world, column, row, cell) {
  if (0 <= column && column < world.width && 0 <= row && row < world.height) {
    const index = row * world.width + column;
    world.cells[index] = cell;
    world.cellsDigest = Math.imul(world.cellsDigest ^ (index * 32 + cell), 16777619) >>> 0;
  }
}

/**
 * Return the slot of a new actor, or 0 (the hero's) when the pool is full.
 * @param {World} world
 * @param {number} kind
 * @param {number} x
 * @param {number} y
 * @returns {number}
 */
export function spawn(world, kind, x, y) {
  for (let slot = 1; slot < ACTORS; slot++) {
    if (world.actors[slot].kind === GONE) {
      place(world, slot, kind, x, y);
      return slot;
    }
  }
  return 0;
}

/**
 * Make the actor in a slot a fresh one of a kind, at home where it stands.
 * @param {World} world
 * @param {number} slot
 * @param {number} kind
 * @param {number} x
 * @param {number} y
 */
export function place(world, slot, kind, x, y) {
  const actor = world.actors[slot];
  actor.kind = kind;
  actor.x = x;
  actor.y = y;
  actor.vx = 0;
  actor.vy = 0;
  actor.facing = 0;
  actor.pose = 0;
  actor.poseTime = 0;
  actor.hp = 0;
  actor.timer = 0;
  actor.cooldown = 0;
  actor.hurt = 0;
  actor.ground = false;
  actor.homeX = x;
  actor.homeY = y;
  actor.tag = 0;
}

/**
 * Lay out a level: its cells and its actors, the hero in slot 0.
 *
 * Chance begins anew, so that a level plays the same whatever came before it.
 * @param {World} world
 * @param {number} level
 */
export function loadLevel(world, level) {
  const layout = world.levels[level];
  world.random = (world.seed + Math.imul(level, GOLDEN)) >>> 0 || ZERO_SEED;
  world.level = level;
  world.width = layout.width;
  world.height = layout.height;
  world.cells = layout.cells.slice();
  world.cellsDigest = 0;
  world.boss = 0;
  world.awakeCount = 0;
  for (let slot = 0; slot < ACTORS; slot++) {
    place(world, slot, GONE, 0, 0);
  }
  for (const start of layout.spawns) {
    const x = start.column * 4096 + 2048;
    const y = start.row * 4096 + 4095;
    let slot = 0;
    if (start.kind === HERO) {
      place(world, slot, HERO, x, y);
    } else {
      slot = spawn(world, start.kind, x, y);
    }
    world.actors[slot].tag = start.tag;
  }
}

/**
 * Have the page play a sound; the ninth in one tick is not heard.
 * @param {World} world
 * @param {number} sound
 */
export function playSound(world, sound) {
  if (world.soundCount < SOUNDS) {
    world.sounds[world.soundCount] = sound;
    world.soundCount += 1;
  }
}
