/** Dimming the console's way: a pattern of dots in the paper's colour, no new shade. */

import { Picture, Surface, blank } from "./surface.js";

// Bayer, 1973
const BAYER = [
  [0, 8, 2, 10],
  [12, 4, 14, 6],
  [3, 11, 1, 9],
  [15, 7, 13, 5],
];
export const OPAQUE = 16;
const FADE_ROWS = 2; // of each density, where a curtain ends

/** Seventeen densities of dots, from nothing (0) to all (16). */
export class Veil {
  /** @type {Map<number, Picture>} */
  #patterns = new Map();
  #width;
  #height;
  #colour;

  /**
   * @param {readonly [number, number]} size
   * @param {string} colour
   */
  constructor(size, colour) {
    [this.#width, this.#height] = size;
    this.#colour = colour;
  }

  /**
   * Lay the dots over a surface of the veil's size, or over some rows of it.
   * @param {Surface} surface
   * @param {number} density
   * @param {number} [top]
   * @param {number} [rows]
   */
  draw(surface, density, top = 0, rows = this.#height) {
    if (density <= 0) {
      return;
    }
    let pattern = this.#patterns.get(density);
    if (pattern === undefined) {
      pattern = this.#pattern(density);
      this.#patterns.set(density, pattern);
    }
    const height = Math.min(rows, this.#height - top);
    surface.blit(pattern.part(0, top, this.#width, height), 0, top);
  }

  /**
   * Lay a cloth over the top of a surface: closed to that height, then fading out.
   * @param {Surface} surface
   * @param {number} height
   */
  curtain(surface, height) {
    surface.fill(this.#colour, 0, 0, this.#width, height);
    for (let step = 1; step < OPAQUE; step++) {
      this.draw(surface, OPAQUE - step, height + (step - 1) * FADE_ROWS, FADE_ROWS);
    }
  }

  /**
   * @param {number} density
   * @returns {Picture}
   */
  #pattern(density) {
    const context = blank(this.#width, this.#height);
    const pattern = new Surface(context);
    for (let y = 0; y < this.#height; y++) {
      for (let x = 0; x < this.#width; x++) {
        if (BAYER[y % 4][x % 4] < density) {
          pattern.fill(this.#colour, x, y, 1, 1);
        }
      }
    }
    return new Picture(context);
  }
}
