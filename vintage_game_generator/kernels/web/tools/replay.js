/** The command line that checks a recording without a page, or measures how fast it plays. */

/** @import { Facts, Game } from "../src/kernel/game.js" */
/** @import { Recording } from "../src/kernel/recording.js" */

import { readFileSync } from "node:fs";
import { KernelError, RecordingError } from "../src/kernel/errors.js";
import { check, readRecording } from "../src/kernel/replay.js";
import { jsonLine } from "../src/kernel/wording.js";
import { newWorld } from "../src/kernel/world.js";
import { readMaps } from "./folders.js";

const USAGE = "usage: node replay.mjs [--bench N] FILE";

/**
 * Run a game's command line; return the exit code.
 *
 * 0 is well, 1 a recording that does not match, 2 a file or an argument that is wrong.
 * @param {Game} game
 * @param {string} assets The game's assets folder.
 * @param {readonly string[]} argv
 * @returns {number}
 */
export function main(game, assets, argv) {
  const [file, rounds] = argv[0] === "--bench" ? [argv[2], Number(argv[1])] : [argv[0], 0];
  const wanted = argv[0] === "--bench" ? 3 : 1;
  if (argv.length !== wanted || file.startsWith("-") || !Number.isInteger(rounds) || rounds < 0) {
    console.error(USAGE);
    return 2;
  }
  try {
    const recording = readRecording(file, textOf(file), game);
    const facts = readMaps(game, assets);
    if (wanted === 3) {
      console.log(jsonLine(bench(game, facts, recording, rounds)));
      return 0;
    }
    return check(game, facts, recording, console.log) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof KernelError)) {
      throw error;
    }
    console.error(`${game.package}: ${error.message}`);
    return 2;
  }
}

/**
 * Return the text of a recording's file.
 * @param {string} file
 * @returns {string}
 * @throws {RecordingError} The file is missing, or is no text.
 */
function textOf(file) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new RecordingError(`${file}: cannot be read (${reason})`);
  }
}

/**
 * Return how many seconds a recording takes, played again and again, and how many ticks that are.
 * @param {Game} game
 * @param {Facts} facts
 * @param {Recording} recording
 * @param {number} rounds
 * @returns {{ticks: number, seconds: number}}
 */
function bench(game, facts, recording, rounds) {
  const { step } = game;
  const levels = game.levels(facts);
  let nanoseconds = 0n;
  for (let round = 0; round < rounds; round++) {
    const world = newWorld(levels, recording.seed, recording.save);
    const begun = process.hrtime.bigint();
    for (const [buttons, ticks] of recording.inputs) {
      for (let tick = 0; tick < ticks; tick++) {
        world.buttons = buttons;
        step(world);
      }
    }
    nanoseconds += process.hrtime.bigint() - begun;
  }
  const seconds = Math.round(Number(nanoseconds) / 1000) / 1e6;
  return { ticks: rounds * recording.ticks, seconds };
}
