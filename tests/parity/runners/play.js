// Plays all recordings of a workshop in JavaScript; prints a line of JSON for each that differs.

import { readFileSync } from "node:fs";

import { Mismatch } from "./kernel/errors.js";
import { readMap } from "./kernel/levels.js";
import { parseRecording, replay } from "./kernel/recording.js";
import { newWorld } from "./kernel/world.js";

/** Plays one recording with the workshop's kernel. */
async function play(entry, number) {
  const { step } = await import(`./${entry.name}/game.js`);
  const levels = [];
  for (let level = 1; level <= entry.maps; level++) {
    const file = `${entry.data}/level-${level}.tmj`;
    levels.push(readMap(file, JSON.parse(readFileSync(file, "utf8"))).level);
  }
  const recording = parseRecording(readFileSync(`${entry.data}/${number}.json`, "utf8"));
  const world = newWorld(levels, recording.seed, recording.save);
  for (const _ of replay(recording, step, world));
}

/** Returns where a recording first differs, or undefined. */
async function tried(entry, number) {
  try {
    await play(entry, number);
  } catch (error) {
    if (error instanceof Mismatch) {
      return { tick: error.tick, expected: error.expected, found: error.found };
    }
    return { tick: 0, expected: "no failure", found: String(error.stack ?? error).slice(0, 2000) };
  }
  return undefined;
}

let played = 0;
for (const entry of JSON.parse(readFileSync("cases.json", "utf8"))) {
  for (let number = 0; number < entry.recordings; number++) {
    played += 1;
    const difference = await tried(entry, number);
    if (difference) {
      console.log(JSON.stringify({ code: entry.name, recording: number, ...difference }));
    }
  }
}
console.log(`{"played": ${played}}`);
