import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY, GONE, HERO, PUFF, SOLID, WALKER } from "../src/kernel/constants.js";
import { stateHash } from "../src/kernel/hashing.js";
import { mod } from "../src/kernel/integers.js";
import {
  ACTORS,
  SOUNDS,
  cellAt,
  loadLevel,
  place,
  playSound,
  setCell,
  spawn,
} from "../src/kernel/world.js";
import { MAP, TOY, mapDocument } from "../toy/game.js";

function playing() {
  const world = TOY.world({ [MAP]: mapDocument() });
  loadLevel(world, 0);
  return world;
}

test("a remainder has the sign of its divisor", () => {
  const cases = [
    [7, 3, 1],
    [-7, 3, 2],
    [7, -3, -2],
    [-7, -3, -1],
    [6, 3, 0],
    [-6, 3, 0],
    [0, 5, 0],
    [-(2 ** 31), 7, 5],
  ];
  for (const [number, divisor, rest] of cases) {
    assert.ok(mod(number, divisor) === rest, `${number} by ${divisor}`);
  }
});

test("outside of the map all is solid but the sky", () => {
  const world = playing();
  assert.equal(cellAt(world, -1, 3), SOLID);
  assert.equal(cellAt(world, world.width, 3), SOLID);
  assert.equal(cellAt(world, 3, world.height), SOLID);
  assert.equal(cellAt(world, 3, -1), EMPTY);
  assert.equal(cellAt(world, 0, world.height - 1), SOLID);
});

test("a level that is loaded again is as new, and the layout untouched", () => {
  const world = playing();
  const before = stateHash(world);
  setCell(world, 0, 0, SOLID);
  spawn(world, PUFF, 1, 1);
  assert.notEqual(stateHash(world), before);
  loadLevel(world, 0);
  assert.equal(stateHash(world), before);
  assert.equal(world.levels[0].cells[0], EMPTY);
});

test("actors take the first free slot until the pool is full", () => {
  const world = playing();
  assert.equal(world.actors[0].kind, HERO);
  assert.equal(world.actors[1].kind, WALKER);
  assert.equal(world.actors[1].tag, 3);
  for (let slot = 2; slot < ACTORS; slot++) {
    assert.equal(spawn(world, PUFF, slot, 0), slot);
  }
  assert.equal(spawn(world, PUFF, 0, 0), 0);
  place(world, 5, GONE, 0, 0);
  assert.equal(spawn(world, PUFF, 0, 0), 5);
});

test("the ninth sound of a tick is not heard", () => {
  const world = playing();
  for (let sound = 0; sound < SOUNDS + 1; sound++) {
    playSound(world, sound);
  }
  assert.equal(world.soundCount, SOUNDS);
  assert.deepEqual([...world.sounds], [0, 1, 2, 3, 4, 5, 6, 7]);
});

test("a zero that was negated is a zero to the hash", () => {
  const world = playing();
  const before = stateHash(world);
  world.actors[0].vx = -0;
  assert.equal(stateHash(world), before);
});
