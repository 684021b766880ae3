/** Shapes of dots that are set or not, and their enlargement. */

import { Picture, Surface, blank } from "./surface.js";

/** A rectangle of dots. */
export class Mask {
  #dots;

  /**
   * @param {number} width
   * @param {number} height
   */
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.#dots = new Uint8Array(width * height);
  }

  /**
   * Return the shape of what a picture shows.
   * @param {Picture} picture
   * @returns {Mask}
   */
  static of(picture) {
    const mask = new Mask(picture.width, picture.height);
    const dots = picture.dots();
    for (let index = 0; index < mask.#dots.length; index++) {
      mask.#dots[index] = dots[index * 4 + 3] > 127 ? 1 : 0;
    }
    return mask;
  }

  /**
   * Return a dot, 1 or 0; what is outside is not set.
   * @param {number} x
   * @param {number} y
   * @returns {number}
   */
  at(x, y) {
    const inside = 0 <= x && x < this.width && 0 <= y && y < this.height;
    return inside ? this.#dots[y * this.width + x] : 0;
  }

  /**
   * Return the shape in one colour.
   * @param {string} colour
   * @returns {Picture}
   */
  picture(colour) {
    const context = blank(this.width, this.height);
    const surface = new Surface(context);
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        if (this.at(x, y) === 1) {
          surface.fill(colour, x, y, 1, 1);
        }
      }
    }
    return new Picture(context);
  }

  /**
   * Return the shape enlarged, each dot a square.
   * @param {number} scale
   * @returns {Mask}
   */
  scaled(scale) {
    return this.#enlarged(scale, (x, y) => Array(scale * scale).fill(this.at(x, y)));
  }

  /**
   * Return the shape one to four times as large, its stairs smoothed.
   *
   * The rules are Scale2x and Scale3x (A. Mazzoleni, https://www.scale2x.it/algorithm).
   * @param {number} scale
   * @returns {Mask}
   */
  smoothed(scale) {
    if (scale === 4) {
      return this.smoothed(2).smoothed(2);
    }
    return this.#enlarged(scale, (x, y) => split(this.#around(x, y), scale));
  }

  /**
   * @param {number} scale
   * @param {(x: number, y: number) => number[]} parts The dots, row by row, that one dot becomes.
   * @returns {Mask}
   */
  #enlarged(scale, parts) {
    const large = new Mask(this.width * scale, this.height * scale);
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        for (const [index, dot] of parts(x, y).entries()) {
          const row = y * scale + Math.floor(index / scale);
          large.#dots[row * large.width + x * scale + (index % scale)] = dot;
        }
      }
    }
    return large;
  }

  /**
   * Return the nine dots of a dot's neighbourhood, row by row.
   * @param {number} x
   * @param {number} y
   * @returns {number[]}
   */
  #around(x, y) {
    return [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => this.at(x + dx, y + dy)));
  }
}

/**
 * Return the parts of a dot, row by row, from the nine dots of its neighbourhood.
 * @param {number[]} around
 * @param {number} scale
 * @returns {number[]}
 */
function split([a, b, c, d, e, f, g, h, i], scale) {
  if (scale === 1 || b === h || d === f) {
    return Array(scale * scale).fill(e);
  }
  const corners = [d === b ? d : e, b === f ? f : e, d === h ? d : e, h === f ? f : e];
  if (scale === 2) {
    return corners;
  }
  const top = (d === b && e !== c) || (b === f && e !== a) ? b : e;
  const left = (d === b && e !== g) || (d === h && e !== a) ? d : e;
  const right = (b === f && e !== i) || (h === f && e !== c) ? f : e;
  const bottom = (d === h && e !== i) || (h === f && e !== g) ? h : e;
  return [corners[0], top, corners[1], left, e, right, corners[2], bottom, corners[3]];
}
