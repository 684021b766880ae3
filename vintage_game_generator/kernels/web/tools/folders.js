/** Files of a game's folder, as node reads them. */

/** @import { Facts, Game } from "../src/kernel/game.js" */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { LevelError } from "../src/kernel/errors.js";

/**
 * Return the parsed maps of a game's levels by their paths in the assets folder.
 * @param {Game} game
 * @param {string} assets The folder.
 * @returns {Facts}
 * @throws {LevelError} A map is missing or is not JSON.
 */
export function readMaps(game, assets) {
  /** @type {Record<string, unknown>} */
  const facts = {};
  for (const { map } of game.stages) {
    const text = attempt(map, "cannot be read", () => readFileSync(join(assets, map), "utf8"));
    facts[map] = attempt(map, "is not JSON", () => JSON.parse(text));
  }
  return facts;
}

/**
 * @template Value
 * @param {string} map
 * @param {string} problem
 * @param {() => Value} work
 * @returns {Value}
 */
function attempt(map, problem, work) {
  try {
    return work();
  } catch (error) {
    throw new LevelError(map, `${problem} (${error instanceof Error ? error.message : error})`);
  }
}

/**
 * Return the paths of all files below a folder, sorted, with slashes between their parts.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(folder) {
  const found = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) {
      return [entry.name];
    }
    return filesBelow(join(folder, entry.name)).map((name) => `${entry.name}/${name}`);
  });
  return found.sort();
}
