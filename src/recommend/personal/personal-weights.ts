/** Fits the personal recommender's weights, and places them among the titles of a catalogue. */

import type { SparseRows } from '../../domain/sparse.ts';
import { directedEaseWeights } from '../collaborative/directed-ease.ts';
import type { Interactions } from '../collaborative/interactions.ts';
import { prunedWeights } from '../collaborative/pruned-weights.ts';
import { type ItemFacts, type SideWeights, sideInformationGram } from '../collaborative/side-information.ts';
import type { ContentShares } from './content-similarity.ts';

/** Every number of the model. */
export interface PersonalOptions {
  /** λ and ρ of `directedEaseWeights`. */
  readonly lambda: number;
  readonly direction: number;
  readonly side: SideWeights;
  /** Weights that are kept of each film. */
  readonly kept: number;
  /** w of `personalScorer`. */
  readonly contentWeight: number;
  readonly content: ContentShares;
}

/** Chosen on the validation split of ml-latest-small, in round numbers from the middle of a flat optimum. */
export const PERSONAL_OPTIONS: PersonalOptions = {
  lambda: 400,
  direction: 0.6,
  side: { genres: 20, people: 35, era: 10 },
  kept: 200,
  contentWeight: 0.07,
  content: { genres: 0.4, people: 0.4, era: 0.2 },
};

/**
 * The weights of rated films: directed EASE with side information, pruned. O(films³), four dense matrices of 8 · films² bytes.
 *
 * @param train each row from the first to the last like
 * @param facts of the same films
 */
export function personalWeights(train: Interactions, facts: ItemFacts, options: PersonalOptions): SparseRows {
  const { lambda, direction, kept } = options;
  const side = sideInformationGram(facts, options.side);
  return prunedWeights(directedEaseWeights(train, { lambda, direction, side }), train.columns, kept);
}

/**
 * The same weights among all titles of a catalogue: rows and columns of rated films move to their titles, all others are empty,
 * and films that the catalogue does not know are left out. O(titles + weights).
 *
 * @param rows the catalogue's row of each rated film, in any order, each at most once; −1 where it has none
 * @throws {Error} if rows are not as many as the weights', or one is no row of the catalogue
 */
export function weightsOfTitles(weights: SparseRows, rows: Int32Array, titles: number): SparseRows {
  if (rows.length !== weights.rows) throw new Error(`expected rows of ${weights.rows} films, found ${rows.length}`);
  const films = new Int32Array(titles).fill(-1);
  rows.forEach((row, film) => {
    if (row >= titles) throw new Error(`row ${row} is not one of ${titles}`);
    if (row >= 0) films[row] = film;
  });
  const offsets = new Int32Array(titles + 1);
  const indices: number[] = [];
  const values: number[] = [];
  films.forEach((film, title) => {
    const start = film < 0 ? 0 : (weights.offsets[film] as number);
    const end = film < 0 ? 0 : (weights.offsets[film + 1] as number);
    const own = Array.from(weights.indices.subarray(start, end), (column, at) => ({
      column: rows[column] as number,
      value: weights.values[start + at] as number,
    }))
      .filter(({ column }) => column >= 0)
      .sort((a, b) => a.column - b.column);
    for (const { column, value } of own) {
      indices.push(column);
      values.push(value);
    }
    offsets[title + 1] = indices.length;
  });
  return {
    rows: titles,
    columns: titles,
    offsets,
    indices: Int32Array.from(indices),
    values: Float32Array.from(values),
  };
}
