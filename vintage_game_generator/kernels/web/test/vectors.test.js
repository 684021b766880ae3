/** The kernel against the vectors that all languages share. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { COIN, EMPTY, HERO, PLAYING, SOLID, WALKER } from "../src/kernel/constants.js";
import {
  ACTOR_FIELDS,
  WORLD_FIELDS,
  canonicalState,
  fnv1a,
  stateHash,
} from "../src/kernel/hashing.js";
import { loadLevel, newWorld, nextRandom, setCell, spawn } from "../src/kernel/world.js";

const VECTORS = JSON.parse(readFileSync(new URL("../../vectors.json", import.meta.url), "utf8"));

/** A world of one level, four cells by two, with a hero and a walker. */
function smallWorld(seed = 7) {
  const cells = [EMPTY, EMPTY, EMPTY, COIN, SOLID, SOLID, SOLID, SOLID];
  const spawns = [
    { kind: HERO, column: 1, row: 0, tag: 0 },
    { kind: WALKER, column: 2, row: 0, tag: 5 },
  ];
  return newWorld([{ width: 4, height: 2, cells: Int32Array.from(cells), spawns }], seed);
}

test("fields are hashed in the order of all languages", () => {
  const camelCase = (/** @type {string} */ name) =>
    name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
  assert.deepEqual(WORLD_FIELDS, VECTORS.fields.world.map(camelCase));
  assert.deepEqual(ACTOR_FIELDS, VECTORS.fields.actor.map(camelCase));
});

test("chance is the same for every seed", () => {
  for (const { seed, numbers } of VECTORS.chance) {
    const world = smallWorld(seed);
    assert.deepEqual(
      numbers.map(() => nextRandom(world)),
      numbers,
    );
  }
});

test("bytes hash as published", () => {
  for (const { text, hash } of VECTORS.fnv1a) {
    const found = fnv1a(new TextEncoder().encode(text));
    assert.equal(found.toString(16).padStart(8, "0"), hash);
  }
});

test("cells that change change their digest", () => {
  const world = smallWorld();
  loadLevel(world, 0);
  for (const { column, row, cell, digest } of VECTORS.cells.changes) {
    setCell(world, column, row, cell);
    assert.equal(world.cellsDigest, digest);
  }
});

test("states have the same bytes and hashes on the way into play", () => {
  const world = smallWorld();
  const steps = [
    () => {},
    () => loadLevel(world, 0),
    () => {
      world.mode = PLAYING;
      world.tick = 90;
      world.actors[0].vx = -384;
      world.actors[0].ground = true;
      world.awake[0] = 1;
      world.awakeCount = 1;
      world.memory[31] = -1;
      world.save[0] = 2;
    },
    () => {
      assert.equal(spawn(world, WALKER, 4096, 8191), 2);
      setCell(world, 3, 0, EMPTY);
      nextRandom(world);
    },
  ];
  for (const [place, { what, bytes, hash }] of VECTORS.states.entries()) {
    steps[place]();
    assert.equal(canonicalState(world).length, bytes, what);
    assert.equal(stateHash(world), hash, what);
  }
});
