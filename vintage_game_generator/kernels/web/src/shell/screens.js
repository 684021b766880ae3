/** The screens around the play: title, story, pause, ending and defeat. */

/** @import { Game } from "../kernel/game.js" */
/** @import { World } from "../kernel/world.js" */
/** @import { BigLetters } from "./big-letters.js" */
/** @import { Cast } from "./cast.js" */
/** @import { Font } from "./lettering.js" */
/** @import { Scenery } from "./scenery.js" */
/** @import { Surface } from "./surface.js" */

import { CELL, DEATH, WON } from "../kernel/constants.js";
import { loadLevel, newWorld } from "../kernel/world.js";
import { stack } from "./big-letters.js";
import { between } from "./camera.js";
import { drawPausePanel } from "./panel.js";
import { Typewriter, typingTicks } from "./typewriter.js";
import { OPAQUE, Veil } from "./veil.js";

const BLINK_TICKS = 32;
const TITLE_TICKS = 600; // then the title gives way to the story, and comes back
const LINGER_TICKS = 300;
const SLIDE_SPEED = 16; // pixels a tick at which a banner comes in
const MARGIN = 8;

/** Draws everything but the play itself. All of it follows from the state alone. */
export class Screens {
  #game;
  #font;
  #big;
  #cast;
  #scenery;
  #veil;
  #typewriter;
  #width;
  #height;
  #story;
  #first;

  /**
   * @param {Game} game
   * @param {Font} font
   * @param {BigLetters} big
   * @param {Cast} cast
   * @param {readonly Scenery[]} scenery
   */
  constructor(game, font, big, cast, scenery) {
    this.#game = game;
    this.#font = font;
    this.#big = big;
    this.#cast = cast;
    this.#scenery = scenery;
    this.#veil = new Veil(game.screen, game.paper);
    this.#typewriter = new Typewriter(game, font);
    [this.#width, this.#height] = game.screen;
    this.#story = this.#wrapped(game.intro);
    const levels = scenery.map((place) => place.map.level);
    this.#first = newWorld(levels, game.seed);
    loadLevel(this.#first, 0);
    this.#first.actors[0].facing = cast.facing;
  }

  /**
   * Draw the title over the first level, and now and then the story.
   * @param {Surface} surface
   * @param {World} world
   */
  title(surface, world) {
    const { displayTitle, hasSave, tagline, ink, paper } = this.#game;
    const storyTicks = typingTicks(this.#story) + LINGER_TICKS;
    const time = world.modeTime % (TITLE_TICKS + (this.#story.length > 0 ? storyTicks : 0));
    for (const actor of this.#first.actors) {
      actor.poseTime = world.modeTime;
    }
    this.#vista(surface, this.#first, world.modeTime);
    if (time >= TITLE_TICKS) {
      this.#veil.draw(surface, Math.floor((OPAQUE * 3) / 4));
      const top = Math.floor(this.#height / 5);
      this.#typewriter.write(surface, this.#story, top, this.#height - top, time - TITLE_TICKS);
      return;
    }
    if (this.#game.camera === "rooms") {
      this.#veil.curtain(surface, Math.floor(this.#height / 2));
    }
    const title = this.#big.lines(displayTitle, 4, this.#width - MARGIN, 3);
    const said = this.#wrapped([tagline]);
    const pitch = this.#font.height + 2;
    const tall = title.reduce((sum, line) => sum + line.height, said.length * pitch);
    const top = Math.floor((Math.floor(this.#height / 2) - tall) / 2);
    let y = stack(surface, title, Math.max(MARGIN, top));
    for (const line of said) {
      this.#font.centre(surface, line, y + 2, ink, paper);
      y += pitch;
    }
    y = this.#height - Math.floor(this.#height / 8);
    if (hasSave && world.save[0] > 0) {
      this.#font.centre(surface, "SELECT: CONTINUE", y, ink, paper);
      y -= this.#font.height + 4;
    }
    this.#pressStart(surface, y, world.modeTime);
  }

  /**
   * Dim the play and show the controls.
   * @param {Surface} surface
   */
  pause(surface) {
    this.#veil.draw(surface, Math.floor(OPAQUE / 2));
    drawPausePanel(surface, this.#game, this.#font);
  }

  /**
   * Announce that the level is done.
   * @param {Surface} surface
   * @param {World} world
   */
  cleared(surface, world) {
    const banner = this.#big.lines("LEVEL CLEAR", 2, this.#width - MARGIN, 2);
    const away = Math.max(0, this.#width - world.modeTime * SLIDE_SPEED);
    stack(surface, banner, Math.floor(this.#height / 3), away);
  }

  /**
   * Tell how it ended, well or badly.
   * @param {Surface} surface
   * @param {World} world
   */
  ending(surface, world) {
    const { camera, defeat, ending, ink, paper } = this.#game;
    const won = world.mode === WON;
    const pitch = this.#font.height + 4;
    const tall = this.#cast.hero.height;
    let bottom = this.#height - 3 * pitch;
    if (won) {
      this.#vista(surface, world, world.modeTime);
      bottom = Math.floor((this.#height * 3) / 4) - tall - 4;
      if (camera === "rooms") {
        this.#veil.curtain(surface, bottom - 2 * this.#font.height);
      }
    } else {
      surface.fill(paper);
      const feet = bottom - this.#font.height;
      this.#cast.drawHero(surface, [Math.floor(this.#width / 2), feet], DEATH, world.modeTime);
      bottom = feet - tall;
    }
    const heading = this.#big.lines(won ? "THE END" : "GAME OVER", 3, this.#width - MARGIN, 1);
    const top = stack(surface, heading, Math.floor(this.#height / 14)) + 4;
    this.#typewriter.write(
      surface,
      this.#wrapped(won ? ending : defeat),
      top,
      bottom,
      world.modeTime,
    );
    const y = this.#height - 2 * pitch - 2;
    const score = `SCORE ${String(world.score).padStart(6, "0")}`;
    this.#font.centre(surface, score, y, ink, paper);
    this.#pressStart(surface, y + pitch, world.modeTime);
  }

  /**
   * Lay the paper over a picture, from nothing (0) to all (16).
   * @param {Surface} surface
   * @param {number} density
   */
  fade(surface, density) {
    this.#veil.draw(surface, density);
  }

  /**
   * Draw a world over the whole screen, the hero in its lower part; above it may be sky.
   * @param {Surface} surface
   * @param {World} world
   * @param {number} time
   */
  #vista(surface, world, time) {
    const { cell } = this.#game;
    const hero = world.actors[0];
    const x = Math.floor((hero.x * cell) / CELL) - Math.floor(this.#width / 2);
    const y = Math.floor((hero.y * cell) / CELL) - Math.floor((this.#height * 3) / 4);
    const left = between(0, x, world.width * cell - this.#width);
    const top = Math.min(y, world.height * cell - this.#height);
    this.#scenery[world.level].draw(surface, [left, top], Math.floor(time / 2));
    this.#cast.draw(surface, world, [left, top], time);
  }

  /**
   * @param {Surface} surface
   * @param {number} y
   * @param {number} time
   */
  #pressStart(surface, y, time) {
    if (time % (2 * BLINK_TICKS) >= BLINK_TICKS / 2) {
      this.#font.centre(surface, "PRESS START", y, this.#game.ink, this.#game.paper);
    }
  }

  /**
   * @param {readonly string[]} texts
   * @returns {string[]}
   */
  #wrapped(texts) {
    return texts.flatMap((text) => this.#font.wrap(text, this.#width - MARGIN));
  }
}
