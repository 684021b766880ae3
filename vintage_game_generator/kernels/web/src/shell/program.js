/** The game on its page: what `main.js` starts. */

/** @import { Game } from "../kernel/game.js" */
/** @import { Recording } from "../kernel/recording.js" */
/** @import { Verdict } from "./rerun.js" */

import { START } from "../kernel/constants.js";
import { readRecording } from "../kernel/replay.js";
import { Assets } from "./assets.js";
import { Cabinet } from "./cabinet.js";
import { gameFiles } from "./files.js";
import { picture } from "./gallery.js";
import { Gamepads, connectedPads } from "./gamepads.js";
import { Keeper } from "./keeper.js";
import { Keys, keyButton, keyName } from "./keys.js";
import { Page, complain } from "./page.js";
import { Painter } from "./painter.js";
import { Sound } from "./sound.js";
import { Touch } from "./touch.js";

/**
 * What a page offers to whoever checks it, as `globalThis.game`.
 * @typedef {object} Hooks
 * @property {Cabinet} cabinet The running game; its `world` is the state.
 * @property {(recording: Recording, options?: {speed?: number}) => Promise<Verdict>} replay
 *   Plays a recording in the page's own loop, as fast as it goes unless told otherwise.
 * @property {(recording: Recording, tick: number) => string} picture
 *   Returns the picture of a recording after a tick, as the data URL of a PNG file.
 */

/**
 * Read the game's files and run it, or say on the page why that cannot be.
 * @param {Game} game
 */
export async function start(game) {
  const root = document.getElementById("game") ?? document.body;
  try {
    const assets = await Assets.of(await gameFiles());
    run(game, assets, root);
  } catch (error) {
    complain(root, error);
  }
}

/**
 * @param {Game} game
 * @param {Assets} assets
 * @param {HTMLElement} root
 */
function run(game, assets, root) {
  const painter = new Painter(game, assets);
  const page = new Page(game, root);
  const keys = new Keys();
  const sound = new Sound(game, assets);
  const keeper = game.hasSave ? new Keeper(game.package, game.seed) : undefined;
  const { screen } = page;
  const cabinet = new Cabinet({ game, assets, painter, screen, keys, sound, keeper });
  page.setIcon(painter.icon());
  new Touch(game, keys, root);
  listen(cabinet, page, keys, sound);
  takeRecordings(game, cabinet);
  const pads = new Gamepads(keys);
  /** @type {Hooks} */
  const hooks = {
    cabinet,
    replay: (recording, { speed = Infinity } = {}) => cabinet.replay(recording, speed),
    picture: (recording, tick) => picture(game, assets, painter, recording, tick),
  };
  Object.assign(globalThis, { game: hooks });
  requestAnimationFrame(function frame(now) {
    try {
      pads.poll(document.hasFocus() ? connectedPads() : []);
      cabinet.passFrame(now);
      requestAnimationFrame(frame);
    } catch (error) {
      cabinet.giveUp(error);
      complain(root, error);
    }
  });
}

/**
 * Pass on what the player and the browser do.
 * @param {Cabinet} cabinet
 * @param {Page} page
 * @param {Keys} keys
 * @param {Sound} sound
 */
function listen(cabinet, page, keys, sound) {
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return; // the browser's own
    }
    sound.unlock();
    const name = keyName(event);
    const button = keyButton(event);
    if (button !== 0) {
      event.preventDefault(); // arrows and space would move the page
      if (!event.repeat) {
        keys.hold(event.code, button);
      }
    } else if (!event.repeat && name === "m") {
      sound.mute();
    } else if (!event.repeat && name === "f") {
      page.toggleFullScreen();
    } else if (!event.repeat && name === "Escape") {
      keys.tap(START);
    }
  });
  window.addEventListener("keyup", (event) => keys.hold(event.code, 0));
  window.addEventListener("pointerdown", () => sound.unlock());
  window.addEventListener("pointerup", () => sound.unlock()); // for touch, what browsers wait for
  window.addEventListener("blur", () => cabinet.turnAway());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      cabinet.hide();
    } else {
      sound.wake();
    }
  });
}

/**
 * Show a recording that is dropped on the page, at the speed at which it was played.
 * @param {Game} game
 * @param {Cabinet} cabinet
 */
function takeRecordings(game, cabinet) {
  window.addEventListener("dragover", (event) => event.preventDefault());
  window.addEventListener("drop", async (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) {
      try {
        await cabinet.replay(readRecording(file.name, await file.text(), game), 1);
      } catch (error) {
        alert(error instanceof Error ? error.message : error);
      }
    }
  });
}
