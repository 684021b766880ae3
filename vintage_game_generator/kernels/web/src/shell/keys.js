/** What is held down, as the one byte a tick that rules read. */

import { A, B, DOWN, LEFT, RIGHT, SELECT, START, UP } from "../kernel/constants.js";

/**
 * Keys by their letter, wherever a keyboard has it, or else by their place on the keyboard.
 * @type {Readonly<Record<string, number>>}
 */
const KEYS = {
  ArrowUp: UP,
  w: UP,
  ArrowDown: DOWN,
  s: DOWN,
  ArrowLeft: LEFT,
  a: LEFT,
  ArrowRight: RIGHT,
  d: RIGHT,
  z: A,
  y: A, // where z is on many keyboards
  Space: A,
  x: B,
  Enter: START,
  NumpadEnter: START,
  ShiftLeft: SELECT,
  ShiftRight: SELECT,
  Backspace: SELECT,
};

/**
 * What names a key: the letter it writes or the place it is at.
 * @typedef {{key: string, code: string}} Key
 */

/**
 * Return a key's name in `KEYS`: its letter if that is a Latin one, else its place.
 * @param {Key} key
 * @returns {string}
 */
export function keyName({ key, code }) {
  const letter = key.toLowerCase();
  if (/^[a-z]$/u.test(letter)) {
    return letter;
  }
  return code.startsWith("Key") ? code.slice(3).toLowerCase() : code;
}

/**
 * Return the button that a key stands for, 0 for none.
 * @param {Key} key
 * @returns {number}
 */
export function keyButton(key) {
  return KEYS[keyName(key)] ?? 0;
}

/** What is held down. It is fed from events, so that a tap between two ticks is not lost. */
export class Keys {
  /** @type {Map<string, number>} */
  #held = new Map();
  #tapped = 0;

  /**
   * Note what a source, such as a key or a finger, holds down from now on.
   * @param {string} source
   * @param {number} buttons 0 for nothing.
   */
  hold(source, buttons) {
    const before = this.#held.get(source) ?? 0;
    if (buttons === before) {
      return;
    }
    this.#held.delete(source); // what changed last counts last
    if (buttons !== 0) {
      this.#held.set(source, buttons);
      this.#tapped |= buttons & ~before;
    }
  }

  /**
   * Press a button for one tick.
   * @param {number} button
   */
  tap(button) {
    this.#tapped |= button;
  }

  /** Release everything: the page lost the keyboard, or a gamepad went away. */
  letGo() {
    this.#held.clear();
  }

  /**
   * Return the buttons of the next tick. Of two opposite directions the later one counts.
   * @returns {number}
   */
  buttons() {
    let buttons = this.#tapped;
    this.#tapped = 0;
    for (const held of this.#held.values()) {
      for (const pair of [LEFT | RIGHT, UP | DOWN]) {
        if ((held & pair) !== 0) {
          buttons &= ~pair;
        }
      }
      buttons |= held;
    }
    return buttons;
  }
}
