/** Pictures from the assets folder: sprite sheets with their animations, and tile sheets. */

/** @import { Assets } from "./assets.js" */
/** @import { Picture } from "./surface.js" */

import { FACE_DOWN, FACE_LEFT, FACE_RIGHT, FACE_UP, POSE_NAMES } from "../kernel/constants.js";
import { AssetError } from "../kernel/errors.js";
import { isRecord, whole, wholes } from "./facts.js";

/** @typedef {[red: number, green: number, blue: number]} Colour */

const FACINGS = [FACE_RIGHT, FACE_LEFT, FACE_UP, FACE_DOWN];

/**
 * Return the side of a thing that a facing shows, as animations are named.
 * @param {number} facing
 * @returns {string}
 */
function side(facing) {
  if (facing === FACE_UP) {
    return "up";
  }
  return facing === FACE_DOWN ? "down" : "side";
}

/** Frames by their index in the sheet, each shown for some ticks. */
export class Animation {
  /**
   * @param {readonly number[]} frames
   * @param {number} ticks
   * @param {boolean} loop
   */
  constructor(frames, ticks, loop) {
    this.frames = frames;
    this.ticks = ticks;
    this.loop = loop;
  }

  /**
   * Return the frame to show so many ticks after the beginning.
   * @param {number} time
   * @returns {number}
   */
  frame(time) {
    const turn = Math.floor(time / this.ticks);
    const last = this.frames.length - 1;
    return this.frames[this.loop ? turn % this.frames.length : Math.min(turn, last)];
  }
}

/** One thing's frames, for each facing: `frames[facing][index]`. */
export class SpriteSheet {
  /**
   * @param {Assets} assets
   * @param {string} name
   * @throws {AssetError} a file of the sheet is missing or malformed
   */
  constructor(assets, name) {
    const file = `sprites/${name}.json`;
    const facts = assets.facts(file);
    const picture = assets.picture(`sprites/${name}.png`);
    const [width, height] = wholes(file, facts, "frame", 2);
    this.width = width;
    this.height = height;
    this.anchor = wholes(file, facts, "anchor", 2);
    const count = Math.floor(picture.width / this.width);
    if (this.width < 1 || count < 1 || picture.height < this.height) {
      throw new AssetError(file, "has no frame to show");
    }
    this.animations = animations(file, facts, count);
    const mirrored = picture.turned([-1, 0, 0, 1, picture.width, 0]);
    const right = this.#row(picture, count, (index) => index * this.width);
    const left = this.#row(mirrored, count, (index) => picture.width - (index + 1) * this.width);
    /** @type {Picture[][]} */
    this.frames = [];
    for (const facing of FACINGS) {
      this.frames[facing] = facing === FACE_LEFT ? left : right;
    }
    this.poses = POSE_NAMES.map((pose) => {
      /** @type {Animation[]} */
      const byFacing = [];
      for (const facing of FACINGS) {
        byFacing[facing] = this.#animation(pose, side(facing));
      }
      return byFacing;
    });
  }

  /** Make up and down turned pictures, as for a shot that is drawn flying to the right. */
  turnWithFacing() {
    const names = [...this.animations.keys()];
    const edge = this.width;
    if (edge === this.height && !names.some((name) => name.includes("-up"))) {
      const right = this.frames[FACE_RIGHT];
      this.frames[FACE_UP] = right.map((frame) => frame.turned([0, -1, 1, 0, 0, edge]));
      this.frames[FACE_DOWN] = right.map((frame) => frame.turned([0, 1, -1, 0, edge, 0]));
    }
  }

  /**
   * Return the colours that cover a sixteenth of the first frame or more, in reading order.
   * @returns {Colour[]}
   */
  colours() {
    const dots = this.frames[FACE_RIGHT][0].dots();
    /** @type {Map<number, number>} */
    const counts = new Map();
    let total = 0;
    for (let at = 0; at < dots.length; at += 4) {
      if (dots[at + 3] === 0) {
        continue;
      }
      const colour = (dots[at] << 16) | (dots[at + 1] << 8) | dots[at + 2];
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
      total += 1;
    }
    const enough = Math.floor(total / 16);
    return [...counts]
      .filter(([, count]) => count >= enough)
      .map(([colour]) => [colour >> 16, (colour >> 8) & 255, colour & 255]);
  }

  /**
   * @param {Picture} picture
   * @param {number} count
   * @param {(index: number) => number} left
   * @returns {Picture[]}
   */
  #row(picture, count, left) {
    return Array.from({ length: count }, (_, index) =>
      picture.part(left(index), 0, this.width, this.height),
    );
  }

  /**
   * Return the nearest animation that the sheet has; not all things have all poses.
   * @param {string} pose
   * @param {string} seen
   * @returns {Animation}
   */
  #animation(pose, seen) {
    for (const name of [`${pose}-${seen}`, pose, `idle-${seen}`, "idle"]) {
      const animation = this.animations.get(name);
      if (animation !== undefined) {
        return animation;
      }
    }
    return [...this.animations.values()][0];
  }
}

/**
 * Return the animations that a sheet's facts name.
 * @param {string} file
 * @param {Record<string, unknown>} facts
 * @param {number} count of the frames that the sheet has
 * @returns {Map<string, Animation>}
 */
function animations(file, facts, count) {
  const entries = isRecord(facts.animations) ? Object.entries(facts.animations) : [];
  if (entries.length === 0) {
    throw new AssetError(file, "has no frame to show");
  }
  return new Map(
    entries.map(([name, entry]) => {
      const { loop } = isRecord(entry) ? entry : {};
      const frames = isRecord(entry) ? wholes(file, entry, "frames") : [];
      const ticks = isRecord(entry) ? whole(file, entry, "ticks") : 0;
      if (ticks < 1 || frames.length === 0 || Math.max(...frames) >= count) {
        throw new AssetError(file, `animation '${name}' wants frames that the sheet lacks`);
      }
      return [name, new Animation(frames, ticks, Boolean(loop))];
    }),
  );
}

/** A biome's tiles, by index. */
export class TileSheet {
  /**
   * @param {Assets} assets
   * @param {string} name
   * @throws {AssetError} a file of the sheet is missing or malformed
   */
  constructor(assets, name) {
    const file = `tiles/${name}.json`;
    const facts = assets.facts(file);
    const picture = assets.picture(`tiles/${name}.png`);
    this.tile = whole(file, facts, "tile");
    const columns = whole(file, facts, "columns");
    if (this.tile < 1 || columns < 1) {
      throw new AssetError(file, "is no tile sheet");
    }
    if (columns * this.tile > picture.width) {
      throw new AssetError(file, `has no ${columns} columns of ${this.tile} pixels`);
    }
    /** @type {Picture[]} */
    this.tiles = [];
    for (let y = 0; y + this.tile <= picture.height; y += this.tile) {
      for (let x = 0; x < columns * this.tile; x += this.tile) {
        this.tiles.push(picture.part(x, y, this.tile, this.tile));
      }
    }
  }
}
