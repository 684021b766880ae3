/** Sound files: WAV, 16 bit, mono. */

import { AssetError } from "../kernel/errors.js";

const HEADER = 12; // "RIFF", the size, "WAVE"
const CHUNK = 8; // a chunk's name and size

/**
 * Samples from -1 to 1, so many a second.
 * @typedef {{rate: number, samples: Float32Array<ArrayBuffer>}} Wave
 */

/**
 * Return the sound that a WAV file holds, sample for sample.
 * @param {string} name For complaints.
 * @param {Uint8Array} bytes
 * @returns {Wave}
 * @throws {AssetError} The file is none of 16-bit mono samples.
 */
export function readWave(name, bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let rate = 0;
  for (let at = HEADER; at + CHUNK <= view.byteLength;) {
    const kind = String.fromCharCode(...bytes.subarray(at, at + 4));
    const size = view.getUint32(at + 4, true);
    const start = at + CHUNK;
    if (kind === "fmt ") {
      const [format, channels] = [view.getUint16(start, true), view.getUint16(start + 2, true)];
      rate = view.getUint32(start + 4, true);
      const bits = view.getUint16(start + 14, true);
      if (format !== 1 || channels !== 1 || bits !== 16) {
        throw new AssetError(name, `is not 16-bit mono, but ${bits}-bit in ${channels} channels`);
      }
    } else if (kind === "data" && rate > 0) {
      const end = Math.min(start + size, view.byteLength);
      const samples = new Float32Array(Math.floor((end - start) / 2));
      for (let index = 0; index < samples.length; index++) {
        samples[index] = view.getInt16(start + 2 * index, true) / 32768;
      }
      return { rate, samples };
    }
    at = start + size + (size % 2);
  }
  throw new AssetError(name, "is no WAV file");
}
