/** What stands still: a level's map in one picture, and the layers far behind it. */

/** @import { Game, Stage } from "../kernel/game.js" */
/** @import { LevelMap } from "../kernel/levels.js" */
/** @import { Assets } from "./assets.js" */
/** @import { Corner } from "./camera.js" */

import { AssetError } from "../kernel/errors.js";
import { DRAWN_LAYERS } from "../kernel/levels.js";
import { isRecord, whole } from "./facts.js";
import { TileSheet } from "./pictures.js";
import { Picture, Surface, blank } from "./surface.js";

/**
 * A layer far behind: its speed is in percent of the camera's, its height in pixels of the field.
 * @typedef {{picture: Picture, speed: number, y: number}} Layer
 */

/** One level's still picture. It is drawn once; a frame only shows the part in sight. */
export class Scenery {
  #paint;
  #ground;
  #backdrop;

  /**
   * @param {Game} game
   * @param {Assets} assets
   * @param {Stage} stage
   * @param {LevelMap} drawn
   * @throws {AssetError} A picture is missing, or the map shows a tile that its sheet lacks.
   */
  constructor(game, assets, stage, drawn) {
    this.map = drawn;
    this.#paint = stage.backdrop;
    this.#ground = ground(game, assets, stage, drawn);
    this.#backdrop = game.camera === "follow" ? backdrop(game, assets, stage) : [];
  }

  /**
   * Draw what is seen from a corner.
   * @param {Surface} field
   * @param {Corner} corner
   * @param {number} [drift] Moves the backdrop alone, in pixels.
   */
  draw(field, [left, top], drift = 0) {
    field.fill(this.#paint);
    for (const { picture, speed, y } of this.#backdrop) {
      const period = picture.width;
      const moved = Math.floor((left * speed) / 100) + Math.floor((drift * speed) / 100);
      for (let x = -(((moved % period) + period) % period); x < field.width; x += period) {
        field.blit(picture, x, y);
      }
    }
    field.blit(this.#ground, -left, -top);
  }
}

/**
 * Return the whole map, drawn.
 * @param {Game} game
 * @param {Assets} assets
 * @param {Stage} stage
 * @param {LevelMap} drawn
 * @returns {Picture}
 */
function ground(game, assets, stage, drawn) {
  const sheet = new TileSheet(assets, stage.tileset);
  if (sheet.tile !== game.cell) {
    throw new AssetError(stage.tileset, `has tiles of ${sheet.tile} pixels, not ${game.cell}`);
  }
  const columns = drawn.level.width;
  const context = blank(columns * game.cell, drawn.level.height * game.cell);
  const surface = new Surface(context);
  for (const name of DRAWN_LAYERS) {
    for (const [index, tile] of (drawn.layers.get(name) ?? []).entries()) {
      if (tile < 0) {
        continue;
      }
      const column = index % columns;
      const row = Math.floor(index / columns);
      if (tile >= sheet.tiles.length) {
        const place = `layer '${name}', column ${column}, row ${row}`;
        throw new AssetError(stage.map, `${place}: '${stage.tileset}' has no tile ${tile}`);
      }
      surface.blit(sheet.tiles[tile], column * game.cell, row * game.cell);
    }
  }
  return new Picture(context);
}

/**
 * Return the layers from far to near.
 * @param {Game} game
 * @param {Assets} assets
 * @param {Stage} stage
 * @returns {Layer[]}
 */
function backdrop(game, assets, stage) {
  const file = `backdrops/${stage.tileset}.json`;
  const { layers } = assets.facts(file);
  if (!Array.isArray(layers)) {
    throw new AssetError(file, "is no backdrop: it has no list of layers");
  }
  return layers.map((layer) => {
    if (!isRecord(layer) || typeof layer.file !== "string") {
      throw new AssetError(file, "is no backdrop: a layer names no file");
    }
    const picture = assets.picture(`backdrops/${layer.file}`);
    return { picture, speed: whole(file, layer, "speed"), y: whole(file, layer, "y") - game.hud };
  });
}
