/** A game, as the kernel sees it: its rules, its levels, and how it looks and reads. */

/** @import { LevelMap } from "./levels.js" */
/** @import { Recording } from "./recording.js" */
/** @import { Level, Step, World } from "./world.js" */

import { readMap } from "./levels.js";
import { newWorld } from "./world.js";

/**
 * The parsed JSON files of the assets folder by their paths inside it: "levels/level-1.tmj".
 * @typedef {Readonly<Record<string, unknown>>} Facts
 */

/**
 * One level as the player knows it.
 * @typedef {object} Stage
 * @property {string} map A Tiled file inside the assets folder: "levels/level-1.tmj".
 * @property {string} name
 * @property {string} tune
 * @property {string} tileset
 * @property {string} backdrop The colour behind everything, "#rrggbb".
 * @property {readonly string[]} [goal] What there is to do, in lines that fit the screen.
 * @property {readonly string[]} [saying] What is said; the first line is who says it: "Wren:".
 */

/**
 * What a game says of itself. Lengths are in pixels of its console.
 * @typedef {object} GameFields
 * @property {string} title As its maker wrote it, in any script.
 * @property {string} displayTitle In letters that the bitmap font has.
 * @property {string} package
 * @property {number} seed
 * @property {Step} step
 * @property {readonly [number, number]} screen
 * @property {number} cell The edge of a map cell.
 * @property {number} hud The height of the status bar at the top.
 * @property {readonly [number, number]} view Columns and rows of the map that fit below the bar.
 * @property {"follow" | "rooms"} camera After the hero, or room by room.
 * @property {string} ink Colour of text, "#rrggbb".
 * @property {string} paper Colour behind text.
 * @property {readonly Stage[]} stages
 * @property {ReadonlyMap<number, string>} sprites Kind of actor to the name of its sprite sheet.
 * @property {string} [tagline]
 * @property {readonly string[]} [intro]
 * @property {readonly string[]} [ending]
 * @property {readonly string[]} [defeat]
 * @property {readonly string[]} [controls] Lines for the pause and the title: "Z: JUMP".
 * @property {boolean} [hasKeys]
 * @property {boolean} [hasPower]
 * @property {boolean} [hasSave]
 * @property {string} [titleTune]
 * @property {string} [bossTune]
 * @property {string} [endingTune]
 * @property {string} [defeatTune]
 * @property {number} [bossHp] What a boss begins with; 0 shows no bar for it.
 */

/** Everything that makes this game this game. */
export class Game {
  /** @param {GameFields} fields */
  constructor(fields) {
    this.title = fields.title;
    this.displayTitle = fields.displayTitle;
    this.package = fields.package;
    this.seed = fields.seed;
    this.step = fields.step;
    this.screen = fields.screen;
    this.cell = fields.cell;
    this.hud = fields.hud;
    this.view = fields.view;
    this.camera = fields.camera;
    this.ink = fields.ink;
    this.paper = fields.paper;
    this.stages = fields.stages;
    this.sprites = fields.sprites;
    this.tagline = fields.tagline ?? "";
    this.intro = fields.intro ?? [];
    this.ending = fields.ending ?? [];
    this.defeat = fields.defeat ?? [];
    this.controls = fields.controls ?? [];
    this.hasKeys = fields.hasKeys ?? false;
    this.hasPower = fields.hasPower ?? false;
    this.hasSave = fields.hasSave ?? false;
    this.titleTune = fields.titleTune ?? "title";
    this.bossTune = fields.bossTune ?? "boss";
    this.endingTune = fields.endingTune ?? "ending";
    this.defeatTune = fields.defeatTune ?? "defeat";
    this.bossHp = fields.bossHp ?? 0;
  }

  /**
   * Return the maps of all levels, with what is drawn.
   * @param {Facts} facts
   * @returns {LevelMap[]}
   * @throws {LevelError} A map cannot be played.
   */
  maps(facts) {
    return this.stages.map((stage) => readMap(stage.map, facts[stage.map]));
  }

  /**
   * Return the levels, as the rules need them.
   * @param {Facts} facts
   * @returns {Level[]}
   * @throws {LevelError} A map cannot be played.
   */
  levels(facts) {
    return this.maps(facts).map((drawn) => drawn.level);
  }

  /**
   * Return a new world of this game at its title screen.
   * @param {Facts} facts
   * @param {ArrayLike<number>} [save]
   * @returns {World}
   */
  world(facts, save = []) {
    return newWorld(this.levels(facts), this.seed, save);
  }

  /**
   * Return the world in which a recording began.
   * @param {Facts} facts
   * @param {Recording} recording
   * @returns {World}
   */
  worldOf(facts, recording) {
    return newWorld(this.levels(facts), recording.seed, recording.save);
  }
}
