/** Sixty ticks a second, whatever the display does. */

import { TICKS_A_SECOND } from "../kernel/constants.js";

const TICK_MS = 1000 / TICKS_A_SECOND;
const MOST_TICKS = 4; // a frame that took longer than so many ticks makes the game slow, not jump

// In hand at the start: a display of sixty frames a second that comes a little early or late
// then gets one tick a frame, and not none and two by turns.
const RESERVE_MS = TICK_MS / 2;

/** Counts the ticks that are due, from the times of the frames. */
export class Clock {
  /** @type {number | undefined} */
  #before;
  #owed = RESERVE_MS;

  /**
   * Return how many ticks have become due since the last frame.
   * @param {number} now In milliseconds.
   * @returns {number}
   */
  due(now) {
    const passed = now - (this.#before ?? now);
    this.#before = now;
    this.#owed = Math.min(this.#owed + passed, MOST_TICKS * TICK_MS + RESERVE_MS);
    const ticks = Math.floor(this.#owed / TICK_MS);
    this.#owed -= ticks * TICK_MS;
    return ticks;
  }

  /** Forget the last frame: the time until the next one does not count. */
  rest() {
    this.#before = undefined;
    this.#owed = RESERVE_MS;
  }
}
