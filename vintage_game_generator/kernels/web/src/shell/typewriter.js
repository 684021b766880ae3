/** Text that is typed letter by letter: the story, and how it ends. */

/** @import { Game } from "../kernel/game.js" */
/** @import { Font } from "./lettering.js" */
/** @import { Surface } from "./surface.js" */

import { count } from "./lettering.js";

const LETTER_TICKS = 2; // a letter is typed every so many ticks
const PAGE_TICKS = 200; // for which a page of a long text stands
const ROOMY = 200; // a screen so wide has lines further apart

/**
 * Return how long it takes to type some lines.
 * @param {readonly string[]} lines
 * @returns {number}
 */
export function typingTicks(lines) {
  return lines.reduce((sum, line) => sum + count(line), 0) * LETTER_TICKS;
}

/** Writes lines in the middle of a screen, as far as they are typed. */
export class Typewriter {
  #game;
  #font;

  /**
   * @param {Game} game
   * @param {Font} font
   */
  constructor(game, font) {
    this.#game = game;
    this.#font = font;
  }

  /**
   * Write lines as far as they are typed by now.
   *
   * What does not fit moves up and away; once all is typed, page follows page.
   * @param {Surface} surface
   * @param {readonly string[]} lines
   * @param {number} top
   * @param {number} bottom
   * @param {number} time In ticks since the first letter.
   */
  write(surface, lines, top, bottom, time) {
    const { ink, paper } = this.#game;
    const pitch = this.#font.height + (surface.width >= ROOMY ? 4 : 2);
    const room = Math.max(1, Math.floor((bottom - top) / pitch));
    let y = top;
    for (const { line, part } of shown(lines, room, time)) {
      const x = Math.floor((surface.width - this.#font.length(line)) / 2);
      this.#font.edged(surface, part, x, y, ink, paper);
      y += pitch;
    }
  }
}

/**
 * Return the lines that are seen, and what of each is typed.
 * @param {readonly string[]} lines
 * @param {number} room How many lines there may be.
 * @param {number} time
 * @returns {{line: string, part: string}[]}
 */
function shown(lines, room, time) {
  let left = Math.floor(time / LETTER_TICKS);
  const typed = [];
  for (const line of lines) {
    const letters = [...line];
    if (left > 0) {
      typed.push({ line, part: letters.slice(0, left).join("") });
    }
    left -= letters.length;
  }
  const turned = Math.floor((time - typingTicks(lines)) / PAGE_TICKS) - 1;
  if (turned < 0 || lines.length === 0) {
    return typed.slice(-room);
  }
  const page = turned % Math.ceil(lines.length / room);
  return typed.slice(page * room, (page + 1) * room);
}
