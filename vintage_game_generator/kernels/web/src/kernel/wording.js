/** Values as the messages and the output of every language show them. */

/**
 * Return a value as JSON on one line, with spaces and in plain ASCII.
 * @param {unknown} value
 * @returns {string}
 */
export function jsonLine(value) {
  if (Array.isArray(value)) {
    return `[${value.map(jsonLine).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, one]) => `${jsonLine(key)}: ${jsonLine(one)}`);
    return `{${entries.join(", ")}}`;
  }
  return (JSON.stringify(value) ?? "null").replace(/[\u007f-\uffff]/g, escaped);
}

/**
 * Return one unit of text by its code, as JSON writes it.
 * @param {string} unit
 * @returns {string}
 */
function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * Return a value as a message names it: text in quotes, other values by their words.
 * @param {unknown} value
 * @returns {string}
 */
export function shown(value) {
  if (typeof value === "string") {
    const plain = value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
    return plain.includes("'") && !plain.includes('"')
      ? `"${plain}"`
      : `'${plain.replaceAll("'", "\\'")}'`;
  }
  if (Array.isArray(value)) {
    return `[${value.map(shown).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, one]) => `${shown(key)}: ${shown(one)}`);
    return `{${entries.join(", ")}}`;
  }
  if (typeof value === "boolean") {
    return value ? "True" : "False";
  }
  return value === null || value === undefined ? "None" : String(value);
}
