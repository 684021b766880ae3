/** A game that runs: its world, ticked sixty times a second, shown and heard. */

/** @import { Game } from "../kernel/game.js" */
/** @import { World } from "../kernel/world.js" */
/** @import { Recording } from "../kernel/recording.js" */
/** @import { Assets } from "./assets.js" */
/** @import { Keeper } from "./keeper.js" */
/** @import { Keys } from "./keys.js" */
/** @import { Painter } from "./painter.js" */
/** @import { Verdict } from "./rerun.js" */
/** @import { Sound } from "./sound.js" */
/** @import { Surface } from "./surface.js" */

import { PLAYING, START } from "../kernel/constants.js";
import { Clock } from "./clock.js";
import { Rerun } from "./rerun.js";
import { Show } from "./show.js";

const FRAME_MS = 12; // of a frame's sixteen, for the ticks of a recording at full speed

/**
 * What a cabinet is made of. Without a keeper nothing is saved.
 * @typedef {object} Parts
 * @property {Game} game
 * @property {Assets} assets
 * @property {Painter} painter
 * @property {Surface} screen
 * @property {Keys} keys
 * @property {Sound} sound
 * @property {Keeper | undefined} keeper
 */

/**
 * A recording that is being played, and who waits for how it goes.
 * @typedef {object} Watched
 * @property {Rerun} rerun
 * @property {number} speed
 * @property {(verdict: Verdict) => void} done
 * @property {(error: unknown) => void} failed
 */

/** Runs a game; `passFrame` is called once a displayed frame. */
export class Cabinet {
  #parts;
  #clock = new Clock();
  #show;
  /** @type {Watched | undefined} */
  #watched;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#show = new Show(parts.painter);
    this.world = this.#fresh();
  }

  /**
   * Advance by the ticks that are due, and show the picture.
   * @param {number} now When the frame is, in milliseconds.
   */
  passFrame(now) {
    const due = this.#clock.due(now);
    if (this.#watched === undefined) {
      for (let tick = 0; tick < due; tick++) {
        this.#pass();
      }
    } else {
      this.#watch(this.#watched, due);
    }
    this.#show.draw(this.#parts.screen, this.world);
  }

  /** Let go of all buttons, and pause the game if it is being played: the player turned away. */
  turnAway() {
    const { keys } = this.#parts;
    keys.letGo();
    if (this.world.mode === PLAYING && this.#watched === undefined) {
      keys.tap(START);
    }
  }

  /** Hold still, since nobody sees the page. What passes until the next frame does not count. */
  hide() {
    this.turnAway();
    if (this.#watched === undefined) {
      this.#pass(); // a hidden page gets no frames: the pause must not wait for one
    }
    this.#parts.sound.rest();
    this.#clock.rest();
  }

  /**
   * Play a recording from its beginning; then the game begins anew. START ends it early.
   * @param {Recording} recording
   * @param {number} speed 1 as it was played, 2 twice as fast; infinite as fast as it goes.
   * @returns {Promise<Verdict>}
   */
  replay(recording, speed) {
    const { game, assets } = this.#parts;
    this.#finish();
    this.#begin(game.worldOf(assets.documents, recording));
    return new Promise((done, failed) => {
      this.#watched = { rerun: new Rerun(recording), speed, done, failed };
    });
  }

  /**
   * Fall silent for good, since something went wrong.
   * @param {unknown} error
   */
  giveUp(error) {
    this.#parts.sound.rest();
    this.#watched?.failed(error);
  }

  /**
   * Advance a recording.
   * @param {Watched} watched
   * @param {number} due
   */
  #watch({ rerun, speed }, due) {
    const { keys, sound } = this.#parts;
    const ticks = speed === Infinity ? Infinity : due * speed;
    const end = performance.now() + FRAME_MS;
    for (let passed = 0; passed < ticks && !rerun.over && performance.now() < end; passed++) {
      if (this.#show.holds) {
        this.#show.slide();
      } else {
        this.#tick(rerun.buttons());
        rerun.note(this.world);
        if (speed === 1) {
          sound.play(this.world);
        }
      }
    }
    const stopped = (keys.buttons() & START) !== 0;
    if (stopped) {
      keys.letGo(); // or the same press would start the game
    }
    if (stopped || rerun.over) {
      this.#finish();
    }
  }

  /** Tell how the recording went that is being played, and begin anew. */
  #finish() {
    if (this.#watched !== undefined) {
      const { rerun, done } = this.#watched;
      this.#watched = undefined;
      done(rerun.verdict(this.world));
      this.#begin(this.#fresh());
    }
  }

  /** Advance by one tick of the player's. */
  #pass() {
    const { keeper, keys, sound } = this.#parts;
    if (this.#show.holds) {
      this.#show.slide();
      return;
    }
    this.#tick(keys.buttons());
    sound.play(this.world);
    keeper?.keep(this.world.save);
  }

  /** @param {number} pressed */
  #tick(pressed) {
    this.world.buttons = pressed;
    this.#parts.game.step(this.world);
    this.#show.advance(this.world);
  }

  /**
   * Go on with another world.
   * @param {World} world
   */
  #begin(world) {
    this.world = world;
    this.#show = new Show(this.#parts.painter);
    this.#parts.sound.silence();
  }

  /** @returns {World} */
  #fresh() {
    const { game, assets, keeper } = this.#parts;
    return game.world(assets.documents, keeper?.read());
  }
}
