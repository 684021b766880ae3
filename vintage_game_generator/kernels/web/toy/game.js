/** A toy game: one level, and rules that fit on a page. */

/** @import { World } from "../src/kernel/index.js" */
/** @import { Recording } from "../src/kernel/recording.js" */

import {
  A,
  CELL,
  CHECKPOINT,
  COIN,
  DOOR,
  EMPTY,
  EXIT,
  HERO,
  HEART,
  KEY,
  LEFT,
  LOST,
  MODE_NAMES,
  PLAYING,
  RIGHT,
  SELECT,
  SOLID,
  SOUND_COIN,
  START,
  TITLE,
  WALKER,
  WON,
  cellAt,
  loadLevel,
  mod,
  nextRandom,
  playSound,
  setCell,
} from "../src/kernel/index.js";
import { Game } from "../src/kernel/game.js";
import { stateHash } from "../src/kernel/hashing.js";
import { play } from "../src/kernel/recording.js";

const TILE = 16;
const ROWS = [
  "............................",
  "............................",
  "............................",
  "..........oo................",
  "....................c.......",
  "......v.............##......",
  "..........##................",
  "...####.....................",
  "..................k...D.....",
  "............................",
  "........oo..........E.......",
  "############################",
  "############################",
];
/** @type {Record<string, number>} */
const CODES = {
  ".": EMPTY,
  "#": SOLID,
  o: COIN,
  v: HEART,
  k: KEY,
  D: DOOR,
  c: CHECKPOINT,
  E: EXIT,
};

/**
 * Start starts; the hero walks and takes coins; the exit wins; Select gives up.
 * @param {World} world
 */
export function step(world) {
  const pressed = world.buttons & ~world.previous;
  world.tick += 1;
  world.modeTime += 1;
  world.soundCount = 0;
  world.previous = world.buttons;
  if (world.mode === TITLE && (pressed & START) !== 0) {
    world.lives = 3;
    loadLevel(world, 0);
    world.mode = PLAYING;
    world.modeTime = 0;
  } else if (world.mode === PLAYING) {
    walk(world);
    if ((pressed & SELECT) !== 0) {
      world.mode = LOST;
    }
  }
}

/** @param {World} world */
function walk(world) {
  const hero = world.actors[0];
  hero.vx = 0;
  if ((world.buttons & RIGHT) !== 0) {
    hero.vx += 512;
  }
  if ((world.buttons & LEFT) !== 0) {
    hero.vx -= 512;
  }
  hero.x = Math.max(0, Math.min(hero.x + hero.vx, world.width * CELL - 1));
  world.actors[1].x += mod(nextRandom(world), 65) - 32;
  const column = Math.floor(hero.x / CELL);
  const row = Math.floor(hero.y / CELL);
  const found = cellAt(world, column, row);
  if (found === COIN) {
    setCell(world, column, row, EMPTY);
    world.coins += 1;
    world.save[0] = world.coins;
    playSound(world, SOUND_COIN);
  } else if (found === EXIT) {
    world.mode = WON;
  }
}

/**
 * Return the toy's level as a Tiled document, fresh each time, to be spoilt.
 * @returns {any}
 */
export function mapDocument() {
  const cells = ROWS.flatMap((row) => [...row].map((letter) => CODES[letter]));
  const width = ROWS[0].length;
  const height = ROWS.length;
  const size = { width, height, type: "tilelayer" };
  const point = (
    /** @type {number} */ column,
    /** @type {string} */ type,
    /** @type {any} */ tag,
  ) => ({
    type,
    x: column * TILE + 8,
    y: 10 * TILE + 15,
    point: true,
    properties: [{ name: "tag", type: "int", value: tag }],
  });
  return {
    type: "map",
    width,
    height,
    tilewidth: TILE,
    tileheight: TILE,
    tilesets: [
      { firstgid: 1, name: "block" },
      { firstgid: 257, name: "cells" },
    ],
    layers: [
      { ...size, name: "terrain", data: cells.map((cell) => (cell === SOLID ? 1 : 0)) },
      { ...size, name: "cells", data: cells.map((cell) => (cell === EMPTY ? 0 : 257 + cell)) },
      {
        name: "actors",
        type: "objectgroup",
        objects: [point(2, "hero", 0), point(14, "walker", 3)],
      },
    ],
  };
}

export const MAP = "levels/level-1.tmj";
export const TOY = new Game({
  title: "Toy",
  displayTitle: "TOY BLOCKS",
  package: "toy",
  seed: 7,
  step,
  screen: [256, 224],
  cell: TILE,
  hud: 16,
  view: [16, 13],
  camera: "follow",
  ink: "#fcfcfc",
  paper: "#101020",
  stages: [
    { map: MAP, name: "First Steps", tune: "level-1", tileset: "block", backdrop: "#6080c0" },
  ],
  sprites: new Map([
    [HERO, "hero"],
    [WALKER, "walker"],
  ]),
});

/** What wins the toy: runs of buttons and ticks. */
export const WINNING = [
  [0, 1],
  [START, 1],
  [A, 40],
  [RIGHT, 150],
  [0, 70],
];

/**
 * Return the recording of some input.
 * @param {readonly (readonly number[])[]} inputs Runs of buttons and ticks.
 * @returns {Recording}
 */
export function recorded(inputs) {
  const world = TOY.world({ [MAP]: mapDocument() });
  const buttons = inputs.flatMap(([held, ticks]) => new Array(ticks).fill(held));
  const checkpoints = [...play(step, world, buttons)];
  return {
    game: TOY.package,
    seed: TOY.seed,
    save: [0, 0, 0, 0],
    inputs: inputs.map(([held, ticks]) => [held, ticks]),
    checkpoints,
    outcome: MODE_NAMES[world.mode],
    ticks: buttons.length,
    hash: stateHash(world),
  };
}
