// Replays recordings of worlds that a file describes: `node node_replay.mjs CASES`. Each case names
// the folder of a program (`src/kernel` and `src/rules`); prints one outcome a line.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
for (const { folder, levels, recording } of cases) {
  const source = (path) => import(pathToFileURL(`${folder}/src/${path}`).href);
  const { step } = await source("rules/game.js");
  const { newWorld } = await source("kernel/world.js");
  const { replay } = await source("kernel/recording.js");
  const layouts = levels.map((level) => ({ ...level, cells: Int32Array.from(level.cells) }));
  const world = newWorld(layouts, recording.seed, recording.save);
  try {
    const checkpoints = [...replay(recording, step, world)];
    console.log(`${checkpoints.length} checkpoints, ${recording.outcome} ${recording.hash}`);
  } catch (error) {
    console.log(String(error));
  }
}
