/** Bounds of bins that people can read: multiples of a round step, or 1, 2, 5, 10, 20 and so on. */

/**
 * Multiples of a step, from the last one at or below `from` to the first at or above `to`, at least two.
 *
 * @param step above 0; each bound is the number nearest to its decimal notation, such as 0.58 and not 29 × 0.02
 */
export function evenEdges(from: number, to: number, step: number): number[] {
  const first = Math.floor(from / step);
  const last = Math.max(first + 1, Math.ceil(to / step));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/**
 * Bounds of the series 0, 1, 2, 5, 10, 20, 50, 100, …, from the last one at or below `from` to the first above `to`.
 *
 * @param from 0 or more
 */
export function growingEdges(from: number, to: number): number[] {
  const edges = [0];
  for (let power = 1; (edges.at(-1) ?? 0) <= to; power *= 10) {
    for (const factor of [1, 2, 5]) if ((edges.at(-1) ?? 0) <= to) edges.push(factor * power);
  }
  return edges.slice(edges.findLastIndex((edge) => edge <= from));
}
