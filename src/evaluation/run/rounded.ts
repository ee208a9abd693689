/** Rounds what a report shows, so that the last bits of sums do not reach its bytes. */

/** To six decimals. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
