import assert from "node:assert/strict";
import { test } from "node:test";
import { COIN, HERO, WALKER } from "../src/kernel/constants.js";
import { LevelError } from "../src/kernel/errors.js";
import { readMap } from "../src/kernel/levels.js";
import { mapDocument } from "../toy/game.js";

test("a map becomes cells, spawns and drawn layers", () => {
  const { level, layers } = readMap("toy.tmj", mapDocument());
  assert.deepEqual([level.width, level.height], [28, 13]);
  assert.equal(level.cells[3 * 28 + 10], COIN);
  assert.deepEqual(level.spawns, [
    { kind: HERO, column: 2, row: 10, tag: 0 },
    { kind: WALKER, column: 14, row: 10, tag: 3 },
  ]);
  assert.deepEqual([...layers.keys()], ["terrain"]);
  assert.equal(layers.get("terrain")?.[0], -1);
  assert.equal(layers.get("terrain")?.at(-1), 0);
});

/** @type {[string, (document: any) => unknown, string][]} */
const SPOILT = [
  ["nothing", (map) => delete map.layers, "is not a Tiled map: it has no list of layers"],
  ["width", (map) => (map.width = "28"), "width is '28', not a whole number of 1 or more"],
  ["height", (map) => delete map.height, "height is None, not a whole number of 1 or more"],
  ["tilesets", (map) => map.tilesets.pop(), "needs two tilesets: the drawn tiles, then the cells"],
  ["first", (map) => delete map.tilesets[1].firstgid, "the tilesets' firstgid are [1, None]"],
  ["layer", (map) => (map.layers[1].name = "celles"), "has no layer 'cells'"],
  [
    "compression",
    (map) => (map.layers[0].data = "eJxjYGBg"),
    "layer 'terrain' is compressed: save the map with CSV layer data",
  ],
  ["length", (map) => map.layers[0].data.pop(), "layer 'terrain' has 363 tiles, not 28 x 13"],
  [
    "flip",
    (map) => (map.layers[0].data[29] = 0x80000001),
    "layer 'terrain', column 1, row 1: 2147483649 is no plain tile " +
      "(mirrored and turned tiles are not drawn)",
  ],
  [
    "cell",
    (map) => (map.layers[1].data[30] = 999),
    "layer 'cells', column 2, row 1: there is no cell 742",
  ],
  ["objects", (map) => delete map.layers[2].objects, "layer 'actors' is no object layer"],
  ["hero", (map) => map.layers[2].objects.shift(), "has 0 actors of type 'hero', not one"],
  ["place", (map) => (map.layers[2].objects[1].x = -3), "the walker at -3, 175 is outside the map"],
  [
    "point",
    (map) => (map.layers[2].objects[1].x = true),
    "the walker is at True, 175, which is no point",
  ],
  [
    "tag",
    (map) => (map.layers[2].objects[1].properties[0].value = "left"),
    "the tag 'left' is no whole number",
  ],
  [
    "crowd",
    (map) => map.layers[2].objects.push(...new Array(64).fill(map.layers[2].objects[1])),
    "has 66 actors, of 64 at most",
  ],
];

for (const [what, spoil, message] of SPOILT) {
  test(`a map with a spoilt ${what} says what is wrong`, () => {
    const document = mapDocument();
    spoil(document);
    assert.throws(() => readMap("toy.tmj", document), new LevelError("toy.tmj", message));
  });
}

test("an actor that no game knows is told what there is", () => {
  const document = mapDocument();
  document.layers[2].objects[1].type = "dragon";
  assert.throws(
    () => readMap("toy.tmj", document),
    /no actor of type 'dragon'; there are hero, walker/,
  );
});
