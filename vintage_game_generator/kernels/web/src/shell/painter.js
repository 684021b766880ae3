/** A frame: what the player sees of a world. */

/** @import { Game } from "../kernel/game.js" */
/** @import { World } from "../kernel/world.js" */
/** @import { Assets } from "./assets.js" */
/** @import { Corner } from "./camera.js" */
/** @import { Picture, Surface } from "./surface.js" */

import {
  CLEARED,
  FACE_DOWN,
  FACE_RIGHT,
  IDLE,
  INTRO,
  LOST,
  PAUSED,
  TITLE,
  WON,
} from "../kernel/constants.js";
import { AssetError } from "../kernel/errors.js";
import { BigLetters } from "./big-letters.js";
import { camera, fieldSize } from "./camera.js";
import { Card } from "./card.js";
import { Cast } from "./cast.js";
import { titleColours } from "./colours.js";
import { Hud } from "./hud.js";
import { Font } from "./lettering.js";
import { Scenery } from "./scenery.js";
import { Screens } from "./screens.js";

/** Everything that a game shows, read once. Drawing never changes the world. */
export class Painter {
  #scenery;
  #cast;
  #hud;
  #card;
  #screens;

  /**
   * Read all pictures of a game.
   * @param {Game} game
   * @param {Assets} assets
   * @throws {LevelError} A map cannot be played.
   * @throws {AssetError} A picture is missing or malformed.
   */
  constructor(game, assets) {
    this.game = game;
    const maps = game.maps(assets.documents);
    if (maps.length === 0) {
      throw new AssetError(game.package, "has no levels");
    }
    const stages = game.stages.entries();
    this.#scenery = [...stages].map(([index, stage]) => {
      return new Scenery(game, assets, stage, maps[index]);
    });
    const font = new Font(assets);
    this.#cast = new Cast(game, assets, maps);
    this.#hud = new Hud(game, font, this.#cast);
    const big = new BigLetters(font, titleColours(game, this.#cast));
    this.#card = new Card(game, font, big, this.#cast);
    this.#screens = new Screens(game, font, big, this.#cast, this.#scenery);
  }

  /**
   * Draw a world on a surface of the console's screen size.
   * @param {Surface} surface
   * @param {World} world
   * @param {Corner} [corner] The map's pixel at the top left; the hero's surroundings if not given.
   */
  draw(surface, world, corner) {
    const { mode } = world;
    if (mode === TITLE) {
      this.#screens.title(surface, world);
    } else if (mode === INTRO) {
      this.#card.draw(surface, world);
    } else if (mode === WON || mode === LOST) {
      this.#screens.ending(surface, world);
    } else {
      this.#play(surface, world, corner ?? camera(world, this.game));
      if (mode === PAUSED) {
        this.#screens.pause(surface);
      } else if (mode === CLEARED) {
        this.#screens.cleared(surface, world);
      }
    }
  }

  /**
   * Return the hero as the page's icon.
   * @returns {Picture}
   */
  icon() {
    const { frames, poses } = this.#cast.hero;
    return frames[FACE_RIGHT][poses[IDLE][FACE_DOWN].frame(0)];
  }

  /**
   * Dim a picture, from not at all (0) to nothing left (16).
   * @param {Surface} surface
   * @param {number} density
   */
  fade(surface, density) {
    this.#screens.fade(surface, density);
  }

  /**
   * @param {Surface} surface
   * @param {World} world
   * @param {Corner} corner
   */
  #play(surface, world, corner) {
    const { hud, paper } = this.game;
    const [width, height] = fieldSize(this.game);
    if (hud + height < surface.height || width < surface.width) {
      surface.fill(paper);
    }
    const field = surface.part(0, hud, width, height);
    this.#scenery[world.level].draw(field, corner);
    this.#cast.draw(field, world, corner, world.tick);
    this.#hud.draw(surface, world);
  }
}
