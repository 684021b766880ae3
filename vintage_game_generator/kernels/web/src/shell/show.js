/** The running picture: frames with a steady camera, slides and fades. */

/** @import { World } from "../kernel/world.js" */
/** @import { Painter } from "./painter.js" */
/** @import { Surface } from "./surface.js" */

import { CLEARED, DYING, PAUSED, PLAYING } from "../kernel/constants.js";
import { Sight } from "./camera.js";
import { OPAQUE } from "./veil.js";

/** @type {ReadonlySet<number>} */
const IN_PLAY = new Set([PLAYING, PAUSED, CLEARED, DYING]);

/** Draws one frame after the other. What it remembers is never part of the state. */
export class Show {
  #painter;
  #sight;
  #scene = { mode: -1, level: -1 };
  #mode = -1;
  #dim = 0;

  /** @param {Painter} painter */
  constructor(painter) {
    this.#painter = painter;
    this.#sight = new Sight(painter.game);
  }

  /** Whether the world should wait while the picture slides. */
  get holds() {
    return this.#sight.sliding;
  }

  /**
   * Look at a world after its tick.
   * @param {World} world
   */
  advance(world) {
    const inPlay = IN_PLAY.has(world.mode);
    const scene = { mode: inPlay ? PLAYING : world.mode, level: world.level };
    const revived = this.#mode === DYING && world.mode === PLAYING;
    const changed = scene.mode !== this.#scene.mode || scene.level !== this.#scene.level;
    const cut = changed || revived;
    this.#dim = cut ? OPAQUE : Math.max(0, this.#dim - 1);
    this.#scene = scene;
    this.#mode = world.mode;
    if (inPlay) {
      this.#sight.follow(world, cut);
    }
  }

  /** Go on sliding while the world waits. */
  slide() {
    this.#sight.slide();
  }

  /**
   * Draw a frame on a surface of the console's screen size.
   * @param {Surface} surface
   * @param {World} world
   */
  draw(surface, world) {
    this.#painter.draw(surface, world, this.#sight.corner());
    this.#painter.fade(surface, this.#dim);
  }
}
