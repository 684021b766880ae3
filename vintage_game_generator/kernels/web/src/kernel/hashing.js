/**
 * The state hash: thirty-two bits by which two runs, in any languages, are told apart.
 *
 * The hash is FNV-1a (Fowler, Noll, Vo; isthe.com/chongo/tech/comp/fnv) over the canonical state:
 * every number as 32 bits, little-endian, two's complement, in the order of `WORLD_FIELDS`, the
 * slots that are awake, the memory, the save, and then each actor that is there: its slot and
 * `ACTOR_FIELDS`. `cellsDigest` stands for the cells. Sounds are not state.
 */

/** @import { World } from "./world.js" */

import { GONE } from "./constants.js";

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

export const WORLD_FIELDS = /** @type {const} */ ([
  "seed",
  "tick",
  "random",
  "mode",
  "modeTime",
  "buttons",
  "previous",
  "level",
  "score",
  "lives",
  "maxHp",
  "coins",
  "keys",
  "power",
  "powerTime",
  "checkpointX",
  "checkpointY",
  "boss",
  "width",
  "height",
  "cellsDigest",
  "awakeCount",
]);
export const ACTOR_FIELDS = /** @type {const} */ ([
  "kind",
  "x",
  "y",
  "vx",
  "vy",
  "facing",
  "pose",
  "poseTime",
  "hp",
  "timer",
  "cooldown",
  "hurt",
  "ground",
  "homeX",
  "homeY",
  "tag",
]);

/**
 * Return the 32-bit FNV-1a hash of some bytes.
 * @param {Uint8Array} data
 * @returns {number}
 */
export function fnv1a(data) {
  let digest = OFFSET_BASIS;
  for (const byte of data) {
    digest = Math.imul(digest ^ byte, PRIME);
  }
  return digest >>> 0;
}

/**
 * Return the state as bytes: equal bytes are equal states.
 * @param {World} world
 * @returns {Uint8Array}
 */
export function canonicalState(world) {
  const numbers = [
    ...WORLD_FIELDS.map((name) => world[name]),
    ...world.awake.subarray(0, world.awakeCount),
    ...world.memory,
    ...world.save,
  ];
  for (const [slot, actor] of world.actors.entries()) {
    if (actor.kind !== GONE) {
      numbers.push(slot, ...ACTOR_FIELDS.map((name) => Number(actor[name])));
    }
  }
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [place, number] of numbers.entries()) {
    view.setUint32(place * 4, number, true); // keeps the lowest 32 bits, of negative numbers too
  }
  return bytes;
}

/**
 * Return the state's hash as eight lower-case hexadecimal digits.
 * @param {World} world
 * @returns {string}
 */
export function stateHash(world) {
  return fnv1a(canonicalState(world)).toString(16).padStart(8, "0");
}
