"use strict";

const BLOCK = 64; // samples that share a step: see `packing.py`
const CHUNK = 0x6000; // bytes that become base64 at a time: a multiple of three

const byId = (id) => document.getElementById(id);
const cards = [...document.querySelectorAll(".card")];

/* Films: a still picture until a card comes into view, and for who wants nothing to move. */

const films = [...document.querySelectorAll("[data-film]")];
const still = matchMedia("(prefers-reduced-motion: reduce)");
let moving = !still.matches;

function bytesOf(id) {
  return Uint8Array.from(atob(byId(id).textContent), (letter) => letter.charCodeAt(0));
}

function show(film) {
  film.still ??= film.src;
  if (moving && film.seen) {
    film.shot ??= URL.createObjectURL(new Blob([bytesOf(film.dataset.film)], { type: "image/gif" }));
    film.src = film.shot;
  } else if (film.src !== film.still) {
    film.src = film.still;
  }
}

function move(wanted) {
  moving = wanted;
  byId("films").textContent = moving ? "Stop films" : "Show films";
  films.forEach(show);
}

const seeing = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (target.seen !== isIntersecting) {
        target.seen = isIntersecting;
        show(target);
      }
    }
  },
  { rootMargin: "200px" },
);
films.forEach((film) => seeing.observe(film));
still.addEventListener("change", () => move(!still.matches));
byId("films").addEventListener("click", () => move(!moving));

/* Whole pixels: a pixel of a console is a square of so many of the display's. */

const STAGE = 292; // pixels: the height of what a film is shown on

function fit() {
  for (const film of document.querySelectorAll(".film")) {
    const [width, height] = ["width", "height"].map((side) => Number(film.getAttribute(side)));
    const room = film.parentElement.clientWidth;
    const most = Math.min(room / width, STAGE / height) * devicePixelRatio;
    const scale = Math.max(1, Math.floor(most)) / devicePixelRatio;
    if (room > 0) {
      film.style.width = `${width * scale}px`;
      film.style.height = `${height * scale}px`;
    }
  }
}

addEventListener("resize", fit);
fit();

/* Filters. */

const filters = byId("filters");
const sought = byId("sought");

function fits(card) {
  const { genre, console, languages, certified, playable } = card.dataset;
  const is = (id, value) => !byId(id).value || value === byId(id).value;
  const words = sought.value.toLowerCase().split(/\s+/);
  return (
    is("genre", genre) &&
    is("console", console) &&
    (!byId("language").value || languages.split(" ").includes(byId("language").value)) &&
    (!byId("certified").checked || certified) &&
    (!byId("playable").checked || playable) &&
    words.every((word) => card.dataset.sought.includes(word))
  );
}

function sift() {
  let count = 0;
  for (const card of cards) {
    card.hidden = !fits(card);
    count += card.hidden ? 0 : 1;
  }
  byId("nothing").hidden = count > 0 || cards.length === 0;
  byId("count").textContent = count === cards.length ? "" : `${count} of ${cards.length} shown`;
  fit();
}

filters.hidden = false;
filters.addEventListener("input", sift);
filters.addEventListener("submit", (event) => event.preventDefault());
byId("reset").addEventListener("click", () => {
  filters.reset();
  sift();
  sought.focus();
});
addEventListener("pageshow", sift); // a browser fills forms in again when one comes back
move(moving);
sift();

/* Play: a game in its own frame, which has the keyboard; closing it ends the game and its sound. */

const player = byId("player");
let turn = 0;
let asked; // the button that was pressed: the keyboard comes back to it

/** Return the parts of what was packed: its page as text, with its sounds as base64. */
async function unpacked(id) {
  const stream = new Blob([bytesOf(id)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const content = await new Response(stream).arrayBuffer();
  const view = new DataView(content);
  const begin = 4 + view.getUint32(0, true);
  const said = JSON.parse(new TextDecoder().decode(new Uint8Array(content, 4, begin - 4)));
  let at = begin;
  const parts = [said.parts[0]];
  said.waves.forEach(([rate, samples], number) => {
    const blocks = Math.ceil(samples / BLOCK);
    const levels = new Int8Array(content, at + 2 * blocks, blocks * BLOCK);
    parts.push(base64(wave(rate, samples, levels, (block) => view.getUint16(at + 2 * block, true))));
    parts.push(said.parts[number + 1]);
    at += (2 + BLOCK) * blocks;
  });
  return parts.join("");
}

/** Return a WAV file of 16-bit samples from the differences of 8-bit ones and blocks' steps. */
function wave(rate, samples, differences, step) {
  const view = new DataView(new ArrayBuffer(44 + 2 * samples));
  const text = (at, letters) => [...letters].forEach((one, n) => view.setUint8(at + n, one.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + 2 * samples, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, 2 * rate, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, 2 * samples, true);
  let level = 0;
  for (let index = 0; index < samples; index++) {
    level = ((level + differences[index]) << 24) >> 24; // modulo 256, signed
    const sample = level * step(index >> 6);
    view.setInt16(44 + 2 * index, Math.max(-32768, Math.min(32767, sample)), true);
  }
  return new Uint8Array(view.buffer);
}

function base64(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK))));
  }
  return parts.join("");
}

async function loaded() {
  if (document.readyState === "loading") {
    await new Promise((done) => addEventListener("DOMContentLoaded", done));
  }
}

async function play(button) {
  const mine = ++turn;
  asked = button;
  byId("playing").textContent = button.dataset.title;
  byId("said").textContent = "Unpacking…";
  player.classList.remove("apart");
  document.body.classList.add("busy");
  player.showModal();
  try {
    const frame = document.createElement("iframe");
    frame.title = button.dataset.title;
    frame.allow = "autoplay; fullscreen; gamepad";
    if (button.dataset.packed) {
      await loaded(); // the games are the last of the file
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      frame.srcdoc = await unpacked(button.dataset.packed);
    } else {
      frame.src = button.dataset.page;
    }
    if (mine !== turn) return; // closed meanwhile
    frame.addEventListener("load", () => hand(frame));
    byId("screen").replaceChildren(frame);
  } catch (error) {
    byId("said").textContent = `This browser cannot unpack it: open its own page instead (${error.message}).`;
  }
}

/** Give the keyboard to the game, all but Escape, which ends it. */
function hand(frame) {
  if (!frame.isConnected) return;
  byId("said").textContent = "";
  frame.focus();
  try {
    frame.contentWindow.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopImmediatePropagation();
          player.close();
        }
      },
      true,
    );
  } catch {
    player.classList.add("apart"); // read from its folder, from a disk: it hears keys alone
  }
  frame.contentWindow.focus();
}

player.addEventListener("close", () => {
  turn++;
  byId("screen").replaceChildren();
  document.body.classList.remove("busy");
  asked.focus();
});
byId("stop").addEventListener("click", () => player.close());
for (const button of document.querySelectorAll(".play")) {
  button.addEventListener("click", () => play(button));
}
