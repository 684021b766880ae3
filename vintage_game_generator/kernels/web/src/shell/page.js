/** The page around a game: its picture as large as whole numbers allow, and a line on its keys. */

/** @import { Game } from "../kernel/game.js" */
/** @import { Picture } from "./surface.js" */

import { Surface, contextOf } from "./surface.js";

/** The parts of a page, put into its `main` element. */
export class Page {
  #root;
  #stage;
  #canvas;

  /**
   * @param {Game} game
   * @param {HTMLElement} root
   */
  constructor(game, root) {
    document.title = game.title;
    document.documentElement.style.setProperty("--ink", game.ink);
    document.documentElement.style.setProperty("--paper", game.paper);
    this.#root = root;
    this.#canvas = element("canvas", "screen");
    [this.#canvas.width, this.#canvas.height] = game.screen;
    this.#canvas.setAttribute("role", "img");
    this.#canvas.setAttribute("aria-label", `${game.title}: the game's picture`);
    this.#stage = element("div", "stage");
    this.#stage.append(this.#canvas);
    root.replaceChildren(this.#stage, keyLine(game));
    this.screen = new Surface(contextOf(this.#canvas, true));
    new ResizeObserver(() => this.fit()).observe(this.#stage);
    // Dragged to a denser display a window keeps its size, and yet has other pixels.
    window.addEventListener("resize", () => this.fit());
    this.#canvas.addEventListener("dblclick", () => this.toggleFullScreen());
  }

  /** Show the picture in whole pixels of the display, in the middle of the room that it has. */
  fit() {
    const { width, height } = this.#canvas;
    const density = window.devicePixelRatio;
    const wide = Math.round(this.#stage.clientWidth * density);
    const high = Math.round(this.#stage.clientHeight * density);
    const most = Math.min(wide / width, high / height);
    const scale = most >= 1 ? Math.floor(most) : most; // a window that is too small has it smaller
    const { style } = this.#canvas;
    style.width = `${(width * scale) / density}px`;
    style.height = `${(height * scale) / density}px`;
    style.left = `${Math.floor((wide - width * scale) / 2) / density}px`;
    style.top = `${Math.floor((high - height * scale) / 2) / density}px`;
  }

  /** Fill the display with the game, or go back to the window. */
  toggleFullScreen() {
    const change =
      document.fullscreenElement === null
        ? this.#root.requestFullscreen?.()
        : document.exitFullscreen();
    // Where a browser refuses, the game goes on in the window.
    change?.catch(() => undefined);
  }

  /**
   * Show a picture as the page's icon.
   * @param {Picture} picture
   */
  setIcon(picture) {
    const icon = document.createElement("link");
    icon.rel = "icon";
    icon.href = picture.turned([1, 0, 0, 1, 0, 0]).context.canvas.toDataURL();
    document.head.append(icon);
  }
}

/**
 * Return a new element of a class.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} name
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

/**
 * Return the line that says what the keys do.
 * @param {Game} game
 * @returns {HTMLElement}
 */
function keyLine(game) {
  const line = element("footer", "keys");
  for (const said of [...game.controls, "M: sound", "F, double-click: full screen"]) {
    const [key, deed] = said.split(": ");
    const pair = element("span", "key");
    pair.append(element("kbd", "", key), ` ${deed ?? ""}`);
    line.append(pair);
  }
  return line;
}

/**
 * Say on the page, and to whoever looks for errors, why there is no game.
 * @param {HTMLElement} root
 * @param {unknown} error
 */
export function complain(root, error) {
  console.error(error);
  const notice = element("div", "notice");
  notice.setAttribute("role", "alert");
  const said = error instanceof Error ? error.message : String(error);
  notice.append(
    element("h1", "", "The game cannot go on"),
    element("p", "", said),
    element("p", "hint", hint(error)),
  );
  root.replaceChildren(notice);
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function hint(error) {
  if (location.protocol === "file:" && error instanceof TypeError) {
    return "From a disk only the single page works; serve this folder over HTTP to open it here.";
  }
  return "Reload the page to try again. A current version of the browser may help.";
}
