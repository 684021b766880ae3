/** The card before a level: its number and name, what there is to do, who says what, the lives. */

/** @import { Game } from "../kernel/game.js" */
/** @import { World } from "../kernel/world.js" */
/** @import { BigLetters } from "./big-letters.js" */
/** @import { Cast } from "./cast.js" */
/** @import { Font } from "./lettering.js" */
/** @import { Picture, Surface } from "./surface.js" */

import { WALK } from "../kernel/constants.js";
import { stack } from "./big-letters.js";

const MARGIN = 8;
const GAP = 6;
const ROOMY = 200; // a screen so wide has lines further apart

/** Draws a level's card. All of it follows from the state alone. */
export class Card {
  #game;
  #font;
  #big;
  #cast;
  #width;
  #height;
  #roomy;
  #pitch;

  /**
   * @param {Game} game
   * @param {Font} font
   * @param {BigLetters} big
   * @param {Cast} cast
   */
  constructor(game, font, big, cast) {
    this.#game = game;
    this.#font = font;
    this.#big = big;
    this.#cast = cast;
    [this.#width, this.#height] = game.screen;
    this.#roomy = this.#width >= ROOMY;
    this.#pitch = font.height + (this.#roomy ? 4 : 2);
  }

  /**
   * Draw the card; what it says is spread over its height.
   * @param {Surface} surface
   * @param {World} world
   */
  draw(surface, world) {
    const { ink, paper, stages } = this.#game;
    const { name, goal = [], saying = [] } = stages[world.level];
    const heading = this.#big.lines(name, 2, this.#width - MARGIN, 2);
    const blocks = [goal, saying].filter((lines) => lines.length > 0);
    const tight = blocks.length > 0 && !this.#roomy;
    const air = tight ? Math.floor(this.#font.height / 2) : this.#font.height;
    let gap = 0;
    let top = Math.floor(this.#height / 4) - air;
    if (blocks.length > 0) {
      const lines = blocks.flat().length * this.#pitch;
      const tall = heading.reduce((sum, line) => sum + line.height, this.#font.height + 3 * air);
      const left = Math.max(0, this.#height - tall - lines - this.#cast.hero.height);
      gap = Math.floor(left / (blocks.length + 3));
      top = gap;
    }
    surface.fill(paper);
    let bottom = this.#heading(surface, `LEVEL ${world.level + 1}`, heading, top, air);
    for (const lines of blocks) {
      bottom += gap;
      for (const [number, line] of lines.entries()) {
        const speaker = lines === saying && number === 0;
        this.#font.centre(surface, line, bottom, speaker ? this.#big.accent : ink);
        bottom += this.#pitch;
      }
    }
    this.#lives(surface, world, bottom);
  }

  /**
   * Draw a level's number and name between two rules; return where the lower one is.
   * @param {Surface} surface
   * @param {string} number
   * @param {readonly Picture[]} name
   * @param {number} top
   * @param {number} air
   * @returns {number}
   */
  #heading(surface, number, name, top, air) {
    this.#font.centre(surface, number, top + air, this.#game.ink);
    const bottom = stack(surface, name, top + 2 * air + this.#font.height) + air;
    const wide = Math.floor((this.#width * 3) / 4);
    const left = Math.floor(this.#width / 2) - Math.floor(wide / 2);
    for (const y of [top, bottom]) {
      surface.fill(this.#big.gold, left, y, wide, 1);
    }
    return bottom;
  }

  /**
   * Draw the hero, and how many lives he has, in the middle of what is below a height.
   * @param {Surface} surface
   * @param {World} world
   * @param {number} top
   */
  #lives(surface, world, top) {
    const lives = `x ${Math.max(0, world.lives)}`;
    const { width, height } = this.#cast.hero;
    const feet = Math.floor((top + this.#height + height) / 2);
    const x = Math.floor((this.#width - width - this.#font.length(lives) - GAP) / 2);
    this.#cast.drawHero(surface, [x + Math.floor(width / 2), feet], WALK, world.modeTime);
    const y = feet - Math.floor((height + this.#font.height) / 2);
    this.#font.write(surface, lives, x + width + GAP, y, this.#game.ink);
  }
}
