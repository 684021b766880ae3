/** What is shown over a paused game: the controls, in a frame. */

/** @import { Game } from "../kernel/game.js" */
/** @import { Font } from "./lettering.js" */
/** @import { Surface } from "./surface.js" */

import { count } from "./lettering.js";

const MARGIN = 8;

/**
 * Draw the panel in the middle of a screen.
 * @param {Surface} surface
 * @param {Game} game
 * @param {Font} font
 */
export function drawPausePanel(surface, game, font) {
  const { ink, paper } = game;
  const controls = aligned(game.controls, Math.floor((surface.width - 2 * MARGIN) / font.width));
  const lines = controls.length > 0 ? ["PAUSED", "", ...controls] : ["PAUSED"];
  const pitch = font.height + 3;
  const longest = Math.max(...lines.map((line) => font.length(line)));
  const width = Math.min(longest + 2 * MARGIN, surface.width);
  const height = lines.length * pitch + 2 * MARGIN - 2;
  const x = Math.floor(surface.width / 2) - Math.floor(width / 2);
  const y = Math.floor(surface.height / 2) - Math.floor(height / 2);
  surface.fill(paper, x - 1, y - 1, width + 2, height + 2);
  surface.fill(ink, x, y, width, height);
  surface.fill(paper, x + 1, y + 1, width - 2, height - 2);
  for (const [number, line] of lines.entries()) {
    font.centre(surface, line, y + MARGIN + number * pitch, ink);
  }
}

/**
 * Return lines of equal length, their colons one below the other; unchanged if that is too wide.
 * @param {readonly string[]} lines Such as "Z: jump".
 * @param {number} room In letters.
 * @returns {readonly string[]}
 */
function aligned(lines, room) {
  const pairs = lines.map((line) => {
    const colon = line.indexOf(": ");
    return colon < 0 ? [line, ""] : [line.slice(0, colon), line.slice(colon)];
  });
  const before = Math.max(0, ...pairs.map(([key]) => count(key)));
  const moved = pairs.map(([key, deed]) => " ".repeat(before - count(key)) + key + deed);
  const wide = Math.max(0, ...moved.map(count));
  return wide > room ? lines : moved.map((line) => line + " ".repeat(wide - count(line)));
}
