/** The files of the game's assets folder, all of them in memory before the game begins. */

/** @import { Facts } from "../kernel/game.js" */

import { AssetError } from "../kernel/errors.js";
import { isRecord } from "./facts.js";
import { Picture, blank } from "./surface.js";

/** A file's content. @typedef {Uint8Array<ArrayBuffer>} Bytes */

const DOCUMENTS = [".json", ".tmj"];

/** Files by their paths inside the folder: "sprites/hero.png". */
export class Assets {
  #files;
  #pictures;

  /**
   * @param {ReadonlyMap<string, Bytes>} files
   * @param {Facts} documents The parsed JSON files among them.
   * @param {ReadonlyMap<string, Picture>} pictures The decoded pictures among them.
   */
  constructor(files, documents, pictures) {
    this.documents = documents;
    this.#files = files;
    this.#pictures = pictures;
  }

  /**
   * Return the assets that some files make.
   * @param {ReadonlyMap<string, Bytes>} files
   * @returns {Promise<Assets>}
   * @throws {AssetError} A file is not what its name says.
   */
  static async of(files) {
    const all = [...files];
    const documents = all.filter(([name]) => DOCUMENTS.some((ending) => name.endsWith(ending)));
    const facts = Object.fromEntries(documents.map(([name, bytes]) => [name, parsed(name, bytes)]));
    const pictures = all
      .filter(([name]) => name.endsWith(".png"))
      .map(async ([name, bytes]) => /** @type {const} */ ([name, await decoded(name, bytes)]));
    return new Assets(files, facts, new Map(await Promise.all(pictures)));
  }

  /**
   * Return whether there is a file.
   * @param {string} name
   * @returns {boolean}
   */
  has(name) {
    return this.#files.has(name);
  }

  /**
   * Return a file's content, if there is such a file.
   * @param {string} name
   * @returns {Bytes | undefined}
   */
  bytes(name) {
    return this.#files.get(name);
  }

  /**
   * Return the JSON object that a file holds.
   * @param {string} name
   * @returns {Record<string, unknown>}
   * @throws {AssetError} There is no such file, or it holds no object.
   */
  facts(name) {
    const facts = this.documents[name];
    if (!isRecord(facts)) {
      throw new AssetError(name, this.has(name) ? "is not a JSON object" : "is missing");
    }
    return facts;
  }

  /**
   * Return a decoded picture.
   * @param {string} name
   * @returns {Picture}
   * @throws {AssetError} There is no such file.
   */
  picture(name) {
    const picture = this.#pictures.get(name);
    if (picture === undefined) {
      throw new AssetError(name, "is missing");
    }
    return picture;
  }
}

/**
 * @param {string} name
 * @param {Bytes} bytes
 * @returns {unknown}
 */
function parsed(name, bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new AssetError(name, `cannot be read (${error})`);
  }
}

/**
 * Return the picture that a PNG file holds, its colours as they are written there.
 * @param {string} name
 * @param {Bytes} bytes
 * @returns {Promise<Picture>}
 */
async function decoded(name, bytes) {
  try {
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }), {
      colorSpaceConversion: "none",
      premultiplyAlpha: "none",
    });
    const context = blank(bitmap.width, bitmap.height);
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    return new Picture(context);
  } catch (error) {
    throw new AssetError(name, `is no picture (${error})`);
  }
}
