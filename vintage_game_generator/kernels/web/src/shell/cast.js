/** What moves or shines: actors by their pose, and the cells that a hero can take or open. */

/** @import { Game } from "../kernel/game.js" */
/** @import { LevelMap } from "../kernel/levels.js" */
/** @import { World } from "../kernel/world.js" */
/** @import { Assets } from "./assets.js" */
/** @import { Corner } from "./camera.js" */
/** @import { Animation } from "./pictures.js" */
/** @import { Surface } from "./surface.js" */

import {
  CELL,
  CELL_NAMES,
  CHECKPOINT,
  CHECKPOINT_LIT,
  COIN,
  DEATH,
  FACE_DOWN,
  FACE_RIGHT,
  FOE_SHOT,
  GATE,
  GONE,
  HERO,
  HERO_SHOT,
  IDLE,
  KIND_NAMES,
  LIFT,
  SLASH,
} from "../kernel/constants.js";
import { AssetError } from "../kernel/errors.js";
import { Actor } from "../kernel/world.js";
import { SpriteSheet } from "./pictures.js";

/**
 * The sprite of a cell, and how it moves.
 * @typedef {{sheet: SpriteSheet, animation: Animation}} Item
 */

const TURNING = [HERO_SHOT, FOE_SHOT, SLASH]; // drawn to the right; up and down are turned pictures
const BLINK_TICKS = 4;

/** All sprites of a game. */
export class Cast {
  #edge;
  #order;

  /**
   * Read every sprite that the game names or its maps need.
   * @param {Game} game
   * @param {Assets} assets
   * @param {readonly LevelMap[]} maps
   * @throws {AssetError} A sprite is missing.
   */
  constructor(game, assets, maps) {
    const above = game.camera === "rooms";
    this.#edge = game.cell;
    this.#order = above ? byDepth : byLayer;
    this.facing = above ? FACE_DOWN : FACE_RIGHT; // the hero's, where he waits
    /** @type {Map<number, SpriteSheet>} */
    this.sheets = new Map();
    for (const [kind, name] of game.sprites) {
      this.sheets.set(kind, new SpriteSheet(assets, name));
    }
    for (const [index, stage] of game.stages.entries()) {
      for (const { kind } of maps[index].level.spawns) {
        if (!this.sheets.has(kind)) {
          const problem = `has a ${KIND_NAMES[kind]}, and the game no sprite for it`;
          throw new AssetError(stage.map, problem);
        }
      }
    }
    for (const kind of TURNING) {
      this.sheets.get(kind)?.turnWithFacing();
    }
    /** @type {Map<number, Item>} */
    this.items = new Map();
    for (let cell = COIN; cell <= GATE; cell++) {
      const name = CELL_NAMES[cell === CHECKPOINT_LIT ? CHECKPOINT : cell];
      const shown = maps.some(({ level }) => level.cells.includes(cell));
      if (shown || assets.has(`sprites/${name}.json`)) {
        const sheet = new SpriteSheet(assets, name);
        const lit = cell === CHECKPOINT_LIT ? sheet.animations.get("lit") : undefined;
        this.items.set(cell, { sheet, animation: lit ?? sheet.poses[IDLE][FACE_RIGHT] });
      }
    }
  }

  /**
   * Return the sheet of the hero.
   * @returns {SpriteSheet}
   * @throws {AssetError} The game has no sprite for him.
   */
  get hero() {
    const sheet = this.sheets.get(HERO);
    if (sheet === undefined) {
      throw new AssetError("sprites", "the game names no sprite for its hero");
    }
    return sheet;
  }

  /**
   * Draw what is in sight, items first.
   * @param {Surface} field
   * @param {World} world
   * @param {Corner} corner
   * @param {number} tick Tells how far items have turned.
   */
  draw(field, world, corner, tick) {
    this.#drawItems(field, world, corner, tick);
    const present = [...world.actors.entries()].filter(([, actor]) => actor.kind !== GONE);
    for (const [, actor] of present.sort(this.#order)) {
      if (Math.floor(actor.hurt / BLINK_TICKS) % 2 === 0 || actor.pose === DEATH) {
        this.drawActor(field, actor, corner);
      }
    }
  }

  /**
   * Draw one actor, its feet where it stands.
   * @param {Surface} field
   * @param {Actor} actor
   * @param {Corner} corner
   */
  drawActor(field, actor, [left, top]) {
    const sheet = this.sheets.get(actor.kind);
    if (sheet !== undefined) {
      const x = Math.floor((actor.x * this.#edge) / CELL) - left - sheet.anchor[0];
      const y = Math.floor((actor.y * this.#edge) / CELL) + 1 - top - sheet.anchor[1];
      const index = sheet.poses[actor.pose][actor.facing].frame(actor.poseTime);
      field.blit(sheet.frames[actor.facing][index], x, y);
    }
  }

  /**
   * Draw the hero alone.
   * @param {Surface} surface
   * @param {readonly [number, number]} feet Where his feet are.
   * @param {number} pose
   * @param {number} time
   */
  drawHero(surface, [x, y], pose, time) {
    const hero = new Actor();
    hero.kind = HERO;
    hero.pose = pose;
    hero.poseTime = time;
    hero.facing = this.facing;
    this.drawActor(surface, hero, [-x, -y]);
  }

  /**
   * @param {Surface} field
   * @param {World} world
   * @param {Corner} corner
   * @param {number} tick
   */
  #drawItems(field, world, [left, top], tick) {
    const edge = this.#edge;
    const first = Math.max(0, Math.floor(left / edge));
    const last = Math.min(Math.floor((left + field.width) / edge) + 1, world.width);
    const bottom = Math.min(Math.floor((top + field.height) / edge) + 1, world.height);
    for (let row = Math.max(0, Math.floor(top / edge)); row < bottom; row++) {
      for (let column = first; column < last; column++) {
        const item = this.items.get(world.cells[row * world.width + column]);
        if (item !== undefined) {
          const { sheet, animation } = item;
          const x = column * edge + Math.floor(edge / 2) - left - sheet.anchor[0];
          const y = row * edge + edge - top - sheet.anchor[1];
          field.blit(sheet.frames[FACE_RIGHT][animation.frame(tick)], x, y);
        }
      }
    }
  }
}

/**
 * Sort by what is nearer to the viewer, seen from above.
 * @param {[number, Actor]} one
 * @param {[number, Actor]} other
 * @returns {number}
 */
function byDepth([slot, actor], [otherSlot, other]) {
  return actor.y - other.y || otherSlot - slot;
}

/**
 * Sort what carries behind, the hero before his foes, shots and effects before all.
 * @param {[number, Actor]} one
 * @param {[number, Actor]} other
 * @returns {number}
 */
function byLayer([slot, actor], [otherSlot, other]) {
  return layer(actor.kind) - layer(other.kind) || slot - otherSlot;
}

/**
 * @param {number} kind
 * @returns {number}
 */
function layer(kind) {
  if (kind === LIFT) {
    return 0;
  }
  if (kind === HERO) {
    return 2;
  }
  return kind > FOE_SHOT ? 3 : 1;
}
