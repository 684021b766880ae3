/** Buttons to touch: a cross, A and B, Select and Start; shown where there are fingers. */

/** @import { Game } from "../kernel/game.js" */
/** @import { Keys } from "./keys.js" */

import { A, B, DOWN, LEFT, RIGHT, SELECT, START, UP } from "../kernel/constants.js";
import { element } from "./page.js";

const CENTRE = 0.22; // of the cross's half: nearer to its middle a finger points nowhere
const SLANT = Math.tan(Math.PI / 8); // steeper than this against both axes, two directions count
const ARROWS = { up: UP, down: DOWN, left: LEFT, right: RIGHT };

/** Adds the buttons to a page, and tells the keys what fingers hold. */
export class Touch {
  #keys;
  #root;
  #cross = element("div", "cross");
  /** @type {Map<HTMLElement, number>} */
  #buttons = new Map();
  /** @type {Map<number, number>} */
  #fingers = new Map();

  /**
   * @param {Game} game
   * @param {Keys} keys
   * @param {HTMLElement} root
   */
  constructor(game, keys, root) {
    this.#keys = keys;
    this.#root = root;
    for (const name of Object.keys(ARROWS)) {
      this.#cross.append(element("i", name));
    }
    const moves = element("div", "pad moves");
    moves.append(this.#cross);
    const deeds = element("div", "pad deeds");
    deeds.append(
      this.#button("round b", "B", B, deed(game, "X")),
      this.#button("round a", "A", A, deed(game, "Z")),
    );
    const dash = deed(game, "Shift");
    const select = element("div", "pad select");
    if (dash === "") {
      select.append(this.#button("flat", "Select", SELECT, ""));
    } else {
      deeds.append(this.#button("round s", "Select", SELECT, dash)); // to be reached in play
    }
    const start = element("div", "pad start");
    start.append(this.#button("flat", "Start", START, ""));
    for (const pad of [moves, deeds, select, start]) {
      root.append(pad);
      this.#listen(pad);
    }
    if (matchMedia("(pointer: coarse)").matches) {
      this.#show();
    }
    window.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "touch") {
        this.#show();
      }
    });
  }

  #show() {
    this.#root.classList.add("touched");
  }

  /**
   * @param {string} look
   * @param {string} name
   * @param {number} button
   * @param {string} does
   * @returns {HTMLElement}
   */
  #button(look, name, button, does) {
    const made = element("div", `button ${look}`);
    made.append(element("b", "", name), element("small", "", does));
    this.#buttons.set(made, button);
    return made;
  }

  /** @param {HTMLElement} pad */
  #listen(pad) {
    pad.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      // What a finger slides to shall count, not where it began.
      if (event.target instanceof Element && event.target.hasPointerCapture(event.pointerId)) {
        event.target.releasePointerCapture(event.pointerId);
      }
      pad.setPointerCapture(event.pointerId);
      this.#feel(event, this.#under(pad, event));
    });
    pad.addEventListener("pointermove", (event) => {
      if (pad.hasPointerCapture(event.pointerId)) {
        this.#feel(event, this.#under(pad, event));
      }
    });
    for (const end of /** @type {const} */ (["pointerup", "pointercancel", "lostpointercapture"])) {
      pad.addEventListener(end, (event) => this.#feel(event, 0));
    }
    // A long press would open a menu, two quick ones magnify the page.
    pad.addEventListener("contextmenu", (event) => event.preventDefault());
    pad.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  }

  /**
   * Note what a finger holds, and show it.
   * @param {PointerEvent} finger
   * @param {number} held
   */
  #feel({ pointerId }, held) {
    this.#keys.hold(`finger ${pointerId}`, held);
    if (held === 0) {
      this.#fingers.delete(pointerId);
    } else {
      this.#fingers.set(pointerId, held);
    }
    const all = [...this.#fingers.values()].reduce((sum, one) => sum | one, 0);
    for (const [button, bit] of this.#buttons) {
      button.classList.toggle("held", (all & bit) !== 0);
    }
    for (const [name, bit] of Object.entries(ARROWS)) {
      this.#cross.classList.toggle(name, (all & bit) !== 0);
    }
  }

  /**
   * Return the buttons that a finger on a pad is on.
   * @param {HTMLElement} pad
   * @param {PointerEvent} finger
   * @returns {number}
   */
  #under(pad, { clientX, clientY }) {
    if (pad.contains(this.#cross)) {
      const { left, top, width, height } = this.#cross.getBoundingClientRect();
      return directions((2 * (clientX - left)) / width - 1, (2 * (clientY - top)) / height - 1);
    }
    let held = 0;
    for (const [button, bit] of this.#buttons) {
      const { left, top, right, bottom } = button.getBoundingClientRect();
      const inside = left <= clientX && clientX < right && top <= clientY && clientY < bottom;
      held |= pad.contains(button) && inside ? bit : 0;
    }
    return held;
  }
}

/**
 * Return where a finger points, from its place on the cross: -1 to 1 on each axis.
 * @param {number} x
 * @param {number} y
 * @returns {number}
 */
export function directions(x, y) {
  const [across, along] = [Math.abs(x), Math.abs(y)];
  if (Math.hypot(x, y) < CENTRE) {
    return 0;
  }
  const sideways = across > along * SLANT ? (x < 0 ? LEFT : RIGHT) : 0;
  const upright = along > across * SLANT ? (y < 0 ? UP : DOWN) : 0;
  return sideways | upright;
}

/**
 * Return what a key does, as the game's controls say.
 * @param {Game} game
 * @param {string} key
 * @returns {string}
 */
function deed(game, key) {
  const start = `${key}: `;
  return game.controls.find((line) => line.startsWith(start))?.slice(start.length) ?? "";
}
