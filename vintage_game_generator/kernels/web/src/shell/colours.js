/** Colours of text, chosen from what a game's sprites show. */

/** @import { Game } from "../kernel/game.js" */
/** @import { LetterColours } from "./big-letters.js" */
/** @import { Cast } from "./cast.js" */
/** @import { Colour, SpriteSheet } from "./pictures.js" */

import { COIN } from "../kernel/constants.js";

const DARK = 140; // a colour whose brightest channel is below this does not show on a status bar

/**
 * Return the brightest and most colourful colour that a sprite has much of.
 * @param {SpriteSheet | undefined} sheet
 * @param {string} otherwise
 * @returns {string}
 */
export function brightColour(sheet, otherwise) {
  const bright = (sheet?.colours() ?? []).filter((colour) => Math.max(...colour) >= DARK);
  const best = first(bright, (colour) => -glow(colour));
  return best === undefined ? otherwise : hex(best);
}

/**
 * Return the colours of big letters: ink, the treasure's colour and its shade, the paper.
 * @param {Game} game
 * @param {Cast} cast
 * @returns {LetterColours}
 */
export function titleColours(game, cast) {
  const treasure = cast.items.get(COIN)?.sheet;
  const gold = brightColour(treasure, game.ink);
  const shades = (treasure?.colours() ?? []).filter((colour) => hex(colour) !== game.paper);
  const deep = first(shades, ([red, green, blue]) => red + green + blue);
  return { ink: game.ink, gold, deep: deep === undefined ? gold : hex(deep), edge: game.paper };
}

/**
 * @param {Colour} colour
 * @returns {number}
 */
function glow(colour) {
  const most = Math.max(...colour);
  return most + 2 * (most - Math.min(...colour));
}

/**
 * Return the first of the colours that measure least.
 * @param {readonly Colour[]} colours
 * @param {(colour: Colour) => number} measure
 * @returns {Colour | undefined}
 */
function first(colours, measure) {
  return [...colours].sort((one, other) => measure(one) - measure(other)).at(0);
}

/**
 * Return a colour as "#rrggbb".
 * @param {Colour} colour
 * @returns {string}
 */
function hex(colour) {
  return `#${colour.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
