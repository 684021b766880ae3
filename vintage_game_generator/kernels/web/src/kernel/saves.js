/** The saved game as text; where the text is kept is the page's business. */

import { fnv1a } from "./hashing.js";
import { jsonLine } from "./wording.js";
import { SAVE } from "./world.js";

/** What one game saves. Text that is damaged or another game's counts as none. */
export class SaveText {
  #game;

  /**
   * @param {string} game The game's package.
   * @param {number} seed
   */
  constructor(game, seed) {
    this.#game = `${game} ${seed}`;
  }

  /**
   * Return the saved numbers, all zero where nothing usable was saved.
   * @param {string | null} text
   * @returns {number[]}
   */
  read(text) {
    const save = this.#numbers(text);
    return save ?? new Array(SAVE).fill(0);
  }

  /**
   * Return the text that keeps some numbers.
   * @param {ArrayLike<number>} save
   * @returns {string}
   */
  write(save) {
    const numbers = Array.from(save);
    return jsonLine({ save: numbers, check: this.#check(numbers) });
  }

  /**
   * @param {string | null} text
   * @returns {number[] | undefined}
   */
  #numbers(text) {
    /** @type {unknown} */
    let document;
    try {
      document = JSON.parse(text ?? "null");
    } catch {
      return undefined;
    }
    if (typeof document !== "object" || document === null) {
      return undefined;
    }
    if (!("save" in document) || !("check" in document) || !Array.isArray(document.save)) {
      return undefined;
    }
    const { save, check } = document;
    const intact = save.length === SAVE && save.every(Number.isInteger);
    return intact && check === this.#check(save) ? save : undefined;
  }

  /**
   * @param {number[]} save
   * @returns {number}
   */
  #check(save) {
    return fnv1a(new TextEncoder().encode(`${this.#game} ${jsonLine(save)}`));
  }
}
