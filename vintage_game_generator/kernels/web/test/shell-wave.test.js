/** Sound files, sample for sample. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { AssetError } from "../src/kernel/errors.js";
import { loopPoints } from "../src/shell/sound.js";
import { readWave } from "../src/shell/wave.js";

/**
 * Return a WAV file of some samples.
 * @param {number[]} samples
 * @param {{bits?: number, before?: string}} [change] Another size of samples, a chunk before them.
 */
function wave(samples, { bits = 16, before = "" } = {}) {
  const extra = before === "" ? 0 : 8 + before.length + (before.length % 2);
  const view = new DataView(new ArrayBuffer(44 + extra + samples.length * 2));
  /** @param {number} at @param {string} text */
  const write = (at, text) =>
    [...text].forEach((letter, index) => {
      view.setUint8(at + index, letter.charCodeAt(0));
    });
  write(0, "RIFF");
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 22050, true);
  view.setUint16(34, bits, true);
  if (extra > 0) {
    write(36, "LIST");
    view.setUint32(40, before.length, true);
    write(44, before);
  }
  write(36 + extra, "data");
  view.setUint32(40 + extra, samples.length * 2, true);
  samples.forEach((sample, index) => view.setInt16(44 + extra + 2 * index, sample, true));
  return new Uint8Array(view.buffer);
}

test("samples are read as they are", () => {
  const { rate, samples } = readWave("a.wav", wave([0, 16384, -32768, 32767]));
  assert.equal(rate, 22050);
  assert.deepEqual([...samples], [0, 0.5, -1, 32767 / 32768]);
});

test("chunks before the samples are passed over", () => {
  assert.deepEqual([...readWave("a.wav", wave([16384], { before: "odd" })).samples], [0.5]);
});

test("a file of another kind is refused by name", () => {
  const none = new AssetError("a.wav", "is no WAV file");
  assert.throws(() => readWave("a.wav", new Uint8Array(60)), none);
  assert.throws(() => readWave("a.wav", wave([0], { bits: 8 })), /a\.wav: is not 16-bit mono/);
});

test("a tune loops where its facts say, or not at all", () => {
  assert.deepEqual(loopPoints({ loop: true, loop_start: 5, loop_end: 9 }), [5, 9]);
  assert.deepEqual(loopPoints({ loop: false, loop_start: 5, loop_end: 9 }), [0, 0]);
  assert.deepEqual(loopPoints(undefined), [0, 0]);
});
