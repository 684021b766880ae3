/** Checks a recording without a page: one JSON line a checkpoint, then the outcome. */

/** @import { Facts, Game } from "./game.js" */
/** @import { Recording } from "./recording.js" */

import { KernelError, Mismatch, RecordingError } from "./errors.js";
import { parseRecording, replay } from "./recording.js";
import { jsonLine, shown } from "./wording.js";

/**
 * Return the recording of a game that the text of a file holds.
 * @param {string} file Its name, for complaints.
 * @param {string} text
 * @param {Game} game
 * @returns {Recording}
 * @throws {RecordingError} The file is no recording, or is another game's.
 */
export function readRecording(file, text, game) {
  /** @type {Recording} */
  let recording;
  try {
    recording = parseRecording(text);
  } catch (error) {
    throw error instanceof KernelError ? new RecordingError(`${file}: ${error.message}`) : error;
  }
  if (recording.game !== game.package) {
    const other = shown(recording.game);
    throw new RecordingError(`${file}: is of ${other}, and this is ${shown(game.package)}`);
  }
  return recording;
}

/**
 * Play a recording, print its checkpoints and its outcome; return whether all match.
 *
 * The last line is `{"outcome": "won", "ticks": 1834, "hash": "..."}`, or, at the first
 * difference, `{"mismatch": 120, "expected": "...", "found": "..."}` with its tick.
 * @param {Game} game
 * @param {Facts} facts
 * @param {Recording} recording
 * @param {(line: string) => void} print
 * @returns {boolean}
 */
export function check(game, facts, recording, print) {
  const world = game.worldOf(facts, recording);
  try {
    for (const checkpoint of replay(recording, game.step, world)) {
      print(jsonLine(checkpoint));
    }
  } catch (error) {
    if (!(error instanceof Mismatch)) {
      throw error;
    }
    print(jsonLine({ mismatch: error.tick, expected: error.expected, found: error.found }));
    return false;
  }
  const { outcome, ticks, hash } = recording;
  print(jsonLine({ outcome, ticks, hash }));
  return true;
}
