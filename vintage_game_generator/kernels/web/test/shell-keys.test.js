/** Keys, gamepads and fingers: what they amount to in one tick. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { A, B, DOWN, LEFT, RIGHT, SELECT, START, UP } from "../src/kernel/constants.js";
import { Gamepads } from "../src/shell/gamepads.js";
import { Keys, keyButton } from "../src/shell/keys.js";
import { directions } from "../src/shell/touch.js";

test("what is held is pressed in every tick, until it is released", () => {
  const keys = new Keys();
  keys.hold("KeyZ", A);
  assert.equal(keys.buttons(), A);
  assert.equal(keys.buttons(), A);
  keys.hold("KeyZ", 0);
  assert.equal(keys.buttons(), 0);
});

test("a tap between two ticks is not lost", () => {
  const keys = new Keys();
  keys.hold("KeyZ", A);
  keys.hold("KeyZ", 0);
  assert.equal(keys.buttons(), A);
  assert.equal(keys.buttons(), 0);
});

test("of two opposite directions the later one counts", () => {
  const keys = new Keys();
  keys.hold("ArrowLeft", LEFT);
  keys.hold("ArrowRight", RIGHT);
  keys.hold("KeyX", B);
  assert.equal(keys.buttons(), RIGHT | B);
  keys.hold("ArrowRight", 0);
  assert.equal(keys.buttons(), LEFT | B);
});

test("two keys for one button hold it until both are up", () => {
  const keys = new Keys();
  keys.hold("Space", A);
  keys.hold("KeyZ", A);
  keys.hold("Space", 0);
  keys.buttons();
  assert.equal(keys.buttons(), A);
});

test("letting go releases everything", () => {
  const keys = new Keys();
  keys.hold("ArrowUp", UP);
  keys.buttons();
  keys.letGo();
  assert.equal(keys.buttons(), 0);
});

test("letters count by what they write, other keys by where they are", () => {
  assert.equal(keyButton({ key: "z", code: "KeyZ" }), A);
  assert.equal(keyButton({ key: "Z", code: "KeyZ" }), A, "with shift held");
  assert.equal(keyButton({ key: "z", code: "KeyY" }), A, "a German keyboard");
  assert.equal(keyButton({ key: "я", code: "KeyZ" }), A, "a Cyrillic keyboard");
  assert.equal(keyButton({ key: " ", code: "Space" }), A);
  assert.equal(keyButton({ key: "ArrowUp", code: "ArrowUp" }), UP);
  assert.equal(keyButton({ key: "Shift", code: "ShiftRight" }), SELECT);
  assert.equal(keyButton({ key: "Enter", code: "NumpadEnter" }), START);
  assert.equal(keyButton({ key: "q", code: "KeyQ" }), 0);
});

/**
 * Return a gamepad that holds some buttons.
 * @param {number[]} pressed
 * @param {number[]} [axes]
 */
function pad(pressed, axes = [0, 0]) {
  const numbers = [...Array(17).keys()];
  return { index: 0, buttons: numbers.map((one) => ({ pressed: pressed.includes(one) })), axes };
}

test("a gamepad's buttons, cross and stick are the keys", () => {
  const keys = new Keys();
  const pads = new Gamepads(keys);
  pads.poll([null, pad([0, 15])]);
  assert.equal(keys.buttons(), A | RIGHT);
  pads.poll([pad([9], [-0.9, 0.7])]);
  assert.equal(keys.buttons(), START | LEFT | DOWN);
  pads.poll([pad([], [0.3, -0.3])]);
  assert.equal(keys.buttons(), 0, "a stick near its middle points nowhere");
});

test("a gamepad that goes away holds nothing", () => {
  const keys = new Keys();
  const pads = new Gamepads(keys);
  pads.poll([pad([1])]);
  keys.buttons();
  pads.poll([null]);
  assert.equal(keys.buttons(), 0);
});

test("a finger on the cross points in eight directions, and nowhere in the middle", () => {
  assert.equal(directions(0.05, -0.1), 0);
  assert.equal(directions(0.8, 0.1), RIGHT);
  assert.equal(directions(-0.8, 0.1), LEFT);
  assert.equal(directions(0.1, -0.8), UP);
  assert.equal(directions(0.6, 0.6), RIGHT | DOWN);
  assert.equal(directions(-0.5, -0.6), LEFT | UP);
});
