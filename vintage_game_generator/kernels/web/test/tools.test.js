/** What node runs in a game's project: the replay, and the single page. */

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { joined } from "../tools/modules.js";
import { assetIndex, wholePage } from "../tools/page.js";
import { main } from "../tools/replay.js";
import { MAP, TOY, WINNING, mapDocument, recorded } from "../toy/game.js";

const FOLDER = mkdtempSync(join(tmpdir(), "toy-"));
after(() => rmSync(FOLDER, { recursive: true }));

/**
 * Write a file, and return its path.
 * @param {string} path
 * @param {string} text
 */
function written(path, text) {
  const file = join(FOLDER, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/**
 * Return what a command line prints, and its exit code.
 * @param {import("node:test").TestContext} context
 * @param {string[]} argv
 */
function run(context, argv) {
  const out = context.mock.method(console, "log", () => {});
  const errors = context.mock.method(console, "error", () => {});
  const code = main(TOY, join(FOLDER, "assets"), argv);
  const lines = [...out.mock.calls, ...errors.mock.calls].map((call) => String(call.arguments[0]));
  context.mock.restoreAll();
  return { code, lines };
}

written(`assets/${MAP}`, JSON.stringify(mapDocument()));
const WON = recorded(WINNING);
const WIN = written("win.json", JSON.stringify(WON));

test("a recording that matches exits with 0", (context) => {
  const { code, lines } = run(context, [WIN]);
  assert.equal(code, 0);
  assert.equal(lines.length, 5);
});

test("a recording that does not match exits with 1 at the first difference", (context) => {
  const file = written("false.json", JSON.stringify({ ...WON, hash: "00000000" }));
  const { code, lines } = run(context, [file]);
  assert.equal(code, 1);
  assert.match(
    lines.at(-1) ?? "",
    /^\{"mismatch": 262, "expected": "won 00000000", "found": "won /,
  );
});

test("a file that is missing, no recording or another game's exits with 2 and one line", (context) => {
  const other = written("other.json", JSON.stringify({ ...WON, game: "other" }));
  for (const [file, said] of [
    [join(FOLDER, "none.json"), "cannot be read (ENOENT"],
    [written("text.json", "win"), "is not JSON ("],
    [other, "is of 'other', and this is 'toy'"],
  ]) {
    const { code, lines } = run(context, [file]);
    assert.equal(code, 2);
    assert.equal(lines.length, 1);
    assert.ok(lines[0].startsWith(`toy: ${file}: ${said}`), lines[0]);
  }
});

test("a map that is missing is named", (context) => {
  const code = context.mock.method(console, "error", () => {});
  assert.equal(main(TOY, join(FOLDER, "nothing"), [WIN]), 2);
  const said = String(code.mock.calls[0].arguments[0]);
  assert.ok(said.startsWith(`toy: ${MAP}: cannot be read (ENOENT`), said);
});

test("arguments that are wrong are told how they should be", (context) => {
  for (const argv of [[], ["a", "b"], ["--watch"], ["--bench", "many", WIN], ["--bench", "3"]]) {
    const { code, lines } = run(context, argv);
    assert.deepEqual([code, lines], [2, ["usage: node replay.mjs [--bench N] FILE"]]);
  }
});

test("the speed is measured over all rounds", (context) => {
  const { code, lines } = run(context, ["--bench", "3", WIN]);
  assert.equal(code, 0);
  assert.match(lines[0], /^\{"ticks": 786, "seconds": 0\.\d+\}$/);
});

/** @param {Record<string, string>} modules */
function joinedOf(modules) {
  return joined("src/main.js", (path) => modules[path] ?? assert.fail(path));
}

test("modules become one script that does the same", () => {
  const script = joinedOf({
    "src/main.js":
      'import { twice as double, three } from "./deep/twice.js";\n' +
      'import {\n  one,\n} from "./deep/index.js";\nresult.push(double(three), one);\n',
    "src/deep/twice.js":
      'import { one } from "./one.js";\nexport const three = one + 2;\n' +
      "export function twice(number) {\n  return 2 * number;\n}\n",
    "src/deep/index.js": 'export * from "./one.js";\n',
    "src/deep/one.js": "export const one = 1;\n",
  });
  /** @type {number[]} */
  const result = [];
  new Function("result", script)(result);
  assert.deepEqual(result, [6, 1]);
  assert.equal(script.match(/const one = 1/g)?.length, 1);
});

test("what could end the script is written in another way", () => {
  const title = 'export const title = "</SCRIPT><!--<script>";\nresult.push(title);\n';
  const script = joinedOf({ "src/main.js": title });
  assert.doesNotMatch(script, /<(!--|\/?script)/i);
  /** @type {string[]} */
  const result = [];
  new Function("result", script)(result);
  assert.deepEqual(result, ["</SCRIPT><!--<script>"]);
});

test("a form that would not work in a page is refused by its file", () => {
  for (const line of [
    'import * as all from "./one.js";',
    'import "./one.js";',
    "export default 3;",
    "export let changing = 3;",
    "export { one };",
  ]) {
    const modules = { "src/main.js": `${line}\n`, "src/one.js": "" };
    assert.throws(() => joinedOf(modules), {
      message: `src/main.js: cannot be put into a page: ${line}`,
    });
  }
});

test("modules that import each other are refused", () => {
  const modules = {
    "src/main.js": 'import { a } from "./a.js";\n',
    "src/a.js": 'import { b } from "./b.js";\n',
    "src/b.js": 'import { a } from "./a.js";\n',
  };
  assert.throws(() => joinedOf(modules), {
    message: "src/a.js: is imported in a circle: src/main.js -> src/a.js -> src/b.js -> src/a.js",
  });
});

test("the page holds everything, and may reach nothing", () => {
  written("assets/sounds/jump.wav", "RIFF");
  written("assets/notes.txt", "not for the page");
  written("src/main.js", 'document.title = "$&";\n');
  written("src/page.css", "body { margin: 0 }\n");
  written(
    "index.html",
    '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">\n' +
      '<link rel="stylesheet" href="src/page.css">\n' +
      '<script type="module" src="src/main.js"></script>\n',
  );
  const page = wholePage(FOLDER);
  assert.match(page, /content="default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-/);
  assert.ok(page.includes("<style>\nbody { margin: 0 }\n</style>"));
  assert.ok(page.includes('document.title = "$&";'));
  assert.ok(page.includes('"sounds/jump.wav":"UklGRg=="'));
  assert.doesNotMatch(page, /src=|href=|notes/);
  assert.deepEqual(JSON.parse(assetIndex(FOLDER)), [MAP, "sounds/jump.wav"]);
});
