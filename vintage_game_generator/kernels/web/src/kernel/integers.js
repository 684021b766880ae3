/** Whole numbers that round as the rules mean it. */

/**
 * Return what is left of a number after division by another one, with the sign of the divisor;
 * `%` would give it the sign of the number.
 * @param {number} number
 * @param {number} divisor
 * @returns {number}
 */
export function mod(number, divisor) {
  const rest = number % divisor;
  return rest !== 0 && rest < 0 !== divisor < 0 ? rest + divisor : rest;
}
