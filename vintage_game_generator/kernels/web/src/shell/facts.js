/** Numbers out of the JSON files beside pictures and tunes, checked. */

import { AssetError } from "../kernel/errors.js";

/**
 * Return whether a value is an object with fields.
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Return a whole number of a file's facts.
 * @param {string} file
 * @param {Record<string, unknown>} facts
 * @param {string} key
 * @returns {number}
 * @throws {AssetError} there is none
 */
export function whole(file, facts, key) {
  const value = facts[key];
  if (typeof value !== "number" || !Number.isInteger(value)) {
    throw new AssetError(file, `${key} is ${JSON.stringify(value)}, not a whole number`);
  }
  return value;
}

/**
 * Return a list of whole numbers of a file's facts.
 * @param {string} file
 * @param {Record<string, unknown>} facts
 * @param {string} key
 * @param {number} [length] that the list has to have
 * @returns {number[]}
 * @throws {AssetError} there is no such list
 */
export function wholes(file, facts, key, length) {
  const value = facts[key];
  const fits = Array.isArray(value) && value.every(Number.isInteger);
  if (!fits || value.length !== (length ?? value.length)) {
    const wanted = length === undefined ? "whole numbers" : `${length} whole numbers`;
    throw new AssetError(file, `${key} is ${JSON.stringify(value)}, not ${wanted}`);
  }
  return value;
}
