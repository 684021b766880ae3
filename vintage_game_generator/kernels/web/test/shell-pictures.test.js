/** What the page draws from, as far as it needs no canvas. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Animation } from "../src/shell/pictures.js";
import { Mask } from "../src/shell/mask.js";

/**
 * Return the mask of a drawing.
 * @param {string[]} rows
 */
function mask(rows) {
  const dots = [...rows.join("")].flatMap((dot) => [0, 0, 0, dot === "#" ? 255 : 0]);
  const picture = { width: rows[0].length, height: rows.length, dots: () => dots };
  return Mask.of(/** @type {any} */ (picture));
}

/**
 * Return a mask as a drawing.
 * @param {Mask} shape
 */
function drawn(shape) {
  return Array.from({ length: shape.height }, (_, y) => {
    return Array.from({ length: shape.width }, (_, x) => (shape.at(x, y) ? "#" : ".")).join("");
  });
}

test("a stair is smoothed", () => {
  const stair = mask(["#..", "##.", "###"]);
  assert.deepEqual(drawn(stair.smoothed(2)), [
    "##....",
    "###...",
    "###...",
    "#####.",
    "######",
    ".#####",
  ]);
});

test("dots become squares where nothing is smoothed", () => {
  assert.deepEqual(drawn(mask(["#.", ".#"]).scaled(2)), ["##..", "##..", "..##", "..##"]);
});

test("a line stays as thick as it is, however large", () => {
  const line = mask(["...", "###", "..."]);
  for (const scale of [1, 2, 3, 4]) {
    const rows = drawn(line.smoothed(scale)).filter((row) => row.includes("#"));
    assert.equal(rows.length, scale);
  }
});

test("an animation turns, or stays at its last frame", () => {
  const turning = new Animation([4, 5, 6], 8, true);
  assert.deepEqual(
    [0, 7, 8, 23, 24].map((time) => turning.frame(time)),
    [4, 4, 5, 6, 4],
  );
  const once = new Animation([4, 5, 6], 8, false);
  assert.deepEqual(
    [0, 16, 24, 999].map((time) => once.frame(time)),
    [4, 6, 6, 6],
  );
});
