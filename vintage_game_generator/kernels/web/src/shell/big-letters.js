/** Letters for titles: enlarged smoothly, in bands of colour, with depth and an edge. */

/** @import { Font } from "./lettering.js" */

import { count, words } from "./lettering.js";
import { Mask } from "./mask.js";
import { Picture, Surface, blank } from "./surface.js";

const THINNEST_SMOOTH = 7; // pixels a letter; smoothing eats the strokes of smaller ones
const RIM = [
  [0, 1],
  [1, 0],
  [2, 1],
  [1, 2],
  [0, 0],
  [2, 0],
  [0, 2],
  [2, 2],
];

/**
 * The colours of big letters: their upper and lower band, the depth below, and the edge.
 * @typedef {{ink: string, gold: string, deep: string, edge: string}} LetterColours
 */

/** Draws lines of big letters, each line once. */
export class BigLetters {
  #font;
  #colours;
  /** @type {Map<string, Picture>} */
  #drawn = new Map();

  /**
   * @param {Font} font
   * @param {LetterColours} colours
   */
  constructor(font, colours) {
    this.gold = colours.gold;
    // sets words off from others in ink
    this.accent = colours.gold === colours.ink ? colours.deep : colours.gold;
    this.#font = font;
    this.#colours = colours;
  }

  /**
   * Return a text as pictures of its lines, as large as fits.
   * @param {string} text Some words.
   * @param {number} scale The largest enlargement that is wanted, 1 to 4.
   * @param {number} width The room in pixels.
   * @param {number} lines How many lines there may be; a longer text is not enlarged.
   * @returns {Picture[]}
   */
  lines(text, scale, width, lines) {
    let fitting = scale;
    while (fitting > 1 && !this.#fits(text, fitting, width, lines)) {
      fitting -= 1;
    }
    const wrapped = this.#font.wrap(text, Math.floor(width / fitting));
    return wrapped.map((line) => this.#line(line, fitting));
  }

  /**
   * @param {string} text
   * @param {number} scale
   * @param {number} width
   * @param {number} lines
   * @returns {boolean}
   */
  #fits(text, scale, width, lines) {
    const longest = Math.max(0, ...words(text).map(count)) * this.#font.width * scale;
    const allowed = Math.min(lines, 5 - scale); // the larger, the fewer
    const needed = this.#font.wrap(text, Math.floor(width / scale)).length;
    return longest <= width && needed <= allowed;
  }

  /**
   * @param {string} text
   * @param {number} scale
   * @returns {Picture}
   */
  #line(text, scale) {
    const key = `${scale} ${text}`;
    let drawn = this.#drawn.get(key);
    if (drawn === undefined) {
      drawn = this.#draw(text, scale);
      this.#drawn.set(key, drawn);
    }
    return drawn;
  }

  /**
   * @param {string} text
   * @param {number} scale
   * @returns {Picture}
   */
  #draw(text, scale) {
    const plain = blank(this.#font.length(text), this.#font.height);
    this.#font.write(new Surface(plain), text, 0, 0, "#ffffff");
    const small = Mask.of(new Picture(plain));
    const smooth = this.#font.width >= THINNEST_SMOOTH;
    const letters = smooth ? small.smoothed(scale) : small.scaled(scale);
    const depth = scale - 1;
    const context = blank(letters.width + depth + 2, letters.height + depth + 2);
    const picture = new Surface(context);
    const { ink, gold, deep, edge } = this.#colours;
    const rim = letters.picture(edge);
    for (let down = 0; down <= depth; down++) {
      for (const [dx, dy] of RIM) {
        picture.blit(rim, down + dx, down + dy);
      }
    }
    const below = letters.picture(deep);
    for (let down = depth; down > 0; down--) {
      picture.blit(below, down + 1, down + 1);
    }
    const middle = Math.floor(letters.height / 2);
    picture.blit(letters.picture(ink), 1, 1);
    const lower = letters.picture(gold).part(0, middle, letters.width, letters.height - middle);
    picture.blit(lower, 1, 1 + middle);
    return new Picture(context);
  }
}

/**
 * Draw pictures one below the other in the middle; return where they end.
 * @param {Surface} surface
 * @param {readonly Picture[]} lines
 * @param {number} top
 * @param {number} [away] How far to the right of the middle.
 * @returns {number}
 */
export function stack(surface, lines, top, away = 0) {
  let y = top;
  for (const line of lines) {
    surface.blit(line, Math.floor((surface.width - line.width) / 2) + away, y);
    y += line.height;
  }
  return y;
}
