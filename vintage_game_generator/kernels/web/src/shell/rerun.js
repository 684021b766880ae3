/** A recording that is played again in the page's own loop, and checked on the way. */

/** @import { Recording } from "../kernel/recording.js" */
/** @import { World } from "../kernel/world.js" */

import { MODE_NAMES } from "../kernel/constants.js";
import { stateHash } from "../kernel/hashing.js";
import { CHECKPOINT_TICKS, buttonsOf } from "../kernel/recording.js";

/**
 * How a recording went: the game's state at the end, and where it first was another one than
 * recorded.
 * @typedef {object} Verdict
 * @property {string} outcome
 * @property {number} ticks
 * @property {string} hash
 * @property {{tick: number, expected: string, found: string} | null} mismatch
 */

/** Gives the buttons of each tick, and compares the states that follow with those recorded. */
export class Rerun {
  #recording;
  #buttons;
  #ticks = 0;
  /** @type {Verdict["mismatch"]} */
  #mismatch = null;

  /** @param {Recording} recording */
  constructor(recording) {
    this.#recording = recording;
    this.#buttons = buttonsOf(recording);
  }

  /** Whether there is nothing left to play, or no use in playing on. */
  get over() {
    return this.#ticks >= this.#recording.ticks || this.#mismatch !== null;
  }

  /**
   * Return the buttons of the next tick.
   * @returns {number}
   */
  buttons() {
    return this.#buttons.next().value ?? 0;
  }

  /**
   * Compare a world with the recording, after its tick.
   * @param {World} world
   */
  note(world) {
    this.#ticks += 1;
    const { checkpoints, ticks, outcome, hash } = this.#recording;
    if (this.#ticks % CHECKPOINT_TICKS === 0) {
      const wanted = checkpoints[this.#ticks / CHECKPOINT_TICKS - 1];
      const said = wanted && `${wanted.state} in level ${wanted.level} ${wanted.hash}`;
      const place = `in level ${world.level}`;
      this.#compare(said ?? "no further checkpoint", world, place);
    }
    if (this.#ticks === ticks) {
      this.#compare(`${outcome} ${hash}`, world);
    }
  }

  /**
   * Return how it went.
   * @param {World} world
   * @returns {Verdict}
   */
  verdict(world) {
    return {
      outcome: MODE_NAMES[world.mode],
      ticks: this.#ticks,
      hash: stateHash(world),
      mismatch: this.#mismatch,
    };
  }

  /**
   * @param {string} expected
   * @param {World} world
   * @param {string} [place]
   */
  #compare(expected, world, place) {
    const found = [MODE_NAMES[world.mode], place, stateHash(world)].filter(Boolean).join(" ");
    if (found !== expected) {
      this.#mismatch ??= { tick: this.#ticks, expected, found };
    }
  }
}
