/** The game as one page that needs nothing else: no server, no network, no other file. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "./folders.js";
import { joined } from "./modules.js";

export const INDEX = "assets/index.json"; // what the folder holds, for the page that fetches it
const KEPT = /\.(json|png|tmj|wav)$/;
const POLICY = /(<meta http-equiv="Content-Security-Policy" content=")[^"]*/;
const STYLE = /<link rel="stylesheet" href="([^"]+)">/;
const SCRIPT = /<script type="module" src="([^"]+)"><\/script>/;

/**
 * Return the paths of a game's assets, sorted.
 * @param {string} folder The game's project.
 * @returns {string[]}
 */
export function assetNames(folder) {
  const names = filesBelow(join(folder, "assets"));
  return names.filter((name) => KEPT.test(name) && `assets/${name}` !== INDEX);
}

/**
 * Return the list of assets, as text.
 * @param {string} folder
 * @returns {string}
 */
export function assetIndex(folder) {
  return `${JSON.stringify(assetNames(folder), null, 1)}\n`;
}

/**
 * Return the page, as text.
 *
 * It is `index.html` with everything in it. Its policy lets it run this very script, use this very
 * style, and reach nothing.
 * @param {string} folder
 * @returns {string}
 */
export function wholePage(folder) {
  /** @param {string} path */
  const text = (path) => readFileSync(join(folder, path), "utf8");
  const outside = text("index.html");
  const style = `\n${text(part(outside, STYLE))}`;
  const script = `\n${joined(part(outside, SCRIPT), text)}`;
  const policy = [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(style)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const data = `<script id="assets" type="application/json">${embedded(folder)}</script>`;
  return outside
    .replace(POLICY, (_, before) => before + policy)
    .replace(STYLE, () => `<style>${style}</style>`)
    .replace(SCRIPT, () => `${data}\n<script type="module">${script}</script>`);
}

/**
 * Return the assets as one JSON object: base64 by path.
 * @param {string} folder
 * @returns {string}
 */
function embedded(folder) {
  const entries = assetNames(folder).map((name) => {
    const key = JSON.stringify(name).replaceAll("<", "\\u003c");
    return `${key}:"${readFileSync(join(folder, "assets", name), "base64")}"`;
  });
  return `{\n${entries.join(",\n")}\n}`;
}

/**
 * @param {string} page
 * @param {RegExp} pattern
 * @returns {string}
 */
function part(page, pattern) {
  const found = pattern.exec(page);
  if (found === null) {
    throw new Error(`index.html: lacks ${pattern}`);
  }
  return found[1];
}

/**
 * @param {string} text
 * @returns {string}
 */
function digest(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
