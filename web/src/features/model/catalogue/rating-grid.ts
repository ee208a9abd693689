/** The matrix of ratings and votes as it is drawn: without empty edges, the best ratings on top, and its colours. */

import { type Bin, binsOf } from '../charts/histogram.ts';
import type { DataStatistics } from '../names.ts';

/** The part of the matrix that has titles. */
export interface RatingGrid {
  /** Bins of ratings, the best first. */
  readonly rows: readonly Bin[];
  /** Bins of log10(1 + votes). */
  readonly columns: readonly Bin[];
  readonly cells: readonly (readonly number[])[];
  /** The largest number in a cell. */
  readonly most: number;
}

/** The matrix to draw. */
export function ratingGrid({
  rating_edges: ratings,
  votes_log10_edges: votes,
  counts,
}: DataStatistics['rating_by_votes']): RatingGrid {
  const perRating = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const perVotes = votes.slice(1).map((_, column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const rows = binsOf({ edges: ratings, counts: perRating });
  const columns = binsOf({ edges: votes, counts: perVotes });
  const firstRow = ratings.indexOf(rows[0]?.low ?? 0);
  const firstColumn = votes.indexOf(columns[0]?.low ?? 0);
  const cells = counts
    .slice(firstRow, firstRow + rows.length)
    .map((row) => row.slice(firstColumn, firstColumn + columns.length))
    .toReversed();
  return { rows: rows.toReversed(), columns, cells, most: Math.max(0, ...cells.flat()) };
}

/** The colour of a number: lighter or darker by its square root, so that small numbers differ too. */
export function heatColour(count: number, most: number): string {
  return `color-mix(in oklab, var(--heat-high) ${heat(count, most)}%, var(--heat-low))`;
}

/** The colour of text on it. */
export function heatText(count: number, most: number): string {
  return heat(count, most) > 50 ? 'var(--heat-text-high)' : 'var(--heat-text-low)';
}

function heat(count: number, most: number): number {
  return most === 0 ? 0 : Math.round(Math.sqrt(count / most) * 100);
}
