/** Where the player looks: the map's pixel at the top left of the picture. */

/** @import { Game } from "../kernel/game.js" */
/** @import { World } from "../kernel/world.js" */

import { CELL } from "../kernel/constants.js";

/** @typedef {readonly [x: number, y: number]} Corner */

const SLIDE_TICKS = 16;
const SLACK_CELLS = 2;
const CATCH_UP = 3; // pixels a tick

/**
 * Return a number held between two others; the lower one counts where they cross.
 * @param {number} low
 * @param {number} value
 * @param {number} high
 * @returns {number}
 */
export function between(low, value, high) {
  return Math.max(low, Math.min(value, high));
}

/**
 * Return the corner of what is seen, in pixels of the map; a pure function of the state.
 * @param {World} world
 * @param {Game} game
 * @returns {Corner}
 */
export function camera(world, game) {
  if (game.camera === "rooms") {
    const hero = world.actors[0];
    const [columns, rows] = game.view;
    const column = between(0, Math.floor(hero.x / CELL), world.width - 1);
    const row = between(0, Math.floor(hero.y / CELL), world.height - 1);
    return [
      Math.floor(column / columns) * columns * game.cell,
      Math.floor(row / rows) * rows * game.cell,
    ];
  }
  return onMap(world, game, aim(world, game));
}

/**
 * Return the size in pixels of the picture of the map, below the status bar.
 * @param {Game} game
 * @returns {[width: number, height: number]}
 */
export function fieldSize(game) {
  if (game.camera === "rooms") {
    return [game.view[0] * game.cell, game.view[1] * game.cell];
  }
  return [game.screen[0], game.screen[1] - game.hud];
}

/**
 * Return the corner that has the hero in the middle and a little low.
 * @param {World} world
 * @param {Game} game
 * @returns {Corner}
 */
function aim(world, game) {
  const [width, height] = fieldSize(game);
  const hero = world.actors[0];
  return [
    Math.floor((hero.x * game.cell) / CELL) - Math.floor(width / 2),
    Math.floor((hero.y * game.cell) / CELL) - Math.floor((height * 5) / 8),
  ];
}

/**
 * Return the nearest corner from which nothing beyond the map is seen.
 * @param {World} world
 * @param {Game} game
 * @param {Corner} corner
 * @returns {Corner}
 */
function onMap(world, game, [x, y]) {
  const [width, height] = fieldSize(game);
  return [
    between(0, x, world.width * game.cell - width),
    between(0, y, world.height * game.cell - height),
  ];
}

/**
 * A camera with a hand's steadiness: it slides from room to room and does not nod.
 *
 * Only the running picture uses it. While it slides, the world is held still.
 */
export class Sight {
  #game;
  #level = -1;
  /** @type {Corner} */
  #from = [0, 0];
  /** @type {Corner} */
  #at = [0, 0];
  #left = 0;

  /** @param {Game} game */
  constructor(game) {
    this.#game = game;
  }

  /** Whether the picture is on its way to another room. */
  get sliding() {
    return this.#left > 0;
  }

  /** Go on sliding. */
  slide() {
    this.#left -= 1;
  }

  /**
   * Look at where the hero is now; a cut goes there at once.
   * @param {World} world
   * @param {boolean} cut
   */
  follow(world, cut) {
    const target = camera(world, this.#game);
    if (cut || world.level !== this.#level) {
      this.#at = target;
      this.#left = 0;
    } else if (this.#game.camera === "rooms") {
      if (target[0] !== this.#at[0] || target[1] !== this.#at[1]) {
        this.#from = this.#at;
        this.#at = target;
        this.#left = SLIDE_TICKS;
      }
    } else {
      const [x, y] = aim(world, this.#game);
      this.#at = onMap(world, this.#game, [x, this.#steady(y)]);
    }
    this.#level = world.level;
  }

  /**
   * Return the corner of what is seen, in pixels of the map.
   * @returns {Corner}
   */
  corner() {
    if (this.#left === 0) {
      return this.#at;
    }
    const done = SLIDE_TICKS - this.#left;
    const [x0, y0] = this.#from;
    const [x1, y1] = this.#at;
    return [
      x0 + Math.floor(((x1 - x0) * done) / SLIDE_TICKS),
      y0 + Math.floor(((y1 - y0) * done) / SLIDE_TICKS),
    ];
  }

  /**
   * Return a height that ignores jumps, and catches up with climbs and falls.
   * @param {number} target
   * @returns {number}
   */
  #steady(target) {
    const now = this.#at[1];
    const most = Math.floor(fieldSize(this.#game)[1] / 4);
    const away = Math.abs(target - now);
    const wanted = Math.max(0, away - Math.min(SLACK_CELLS * this.#game.cell, most));
    const step = Math.max(Math.min(wanted, CATCH_UP), away - most);
    return target > now ? now + step : now - step;
  }
}
