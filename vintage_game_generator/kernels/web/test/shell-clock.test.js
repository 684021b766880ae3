/** The page's clock: sixty ticks a second on every display. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock } from "../src/shell/clock.js";

/**
 * Return the ticks of each frame of some seconds.
 * @param {number} rate Frames a second.
 * @param {number} seconds
 * @param {(frame: number) => number} [jitter] By how many milliseconds a frame is late.
 * @returns {number[]}
 */
function ticks(rate, seconds, jitter = () => 0) {
  const clock = new Clock();
  clock.due(1000);
  return Array.from({ length: rate * seconds }, (_, index) => {
    return clock.due(1000 + ((index + 1) * 1000) / rate + jitter(index));
  });
}

/** @param {number[]} counts */
function sum(counts) {
  return counts.reduce((all, one) => all + one, 0);
}

for (const rate of [24, 30, 50, 60, 75, 90, 120, 144, 165, 240]) {
  test(`${rate} frames a second give sixty ticks`, () => {
    assert.ok(Math.abs(sum(ticks(rate, 60)) - 3600) <= 1);
  });
}

test("frames that come a little early or late still get one tick each", () => {
  const counts = ticks(60, 10, (index) => (index % 3) * 2 - 2);
  assert.deepEqual([...new Set(counts)], [1]);
});

test("a frame that took long makes the game slow, not jump", () => {
  const clock = new Clock();
  clock.due(0);
  assert.equal(clock.due(2000), 4);
  assert.equal(clock.due(2000 + 1000 / 60), 1);
});

test("what passes while the page rests does not count", () => {
  const clock = new Clock();
  clock.due(0);
  clock.rest();
  assert.equal(clock.due(60_000), 0);
  assert.equal(clock.due(60_017), 1);
});
