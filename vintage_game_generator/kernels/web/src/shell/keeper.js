/** The saved game in the browser's storage; a browser that refuses to store still plays. */

import { SaveText } from "../kernel/saves.js";

/** Keeps what one game saves. */
export class Keeper {
  #key;
  #text;
  #storage = storage();
  /** @type {string} */
  #stored;

  /**
   * @param {string} game The game's package.
   * @param {number} seed
   */
  constructor(game, seed) {
    this.#key = `${game}/save.json`;
    this.#text = new SaveText(game, seed);
    this.#stored = this.#text.write(this.read());
  }

  /**
   * Return the saved numbers, all zero where nothing usable was saved.
   * @returns {number[]}
   */
  read() {
    return this.#text.read(this.#storage?.getItem(this.#key) ?? null);
  }

  /**
   * Store the numbers if they changed.
   * @param {ArrayLike<number>} save
   */
  keep(save) {
    const text = this.#text.write(save);
    if (text === this.#stored) {
      return;
    }
    this.#stored = text;
    try {
      this.#storage?.setItem(this.#key, text);
    } catch (error) {
      console.warn(`cannot save: ${error}`);
    }
  }
}

/**
 * Return the browser's storage; nothing where the page may not use it.
 * @returns {Storage | undefined}
 */
function storage() {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
