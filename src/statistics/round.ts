/** Rounding of what is written to files: enough digits for every use, few enough that files stay the same and readable. */

const SIGNIFICANT_DIGITS = 6;

/** Digits that do not depend on the order in which a sum was taken. */
const RELIABLE_DIGITS = 12;

/**
 * Six significant digits, but never fewer than all digits before the decimal point; −0 becomes 0. Keeps order: a ≤ b gives
 * `roundDigits(a)` ≤ `roundDigits(b)`. What differs only by the order of a sum is rounded alike, even half-way between two results.
 */
export function roundDigits(exact: number): number {
  if (Number.isInteger(exact) || !Number.isFinite(exact)) return exact + 0;
  const value = Number(exact.toPrecision(RELIABLE_DIGITS));
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  if (magnitude >= SIGNIFICANT_DIGITS - 1) return Math.round(value) + 0;
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}

/** A fixed number of decimals, for values whose smallest digits mean nothing (correlations); −0 becomes 0. */
export function roundDecimals(value: number, decimals = SIGNIFICANT_DIGITS): number {
  return Number(Number(value.toPrecision(RELIABLE_DIGITS)).toFixed(decimals)) + 0;
}
