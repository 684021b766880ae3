/** Recordings: what the player pressed, and the hashes of the states that must follow from it. */

/** @import { Step, World } from "./world.js" */

import { MODE_NAMES } from "./constants.js";
import { Mismatch, RecordingError } from "./errors.js";
import { stateHash } from "./hashing.js";
import { jsonLine, shown } from "./wording.js";
import { SAVE } from "./world.js";

export const CHECKPOINT_TICKS = 60;

/**
 * The state after a tick: its hash, and where in the game it is (`state` is a name of
 * `MODE_NAMES`).
 * @typedef {{tick: number, hash: string, level: number, state: string}} Checkpoint
 */

/**
 * One session's input, tick by tick, with a checkpoint every sixty ticks.
 * @typedef {object} Recording
 * @property {string} game The game's package.
 * @property {number} seed
 * @property {readonly number[]} save What the session found saved.
 * @property {readonly (readonly [number, number])[]} inputs Runs of buttons and ticks.
 * @property {readonly Checkpoint[]} checkpoints
 * @property {string} outcome The mode after the last tick, a name of `MODE_NAMES`.
 * @property {number} ticks
 * @property {string} hash Of the state after the last tick.
 */

/**
 * Yield the buttons of each tick of a recording.
 * @param {Recording} recording
 * @returns {Generator<number, void, void>}
 */
export function* buttonsOf(recording) {
  for (const [buttons, ticks] of recording.inputs) {
    for (let tick = 0; tick < ticks; tick++) {
      yield buttons;
    }
  }
}

/**
 * Return the recording that a text holds.
 * @param {string} text
 * @returns {Recording}
 * @throws {RecordingError} The text is no recording; the message says where it is not.
 */
export function parseRecording(text) {
  /** @type {unknown} */
  let document;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new RecordingError(`is not JSON (${error instanceof Error ? error.message : error})`);
  }
  if (!isObject(document)) {
    throw new RecordingError("is not a JSON object");
  }
  const recording = {
    game: textOf(document, "game"),
    seed: wholeOf(document, "seed"),
    save: wholes("save" in document ? document.save : new Array(SAVE).fill(0), "save", SAVE),
    inputs: listOf(document, "inputs").map(run),
    checkpoints: listOf(document, "checkpoints").map(checkpoint),
    outcome: textOf(document, "outcome"),
    ticks: wholeOf(document, "ticks"),
    hash: textOf(document, "hash"),
  };
  const played = recording.inputs.reduce((sum, [, ticks]) => sum + ticks, 0);
  if (played !== recording.ticks) {
    throw new RecordingError(`'ticks' is ${recording.ticks}, but 'inputs' last ${played}`);
  }
  return recording;
}

/**
 * Play some input, one byte a tick; yield the checkpoints on the way.
 * @param {Step} step
 * @param {World} world
 * @param {Iterable<number>} inputs
 * @returns {Generator<Checkpoint, void, void>}
 */
export function* play(step, world, inputs) {
  let ticks = 0;
  for (const buttons of inputs) {
    ticks += 1;
    world.buttons = buttons;
    step(world);
    if (ticks % CHECKPOINT_TICKS === 0) {
      const state = MODE_NAMES[world.mode];
      yield { tick: ticks, hash: stateHash(world), level: world.level, state };
    }
  }
}

/**
 * Play a recording again; yield each checkpoint that matches.
 * @param {Recording} recording What was played.
 * @param {Step} step The game's tick.
 * @param {World} world A world before its first tick, of the recording's seed and save.
 * @returns {Generator<Checkpoint, void, void>}
 * @throws {Mismatch} The game does something else than it did; says where it first showed.
 */
export function* replay(recording, step, world) {
  const expected = recording.checkpoints.values();
  for (const found of play(step, world, buttonsOf(recording))) {
    const wanted = expected.next().value;
    if (line(found) !== line(wanted) || found.tick !== wanted?.tick) {
      throw new Mismatch(found.tick, line(wanted), line(found));
    }
    yield found;
  }
  const missed = expected.next().value;
  if (missed !== undefined) {
    throw new Mismatch(missed.tick, line(missed), "the end of the input");
  }
  const wantedEnding = `${recording.outcome} ${recording.hash}`;
  const ending = `${MODE_NAMES[world.mode]} ${stateHash(world)}`;
  if (ending !== wantedEnding) {
    throw new Mismatch(recording.ticks, wantedEnding, ending);
  }
}

/**
 * @param {Checkpoint | undefined} point
 * @returns {string}
 */
function line(point) {
  if (point === undefined) {
    return "no further checkpoint";
  }
  return `${point.state} in level ${point.level} ${point.hash}`;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {Record<string, unknown>} document
 * @param {string} key
 * @returns {string}
 */
function textOf(document, key) {
  const value = document[key];
  if (typeof value !== "string") {
    throw new RecordingError(`${shown(key)} is ${short(value)}, not a str`);
  }
  return value;
}

/**
 * @param {Record<string, unknown>} document
 * @param {string} key
 * @returns {number}
 */
function wholeOf(document, key) {
  const value = document[key];
  if (typeof value !== "number" || !Number.isInteger(value)) {
    throw new RecordingError(`${shown(key)} is ${short(value)}, not a int`);
  }
  return value;
}

/**
 * @param {Record<string, unknown>} document
 * @param {string} key
 * @returns {unknown[]}
 */
function listOf(document, key) {
  const value = document[key];
  if (!Array.isArray(value)) {
    throw new RecordingError(`${shown(key)} is ${short(value)}, not a list`);
  }
  return value;
}

/**
 * @param {unknown} value
 * @returns {[number, number]}
 */
function run(value) {
  const [buttons, ticks] = wholes(value, "inputs", 2);
  if (buttons < 0 || buttons > 255 || ticks < 1) {
    throw new RecordingError(`'inputs' holds ${short(value)}: buttons 0 to 255, ticks from 1`);
  }
  return [buttons, ticks];
}

/**
 * @param {unknown} value
 * @returns {Checkpoint}
 */
function checkpoint(value) {
  if (!isObject(value)) {
    throw new RecordingError(`'checkpoints' holds ${short(value)}, not an object`);
  }
  return {
    tick: wholeOf(value, "tick"),
    hash: textOf(value, "hash"),
    level: wholeOf(value, "level"),
    state: textOf(value, "state"),
  };
}

/**
 * @param {unknown} value
 * @param {string} key
 * @param {number} length
 * @returns {number[]}
 */
function wholes(value, key, length) {
  if (!Array.isArray(value) || value.length !== length || !value.every(Number.isInteger)) {
    throw new RecordingError(`${shown(key)} holds ${short(value)}, not ${length} whole numbers`);
  }
  return value;
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function short(value) {
  const text = jsonLine(value);
  return text.length <= 40 ? text : `${text.slice(0, 37)}...`;
}
