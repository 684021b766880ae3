/** Gamepads, asked once a frame what they hold. */

/** @import { Keys } from "./keys.js" */

import { A, B, DOWN, LEFT, RIGHT, SELECT, START, UP } from "../kernel/constants.js";

/**
 * Buttons of the standard gamepad (https://www.w3.org/TR/gamepad/#remapping) by their numbers.
 * Pads with an order of their own mostly have these where the first eight are, too.
 */
const BUTTONS = [A, B, B, A, 0, 0, 0, 0, SELECT, START, 0, 0, UP, DOWN, LEFT, RIGHT];
const CENTRE = 0.4; // a stick that is nearer to its middle points nowhere

/**
 * What a gamepad says of itself.
 * @typedef {object} Pad
 * @property {number} index
 * @property {readonly {readonly pressed: boolean}[]} buttons
 * @property {readonly number[]} axes
 */

/**
 * Return the gamepads that this page may ask; none where another page that holds it forbids that.
 * @returns {readonly (Pad | null)[]}
 */
export function connectedPads() {
  try {
    return navigator.getGamepads();
  } catch {
    return [];
  }
}

/** Tells the keys what the gamepads hold. */
export class Gamepads {
  #keys;
  /** @type {Set<string>} */
  #known = new Set();

  /** @param {Keys} keys */
  constructor(keys) {
    this.#keys = keys;
  }

  /**
   * Take note of what is held now.
   * @param {readonly (Pad | null)[]} pads
   */
  poll(pads) {
    const present = new Set();
    for (const pad of pads) {
      if (pad !== null) {
        const source = `pad ${pad.index}`;
        present.add(source);
        this.#keys.hold(source, held(pad));
      }
    }
    for (const gone of this.#known) {
      if (!present.has(gone)) {
        this.#keys.hold(gone, 0);
      }
    }
    this.#known = present;
  }
}

/**
 * Return the buttons that a gamepad holds; its stick counts as its cross.
 * @param {Pad} pad
 * @returns {number}
 */
function held({ buttons, axes }) {
  const [x = 0, y = 0] = axes;
  let all = direction(x, LEFT, RIGHT) | direction(y, UP, DOWN);
  for (const [number, button] of buttons.entries()) {
    all |= button.pressed ? (BUTTONS[number] ?? 0) : 0;
  }
  return all;
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 * @returns {number}
 */
function direction(value, low, high) {
  if (Math.abs(value) <= CENTRE) {
    return 0;
  }
  return value < 0 ? low : high;
}
