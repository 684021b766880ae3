/** Text in the game's bitmap font. */

/** @import { Assets } from "./assets.js" */

import { AssetError } from "../kernel/errors.js";
import { wholes } from "./facts.js";
import { Picture, Surface, blank } from "./surface.js";

/**
 * Return the words of a text.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return text.split(/\s+/u).filter((word) => word !== "");
}

/**
 * Return how many letters a text has, one that takes two code units counted once.
 * @param {string} text
 * @returns {number}
 */
export function count(text) {
  return [...text].length;
}

/** The bitmap font. Letters keep their tinted pictures, so that a line costs only copies. */
export class Font {
  /** @type {Map<string, Picture>} */
  #shapes = new Map();
  /** @type {Map<string, Picture | undefined>} */
  #tinted = new Map();

  /**
   * @param {Assets} assets
   * @throws {AssetError} A file of the font is missing or malformed.
   */
  constructor(assets) {
    const file = "font.json";
    const facts = assets.facts(file);
    const picture = assets.picture("font.png");
    const [width, height] = wholes(file, facts, "cell", 2);
    this.width = width;
    this.height = height;
    const letters = [...String(facts.letters ?? "")];
    if (picture.width < this.width * letters.length) {
      throw new AssetError(file, `names ${letters.length} letters, more than the picture has`);
    }
    for (const [index, letter] of letters.entries()) {
      const shape = picture.part(index * this.width, 0, this.width, this.height);
      this.#shapes.set(letter, shape);
    }
  }

  /**
   * Return the width of a line in pixels.
   * @param {string} text
   * @returns {number}
   */
  length(text) {
    return this.width * count(text);
  }

  /**
   * Draw a line; a letter that the font lacks leaves a gap.
   * @param {Surface} surface
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {string} colour
   */
  write(surface, text, x, y, colour) {
    let at = x;
    for (const letter of text) {
      const tinted = letter === " " ? undefined : this.#letter(letter, colour);
      if (tinted !== undefined) {
        surface.blit(tinted, at, y);
      }
      at += this.width;
    }
  }

  /**
   * Draw a line with an edge around it, to be read on busy ground.
   * @param {Surface} surface
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {string} colour
   * @param {string} edge
   */
  edged(surface, text, x, y, colour, edge) {
    for (const [dx, dy] of [
      [-1, 0],
      [1, 0],
      [0, -1],
      [0, 1],
      [1, 1],
    ]) {
      this.write(surface, text, x + dx, y + dy, edge);
    }
    this.write(surface, text, x, y, colour);
  }

  /**
   * Draw a line in the middle of a surface, with or without an edge.
   * @param {Surface} surface
   * @param {string} text
   * @param {number} y
   * @param {string} colour
   * @param {string} [edge]
   */
  centre(surface, text, y, colour, edge) {
    const x = Math.floor((surface.width - this.length(text)) / 2);
    if (edge === undefined) {
      this.write(surface, text, x, y, colour);
    } else {
      this.edged(surface, text, x, y, colour, edge);
    }
  }

  /**
   * Return a text in lines that fit so many pixels.
   * @param {string} text
   * @param {number} width
   * @returns {string[]}
   */
  wrap(text, width) {
    const columns = Math.max(1, Math.floor(width / this.width));
    /** @type {string[]} */
    const lines = [];
    for (const word of words(text)) {
      const last = lines.at(-1);
      if (last !== undefined && count(last) + 1 + count(word) <= columns) {
        lines[lines.length - 1] = `${last} ${word}`;
      } else {
        const letters = [...word];
        for (let at = 0; at < letters.length; at += columns) {
          lines.push(letters.slice(at, at + columns).join(""));
        }
      }
    }
    return lines;
  }

  /**
   * @param {string} letter
   * @param {string} colour
   * @returns {Picture | undefined}
   */
  #letter(letter, colour) {
    const key = `${letter}${colour}`;
    if (!this.#tinted.has(key)) {
      const shape = this.#shapes.get(letter) ?? this.#shapes.get(letter.toUpperCase());
      this.#tinted.set(key, shape && tinted(shape, colour));
    }
    return this.#tinted.get(key);
  }
}

/**
 * Return a white shape in another colour.
 * @param {Picture} shape
 * @param {string} colour
 * @returns {Picture}
 */
function tinted(shape, colour) {
  const context = blank(shape.width, shape.height);
  new Surface(context).blit(shape, 0, 0);
  context.globalCompositeOperation = "source-in";
  context.fillStyle = colour;
  context.fillRect(0, 0, shape.width, shape.height);
  return new Picture(context);
}
