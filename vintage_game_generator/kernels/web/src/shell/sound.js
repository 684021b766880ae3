/** Sounds and music. Until the player first presses something, browsers have a page be silent. */

/** @import { Game } from "../kernel/game.js" */
/** @import { World } from "../kernel/world.js" */
/** @import { Assets } from "./assets.js" */

import { CLEARED, DYING, LOST, PAUSED, SOUND_NAMES, TITLE, WON } from "../kernel/constants.js";
import { readWave } from "./wave.js";

const RATE = 22050;
const VOICES = 12; // one of them is the music's
const MUSIC_VOLUME = 0.6;
const PAUSED_VOLUME = 0.2;

/** Plays what the state asks for; it only reads the world. */
export class Sound {
  #game;
  #assets;
  #muted = false;
  #deaf = false; // no way to make a sound here; the game goes on in silence
  #playing = "";
  /** @type {AudioContext | undefined} */
  #context;
  /** @type {GainNode | undefined} */
  #volume;
  /** @type {AudioBufferSourceNode | undefined} */
  #music;
  /** @type {Set<AudioBufferSourceNode>} */
  #voices = new Set();
  /** @type {Map<string, AudioBuffer | undefined>} */
  #buffers = new Map();

  /**
   * @param {Game} game
   * @param {Assets} assets
   */
  constructor(game, assets) {
    this.#game = game;
    this.#assets = assets;
  }

  /** Begin to be heard: to be called from what the player does. */
  unlock() {
    if (this.#context === undefined && !this.#deaf) {
      try {
        // At the sounds' own rate: the browser then resamples the whole, and loops fit exactly.
        this.#context = new AudioContext({ sampleRate: RATE });
        this.#volume = new GainNode(this.#context, { gain: MUSIC_VOLUME });
        this.#volume.connect(this.#context.destination);
      } catch (error) {
        this.#deaf = true;
        console.warn(`the game is silent: ${error}`);
      }
    }
    this.wake();
  }

  /** Go on after a rest. */
  wake() {
    if (this.#context?.state !== "running") {
      // A page that may not be heard yet is tried again at the next key.
      this.#context?.resume().catch(() => undefined);
    }
  }

  /** Hold all sound where it is, until it wakes. */
  rest() {
    this.#context?.suspend().catch(() => undefined);
  }

  /** Turn all sound off, or on again. */
  mute() {
    this.#muted = !this.#muted;
    if (this.#muted) {
      this.silence();
    }
  }

  /** Stop everything that sounds; music begins anew at the next tick that is played. */
  silence() {
    for (const voice of this.#voices) {
      voice.stop();
    }
    this.#voices.clear();
    this.#stopMusic();
    this.#playing = "";
  }

  /**
   * Start the sounds of a tick, and the music of where the game is.
   * @param {World} world
   */
  play(world) {
    const context = this.#context;
    if (context === undefined || this.#volume === undefined || this.#muted) {
      return;
    }
    for (const sound of world.sounds.subarray(0, world.soundCount)) {
      this.#startSound(context, SOUND_NAMES[sound]);
    }
    const tune = this.#tune(world);
    if (tune !== this.#playing) {
      this.#playing = tune;
      this.#startMusic(context, this.#volume, tune);
    }
    this.#volume.gain.value = world.mode === PAUSED ? PAUSED_VOLUME : MUSIC_VOLUME;
  }

  /**
   * Return the name of the tune that belongs to the state, or nothing for silence.
   * @param {World} world
   * @returns {string}
   */
  #tune(world) {
    const { mode } = world;
    if (mode === TITLE) {
      return this.#game.titleTune;
    }
    if (mode === WON) {
      return this.#game.endingTune;
    }
    if (mode === LOST) {
      return this.#game.defeatTune;
    }
    if (mode === DYING || mode === CLEARED) {
      return "";
    }
    return world.boss !== 0 ? this.#game.bossTune : this.#game.stages[world.level].tune;
  }

  /**
   * @param {AudioContext} context
   * @param {string} name
   */
  #startSound(context, name) {
    const buffer = this.#buffer(context, `sounds/${name}.wav`);
    if (buffer !== undefined && this.#voices.size < VOICES - 1) {
      const voice = new AudioBufferSourceNode(context, { buffer });
      voice.onended = () => this.#voices.delete(voice);
      this.#voices.add(voice);
      voice.connect(context.destination);
      voice.start();
    }
  }

  /**
   * Play a tune: once if it does not loop, else its opening and then its loop for ever.
   * @param {AudioContext} context
   * @param {GainNode} volume
   * @param {string} tune
   */
  #startMusic(context, volume, tune) {
    this.#stopMusic();
    const [start, end] = loopPoints(this.#assets.documents[`music/${tune}.json`]);
    const buffer = this.#buffer(context, `music/${tune}.wav`, end > start ? end : undefined);
    if (buffer !== undefined) {
      this.#music = looped(context, buffer, start, end);
      this.#music.connect(volume);
      this.#music.start();
    }
  }

  #stopMusic() {
    this.#music?.stop();
    this.#music?.disconnect();
    this.#music = undefined;
  }

  /**
   * Return a file's sound, or nothing if the game has no such file.
   * @param {AudioContext} context
   * @param {string} file
   * @param {number} [length] Of what is kept of it, in samples.
   * @returns {AudioBuffer | undefined}
   */
  #buffer(context, file, length) {
    if (!this.#buffers.has(file)) {
      const bytes = this.#assets.bytes(file);
      this.#buffers.set(file, bytes && bufferOf(context, file, bytes, length));
    }
    return this.#buffers.get(file);
  }
}

/**
 * Return the sound of a WAV file, sample for sample: `decodeAudioData` would resample it.
 * @param {BaseAudioContext} context
 * @param {string} file
 * @param {Uint8Array} bytes
 * @param {number} [length] Of what is kept of it, in samples.
 * @returns {AudioBuffer}
 */
export function bufferOf(context, file, bytes, length) {
  const { rate, samples } = readWave(file, bytes);
  const kept = samples.subarray(0, length);
  const buffer = context.createBuffer(1, Math.max(1, kept.length), rate);
  buffer.copyToChannel(kept, 0);
  return buffer;
}

/**
 * Return what plays a tune that ends with its loop's end.
 * @param {BaseAudioContext} context
 * @param {AudioBuffer} buffer
 * @param {number} start Of the loop, in samples.
 * @param {number} end Of the loop; not after its start if there is none.
 * @returns {AudioBufferSourceNode}
 */
export function looped(context, buffer, start, end) {
  const loop = end > start;
  // An end of 0 is the buffer's end, to the sample.
  const loopStart = loop ? start / buffer.sampleRate : 0;
  return new AudioBufferSourceNode(context, { buffer, loop, loopStart, loopEnd: 0 });
}

/**
 * Return where a tune's loop starts and ends, in samples; equal if it does not loop.
 * @param {unknown} facts
 * @returns {[start: number, end: number]}
 */
export function loopPoints(facts) {
  if (typeof facts !== "object" || facts === null || !("loop" in facts) || !facts.loop) {
    return [0, 0];
  }
  const start = "loop_start" in facts ? Number(facts.loop_start) : NaN;
  const end = "loop_end" in facts ? Number(facts.loop_end) : NaN;
  return Number.isInteger(start) && Number.isInteger(end) ? [start, end] : [0, 0];
}
