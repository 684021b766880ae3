/** The status bar: hearts, lives, coins, keys, a power's time, and the score. */

/** @import { Game } from "../kernel/game.js" */
/** @import { World } from "../kernel/world.js" */
/** @import { Cast } from "./cast.js" */
/** @import { Font } from "./lettering.js" */

import { BOSS, COIN, HEART, KEY, POWER, TICKS_A_SECOND } from "../kernel/constants.js";
import { brightColour } from "./colours.js";
import { Picture, Surface, blank } from "./surface.js";

/** A run of icons' names and of text. @typedef {readonly string[]} Part */

const ICON = 8;
const ROOMY = 200; // a screen so wide shows counts as "x 3"
const SHAPES = {
  heart: [".##.##.", "#######", "#######", "#######", ".#####.", "..###..", "...#..."],
  hollow: [".##.##.", "#..#..#", "#.....#", "#.....#", ".#...#.", "..#.#..", "...#..."],
  life: ["..###..", "..###..", ".#####.", "#.###.#", "..###..", "..#.#..", ".##.##."],
  coin: ["..###..", ".#####.", "##.####", "##.####", "##.####", ".#####.", "..###.."],
  key: [".......", ".##....", "#..#...", "#..####", "#..#.#.", ".##..#.", "......."],
  power: ["...#...", "..###..", "#######", ".#####.", ".#####.", ".##.##.", ".#...#."],
};
/** @type {Readonly<Record<string, number>>} */
const OWNERS = { heart: HEART, hollow: HEART, coin: COIN, key: KEY, power: POWER };

/** Draws the status bar; what a game lacks is not on it. */
export class Hud {
  #game;
  #font;
  #menace;
  #roomy;
  #gap;
  /** @type {ReadonlyMap<string, Picture>} */
  #icons;

  /**
   * @param {Game} game
   * @param {Font} font
   * @param {Cast} cast
   */
  constructor(game, font, cast) {
    this.#game = game;
    this.#font = font;
    this.#menace = brightColour(cast.sheets.get(BOSS), game.ink);
    this.#roomy = game.screen[0] >= ROOMY;
    this.#gap = this.#roomy ? 8 : 4;
    this.#icons = new Map(
      Object.entries(SHAPES).map(([name, shape]) => {
        const owner = cast.items.get(OWNERS[name] ?? 0)?.sheet;
        return [name, icon(shape, brightColour(owner, game.ink))];
      }),
    );
  }

  /**
   * Draw the bar over the top of the screen, and a boss's strength at its foot.
   * @param {Surface} surface
   * @param {World} world
   */
  draw(surface, world) {
    const { hud, paper, screen, bossHp } = this.#game;
    surface.fill(paper, 0, 0, screen[0], hud);
    const state = this.#state(world);
    const score = String(world.score).padStart(6, "0");
    const widths = state.map((part) => this.#width(part));
    const width = widths.reduce((sum, one) => sum + one, this.#gap * (state.length + 1));
    const middle = Math.floor((hud - ICON + 2) / 2); // an icon's last row is empty
    if (screen[0] - width >= this.#font.length(score)) {
      this.#line(surface, state, middle, score);
    } else if (hud >= 2 * ICON) {
      this.#line(surface, state.slice(0, 1), 1, score);
      this.#line(surface, state.slice(1), hud - ICON + 1, "");
    } else {
      this.#line(surface, state, middle, "");
    }
    const boss = world.actors[world.boss];
    if (world.boss !== 0 && bossHp > 0 && boss.kind === BOSS && boss.hp > 0) {
      this.#boss(surface, boss.hp);
    }
  }

  /**
   * Return the bar's parts.
   * @param {World} world
   * @returns {Part[]}
   */
  #state(world) {
    const { hasKeys, hasPower } = this.#game;
    const times = this.#roomy ? "x" : "";
    /** @type {Part[]} */
    const parts = [];
    if (world.maxHp > 1) {
      const hp = Math.max(0, world.actors[0].hp);
      const lost = Math.max(0, world.maxHp - hp);
      parts.push([...Array(hp).fill("heart"), ...Array(lost).fill("hollow")]);
    }
    parts.push(["life", `${times}${Math.max(0, world.lives)}`]);
    parts.push(["coin", `${times}${world.coins}`]);
    if (hasKeys) {
      parts.push(["key", `${times}${world.keys}`]);
    }
    if (hasPower && world.power !== 0 && shines(world.powerTime)) {
      parts.push(["power", `${Math.ceil(world.powerTime / TICKS_A_SECOND)}`]);
    }
    return parts;
  }

  /**
   * @param {Surface} surface
   * @param {readonly Part[]} parts
   * @param {number} y
   * @param {string} ending
   */
  #line(surface, parts, y, ending) {
    let x = this.#gap;
    for (const part of parts) {
      for (const piece of part) {
        const picture = this.#icons.get(piece);
        if (picture !== undefined) {
          surface.blit(picture, x, y);
        } else {
          this.#write(surface, piece, x, y);
        }
        x += this.#width([piece]);
      }
      x += this.#gap;
    }
    if (ending !== "") {
      this.#write(surface, ending, surface.width - this.#font.length(ending) - this.#gap, y);
    }
  }

  /**
   * @param {Surface} surface
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  #write(surface, text, x, y) {
    const top = y + Math.floor((ICON - this.#font.height) / 2);
    this.#font.write(surface, text, x, top, this.#game.ink);
  }

  /**
   * @param {Part} part
   * @returns {number}
   */
  #width(part) {
    return part
      .map((piece) => (this.#icons.has(piece) ? ICON : this.#font.length(piece)))
      .reduce((sum, one) => sum + one, 0);
  }

  /**
   * @param {Surface} surface
   * @param {number} hp
   */
  #boss(surface, hp) {
    const { ink, paper, bossHp } = this.#game;
    const length = Math.floor(surface.width / 2);
    const width = length + 4;
    const left = Math.floor(surface.width / 2) - Math.floor(width / 2);
    const top = surface.height - 10;
    surface.fill(ink, left, top, width, 7);
    surface.fill(paper, left + 1, top + 1, width - 2, 5);
    const filled = Math.floor((length * Math.min(hp, bossHp)) / bossHp);
    surface.fill(this.#menace, left + 2, top + 2, filled, 3);
  }
}

/**
 * Return whether the power shows: it blinks in its last three seconds.
 * @param {number} powerTime
 * @returns {boolean}
 */
function shines(powerTime) {
  return powerTime >= 3 * TICKS_A_SECOND || Math.floor(powerTime / 8) % 2 === 0;
}

/**
 * @param {readonly string[]} shape
 * @param {string} colour
 * @returns {Picture}
 */
function icon(shape, colour) {
  const context = blank(ICON, ICON);
  const surface = new Surface(context);
  for (const [y, row] of shape.entries()) {
    for (const [x, dot] of [...row].entries()) {
      if (dot === "#") {
        surface.fill(colour, x, y, 1, 1);
      }
    }
  }
  return new Picture(context);
}
