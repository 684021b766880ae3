/** Maps: Tiled documents (`.tmj`) become the kernel's levels and the layers that the page draws. */

/** @import { Level, Spawn } from "./world.js" */

import { CELL_NAMES, GONE, HERO, KIND_NAMES } from "./constants.js";
import { LevelError } from "./errors.js";
import { shown } from "./wording.js";
import { ACTORS } from "./world.js";

export const DRAWN_LAYERS = Object.freeze(["floor", "terrain", "decor"]); // from back to front
const CELLS_LAYER = "cells";
const ACTORS_LAYER = "actors";
const FIRST_FLIP = 0x10000000; // from this bit on Tiled notes that a tile is mirrored or turned

/**
 * A level and how it looks: for each drawn layer its tiles row by row, -1 for none. A map may
 * lack any layer.
 * @typedef {{level: Level, layers: Map<string, readonly number[]>}} LevelMap
 */

/** @typedef {Record<string, unknown>} Fields */

/**
 * Return the map of a parsed document (Tiled 1.10, uncompressed, orthogonal).
 * @param {string} file Where it came from, for complaints.
 * @param {unknown} document
 * @returns {LevelMap}
 * @throws {LevelError} It is no map, or holds what no game knows.
 */
export function readMap(file, document) {
  if (!isObject(document) || !Array.isArray(document.layers)) {
    throw new LevelError(file, "is not a Tiled map: it has no list of layers");
  }
  return new Reader(file, document, document.layers.filter(isObject)).map();
}

/** Reads one document; every complaint names its file. */
class Reader {
  /**
   * @param {string} file
   * @param {Fields} document
   * @param {Fields[]} layers
   */
  constructor(file, document, layers) {
    this.file = file;
    this.width = this.size(document, "width");
    this.height = this.size(document, "height");
    this.tileWidth = this.size(document, "tilewidth");
    this.tileHeight = this.size(document, "tileheight");
    this.layers = new Map(layers.map((layer) => [layer.name, layer]));
    const [firstTile, firstCell] = this.firstNumbers(document.tilesets);
    this.firstTile = firstTile;
    this.firstCell = firstCell;
  }

  /** @returns {LevelMap} */
  map() {
    const drawn = DRAWN_LAYERS.filter((name) => this.layers.has(name));
    const layers = new Map(drawn.map((name) => [name, this.tiles(name)]));
    const level = {
      width: this.width,
      height: this.height,
      cells: this.cells(),
      spawns: this.spawns(),
    };
    return { level, layers };
  }

  /**
   * @param {string} name
   * @returns {number[]}
   */
  tiles(name) {
    return this.numbers(name).map((number) => (number === 0 ? -1 : number - this.firstTile));
  }

  /**
   * @param {Fields} document
   * @param {string} key
   * @returns {number}
   */
  size(document, key) {
    const value = document[key];
    if (!isWhole(value) || value < 1) {
      throw this.error(`${key} is ${shown(value)}, not a whole number of 1 or more`);
    }
    return value;
  }

  /**
   * Return the numbers of the first drawn tile and of the first cell (Tiled's firstgid).
   * @param {unknown} tilesets
   * @returns {[number, number]}
   */
  firstNumbers(tilesets) {
    if (!Array.isArray(tilesets) || tilesets.length !== 2) {
      throw this.error("needs two tilesets: the drawn tiles, then the cells");
    }
    const [tile, cell] = tilesets.map((tileset) => tileset.firstgid);
    if (!isWhole(tile) || !isWhole(cell) || tile < 1 || cell < 1) {
      throw this.error(`the tilesets' firstgid are ${shown([tile, cell])}`);
    }
    return [tile, cell];
  }

  /**
   * @param {string} name
   * @returns {Fields}
   */
  layer(name) {
    const layer = this.layers.get(name);
    if (layer === undefined) {
      throw this.error(`has no layer ${shown(name)}`);
    }
    return layer;
  }

  /**
   * @param {string} name
   * @returns {number[]}
   */
  numbers(name) {
    const { data } = this.layer(name);
    if (!Array.isArray(data)) {
      throw this.error(`layer ${shown(name)} is compressed: save the map with CSV layer data`);
    }
    if (data.length !== this.width * this.height) {
      const size = `${this.width} x ${this.height}`;
      throw this.error(`layer ${shown(name)} has ${data.length} tiles, not ${size}`);
    }
    for (const [index, number] of data.entries()) {
      if (!isWhole(number) || number < 0 || number >= FIRST_FLIP) {
        throw this.error(
          `layer ${shown(name)}, ${this.place(index)}: ${shown(number)} is no plain tile ` +
            "(mirrored and turned tiles are not drawn)",
        );
      }
    }
    return data;
  }

  /** @returns {Int32Array} */
  cells() {
    const cells = this.numbers(CELLS_LAYER).map((number, index) => {
      const cell = number === 0 ? 0 : number - this.firstCell;
      if (cell < 0 || cell >= CELL_NAMES.length) {
        throw this.error(`layer 'cells', ${this.place(index)}: there is no cell ${cell}`);
      }
      return cell;
    });
    return Int32Array.from(cells);
  }

  /** @returns {Spawn[]} */
  spawns() {
    const { objects } = this.layer(ACTORS_LAYER);
    if (!Array.isArray(objects)) {
      throw this.error("layer 'actors' is no object layer");
    }
    const spawns = objects.map((point) => this.spawn(point));
    const heroes = spawns.filter((start) => start.kind === HERO).length;
    if (heroes !== 1) {
      throw this.error(`has ${heroes} actors of type 'hero', not one`);
    }
    if (spawns.length > ACTORS) {
      throw this.error(`has ${spawns.length} actors, of ${ACTORS} at most`);
    }
    return spawns;
  }

  /**
   * @param {Fields} point
   * @returns {Spawn}
   */
  spawn(point) {
    const { type, x, y } = point;
    const kind = KIND_NAMES.findIndex((name) => name === type);
    if (kind <= GONE) {
      const known = KIND_NAMES.slice(1).join(", ");
      throw this.error(`there is no actor of type ${shown(type)}; there are ${known}`);
    }
    if (typeof x !== "number" || typeof y !== "number") {
      throw this.error(`the ${type} is at ${shown(x)}, ${shown(y)}, which is no point`);
    }
    const column = Math.floor(x / this.tileWidth);
    const row = Math.floor(y / this.tileHeight);
    if (column < 0 || column >= this.width || row < 0 || row >= this.height) {
      throw this.error(`the ${type} at ${x}, ${y} is outside the map`);
    }
    return { kind, column, row, tag: this.tag(point) };
  }

  /**
   * @param {Fields} point
   * @returns {number}
   */
  tag(point) {
    const properties = Array.isArray(point.properties) ? point.properties : [];
    const found = properties.find((entry) => entry.name === "tag");
    if (found === undefined) {
      return 0;
    }
    if (!isWhole(found.value)) {
      throw this.error(`the tag ${shown(found.value)} is no whole number`);
    }
    return found.value;
  }

  /**
   * @param {number} index
   * @returns {string}
   */
  place(index) {
    return `column ${index % this.width}, row ${Math.floor(index / this.width)}`;
  }

  /**
   * @param {string} problem
   * @returns {LevelError}
   */
  error(problem) {
    return new LevelError(this.file, problem);
  }
}

/**
 * @param {unknown} value
 * @returns {value is Fields}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isWhole(value) {
  return Number.isInteger(value);
}
