import assert from "node:assert/strict";
import { test } from "node:test";
import { SaveText } from "../src/kernel/saves.js";

const SAVE = new SaveText("toy", 7);
const NOTHING = [0, 0, 0, 0];

test("what is written is found again", () => {
  assert.deepEqual(SAVE.read(SAVE.write(Int32Array.from([2, 150, 3, -9]))), [2, 150, 3, -9]);
});

test("the text is the one that Python writes", () => {
  assert.equal(SAVE.write([2, 150, 3, 9]), '{"save": [2, 150, 3, 9], "check": 1998436294}');
});

test("a damaged save counts as none", () => {
  const damaged = ["", "[]", "{}", "null", '{"save": [9, 9, 9, 9], "check": 1}', "\xff"];
  for (const text of [null, ...damaged]) {
    assert.deepEqual(SAVE.read(text), NOTHING);
  }
});

test("another game's save counts as none", () => {
  assert.deepEqual(new SaveText("toy", 8).read(SAVE.write([2, 0, 0, 0])), NOTHING);
});
