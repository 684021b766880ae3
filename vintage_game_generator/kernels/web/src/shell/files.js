/** Where a page has the game's files from: out of itself, or from the folder beside it. */

/** @import { Bytes } from "./assets.js" */

import { AssetError } from "../kernel/errors.js";

const EMBEDDED = "assets"; // the id of the page's script that holds the files, base64 by path
const FOLDER = "assets/";
const INDEX = "index.json"; // the paths of all other files of the folder

/**
 * Return the game's files by their paths in the assets folder.
 * @returns {Promise<Map<string, Bytes>>}
 * @throws {AssetError} A file cannot be read.
 */
export async function gameFiles() {
  const holder = document.getElementById(EMBEDDED);
  return holder === null ? await fetched() : embedded(holder.textContent ?? "");
}

/**
 * @param {string} text
 * @returns {Map<string, Bytes>}
 */
function embedded(text) {
  const entries = Object.entries(JSON.parse(text));
  return new Map(entries.map(([name, content]) => [name, unpacked(String(content))]));
}

/**
 * Return what a base64 text holds.
 * @param {string} text
 * @returns {Bytes}
 */
function unpacked(text) {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = characters.charCodeAt(index);
  }
  return bytes;
}

/** @returns {Promise<Map<string, Bytes>>} */
async function fetched() {
  /** @type {unknown} */
  const names = JSON.parse(new TextDecoder().decode(await download(INDEX)));
  if (!Array.isArray(names)) {
    throw new AssetError(INDEX, "is not a list of paths");
  }
  const files = names.map(async (name) => {
    return /** @type {const} */ ([String(name), await download(String(name))]);
  });
  return new Map(await Promise.all(files));
}

/**
 * @param {string} name
 * @returns {Promise<Bytes>}
 */
async function download(name) {
  const answer = await fetch(FOLDER + name);
  if (!answer.ok) {
    throw new AssetError(name, `cannot be read (${answer.status} ${answer.statusText})`);
  }
  return new Uint8Array(await answer.arrayBuffer());
}
