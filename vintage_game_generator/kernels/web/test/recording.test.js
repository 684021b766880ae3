import assert from "node:assert/strict";
import { test } from "node:test";
import { LEFT } from "../src/kernel/constants.js";
import { Mismatch, RecordingError } from "../src/kernel/errors.js";
import { buttonsOf, parseRecording, replay } from "../src/kernel/recording.js";
import { check, readRecording } from "../src/kernel/replay.js";
import { MAP, TOY, WINNING, mapDocument, recorded } from "../toy/game.js";

/** @import { Recording } from "../src/kernel/recording.js" */

const FACTS = { [MAP]: mapDocument() };
const WON = recorded(WINNING);

/** @param {Recording} recording */
function replayed(recording) {
  return [...replay(recording, TOY.step, TOY.worldOf(FACTS, recording))];
}

/**
 * @param {Recording} recording
 * @returns {Mismatch}
 */
function difference(recording) {
  try {
    replayed(recording);
  } catch (error) {
    assert.ok(error instanceof Mismatch);
    return error;
  }
  return assert.fail("all is as recorded");
}

test("replaying yields the same checkpoints", () => {
  assert.equal(WON.outcome, "won");
  assert.deepEqual(
    WON.checkpoints.map((point) => point.tick),
    [60, 120, 180, 240],
  );
  assert.deepEqual(replayed(WON), WON.checkpoints);
});

test("a recording survives its file", () => {
  const found = parseRecording(JSON.stringify(WON));
  assert.deepEqual(found, WON);
  assert.equal([...buttonsOf(found)].length, WON.ticks);
});

test("a recording without a save found nothing saved", () => {
  const { save, ...rest } = WON;
  assert.deepEqual(parseRecording(JSON.stringify(rest)).save, save);
});

test("the first difference is named", () => {
  const points = WON.checkpoints.map((point) => ({ ...point }));
  points[2].hash = "00000000";
  const { tick, expected, found } = difference({ ...WON, checkpoints: points });
  assert.equal(tick, 180);
  assert.equal(expected, "playing in level 0 00000000");
  assert.equal(found, `playing in level 0 ${WON.checkpoints[2].hash}`);
});

test("other input shows at the next checkpoint", () => {
  const inputs = WON.inputs.map((run, place) => (place === 3 ? [LEFT, run[1]] : run));
  const changed = { ...WON, inputs: /** @type {[number, number][]} */ (inputs) };
  assert.equal(difference(changed).tick, 60);
});

test("a false ending, a missing checkpoint and one too many are differences", () => {
  const missing = difference({ ...WON, checkpoints: WON.checkpoints.slice(0, 2) });
  assert.equal(missing.message.split(",")[0], "tick 180: expected no further checkpoint");
  const more = { tick: 300, hash: "0", level: 0, state: "won" };
  const late = difference({ ...WON, checkpoints: [...WON.checkpoints, more] });
  assert.equal(late.message, "tick 300: expected won in level 0 0, found the end of the input");
  const lost = difference({ ...WON, outcome: "lost" });
  assert.equal(lost.expected, `lost ${WON.hash}`);
  assert.equal(lost.found, `won ${WON.hash}`);
});

/** @type {[Record<string, unknown>, string][]} */
const SPOILT = [
  [{ game: 5 }, "'game' is 5, not a str"],
  [{ seed: true }, "'seed' is true, not a int"],
  [{ inputs: [[0]] }, "'inputs' holds [0], not 2 whole numbers"],
  [{ inputs: [[300, 1]] }, "'inputs' holds [300, 1]: buttons 0 to 255, ticks from 1"],
  [{ inputs: [[0, -1]] }, "'inputs' holds [0, -1]: buttons 0 to 255, ticks from 1"],
  [{ inputs: null }, "'inputs' is null, not a list"],
  [{ save: [1] }, "'save' holds [1], not 4 whole numbers"],
  [{ save: null }, "'save' holds null, not 4 whole numbers"],
  [{ checkpoints: [7] }, "'checkpoints' holds 7, not an object"],
  [{ checkpoints: [{ tick: 60 }] }, "'hash' is null, not a str"],
  [{ ticks: 5 }, "'ticks' is 5, but 'inputs' last 262"],
  [
    { hash: ["a long list", "of texts that", "does not end", 1.5] },
    `'hash' is ["a long list", "of texts that", "doe..., not a str`,
  ],
];

test("a spoilt recording says what is wrong", () => {
  for (const [change, message] of SPOILT) {
    const text = JSON.stringify({ ...WON, ...change });
    assert.throws(() => parseRecording(text), new RecordingError(message));
  }
  assert.throws(() => parseRecording("[]"), new RecordingError("is not a JSON object"));
  assert.throws(() => parseRecording("{"), /^RecordingError: is not JSON \(/);
});

test("another game's recording is refused", () => {
  const text = JSON.stringify({ ...WON, game: "other's" });
  assert.throws(
    () => readRecording("win.json", text, TOY),
    new RecordingError(`win.json: is of "other's", and this is 'toy'`),
  );
});

test("a check prints what Python prints", () => {
  /** @type {string[]} */
  const lines = [];
  assert.ok(check(TOY, FACTS, WON, (line) => lines.push(line)));
  const [first] = WON.checkpoints;
  assert.equal(
    lines[0],
    `{"tick": 60, "hash": "${first.hash}", "level": 0, "state": "${first.state}"}`,
  );
  assert.equal(lines.at(-1), `{"outcome": "won", "ticks": 262, "hash": "${WON.hash}"}`);
  lines.length = 0;
  assert.ok(
    !check(TOY, FACTS, { ...WON, outcome: "gesiegt, \u00fc\x7f" }, (line) => lines.push(line)),
  );
  assert.equal(
    lines.at(-1),
    `{"mismatch": 262, "expected": "gesiegt, \\u00fc\\u007f ${WON.hash}", ` +
      `"found": "won ${WON.hash}"}`,
  );
});
