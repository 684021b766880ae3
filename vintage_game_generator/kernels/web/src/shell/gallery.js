/** Pictures of a recording, of the console's screen size. */

/** @import { Game } from "../kernel/game.js" */
/** @import { Recording } from "../kernel/recording.js" */
/** @import { Assets } from "./assets.js" */
/** @import { Painter } from "./painter.js" */

import { buttonsOf } from "../kernel/recording.js";
import { Surface, blank } from "./surface.js";

/**
 * Return a recording's picture after a tick, as the data URL of a PNG file.
 * @param {Game} game
 * @param {Assets} assets
 * @param {Painter} painter
 * @param {Recording} recording
 * @param {number} tick One past the end shows the end.
 * @returns {string}
 */
export function picture(game, assets, painter, recording, tick) {
  const world = game.worldOf(assets.documents, recording);
  let played = 0;
  for (const pressed of buttonsOf(recording)) {
    if (played === tick) {
      break;
    }
    played += 1;
    world.buttons = pressed;
    game.step(world);
  }
  const context = blank(...game.screen, true);
  painter.draw(new Surface(context), world);
  return context.canvas.toDataURL("image/png");
}
