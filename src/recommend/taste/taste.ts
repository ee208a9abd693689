/** Taste: where titles stand among what people like together, learned from ratings, and predicted where there are none. */

import { ridgeRegression } from '../../domain/linear-algebra/ridge.ts';
import { truncatedSvd } from '../../domain/linear-algebra/truncated-svd.ts';
import type { SparseRows } from '../../domain/sparse.ts';
import { columnCounts, type Interactions, rowOf } from '../collaborative/interactions.ts';
import type { Basis } from './basis.ts';

/** Coordinates of a title's taste. */
export const TASTE_DIMENSIONS = 32;

/** Likes with which a title's own coordinates weigh as much as those that its facts predict. */
const SHRINKAGE = 10;
/** Ridge penalty of the coordinates' regression, and of popularity's. */
const TASTE_RIDGE = 10;
const POPULARITY_RIDGE = 5;
/** How many users' worth of prediction a title's share of likes starts from. */
const POPULARITY_PRIOR_USERS = 15;

/** Coefficients that predict taste and popularity from a basis; what can be carried to titles that nobody has rated. */
export interface TasteProjection {
  readonly columns: number;
  readonly dimensions: number;
  /** `[columns × dimensions]`, row-major. */
  readonly taste: Float64Array;
  /** `[columns]`, of the logarithm of the share of users who like a title. */
  readonly popularity: Float64Array;
  /** `[dimensions]`, the mean direction of rated titles, which says nothing and is taken off. */
  readonly centre: Float64Array;
}

/** Taste and popularity of every title. */
export interface Taste {
  readonly dimensions: number;
  /** `[titles × dimensions]`, unit rows: the cosine of two titles is how alike their likers are, beyond all titles' common direction. */
  readonly vectors: Float32Array;
  /** `[titles]`, ln of the share of users who like it; what is expected where few or none could rate it. */
  readonly popularity: Float32Array;
}

/** As trained: with what predicts both for other titles. */
export interface TrainedTaste extends Taste {
  readonly projection: TasteProjection;
}

/**
 * Learns taste from likes.
 *
 * W = diag(|H_u|)^-½ · X · diag(n_i)^-½ for the users' likes X; W ≈ UΣVᵀ with 32 factors (PureSVD: Cremonesi, Koren & Turrin,
 * RecSys 2010, on normalised likes). A title's coordinates are VΣ, regressed on its basis (ridge, weighted by n/(n + 5)) and
 * shrunk towards that regression: (n·own + 10·predicted)/(n + 10); so a title that few or none have rated gets what titles like
 * it have (the attribute-to-factor mapping of Gantner et al., ICDM 2010). Rows are brought to length 1, centred on the mean of
 * rated titles, and brought to length 1 again. Popularity is ln((n + 15·predicted share)/(users + 15)),
 * and the prediction itself for titles without a like: most of them came after the ratings, or are series, which nobody could rate.
 *
 * Deterministic. O(iterations × likes × factors + rated titles × columns²).
 *
 * @param likes users × titles; the columns are the rows of the basis
 */
export function trainTaste(likes: Interactions, basis: Basis, seed = 1): TrainedTaste {
  if (likes.columns !== basis.rows) throw new Error(`expected likes of ${basis.rows} titles, found ${likes.columns}`);
  const counts = columnCounts(likes);
  const rated = Int32Array.from(counts.keys()).filter((item) => (counts[item] as number) > 0);
  const own = factorsOf(likes, counts, rated, seed);
  const { dimensions } = own;
  const { columns } = basis;
  const rows = new Float32Array(rated.length * columns);
  rated.forEach((item, at) => {
    rows.set(basis.values.subarray(item * columns, (item + 1) * columns), at * columns);
  });
  const weights = Float64Array.from(rated, (item) => (counts[item] as number) / ((counts[item] as number) + 5));
  const taste = ridgeRegression(rows, own.values, weights, TASTE_RIDGE);
  const shares = Float64Array.from(rated, (item) => Math.log(((counts[item] as number) + 0.3) / likes.rows));
  const popularity = ridgeRegression(rows, shares, new Float64Array(rated.length).fill(1), POPULARITY_RIDGE);
  const uncentred = { columns, dimensions, taste, popularity, centre: new Float64Array(dimensions) };
  const predicted = predictedFactors(basis, uncentred);
  rated.forEach((item, at) => {
    const n = counts[item] as number;
    for (let d = 0; d < dimensions; d += 1) {
      const place = item * dimensions + d;
      const mixed = n * (own.values[at * dimensions + d] as number) + SHRINKAGE * (predicted[place] as number);
      predicted[place] = mixed / (n + SHRINKAGE);
    }
  });
  const centre = meanDirection(predicted, dimensions, rated);
  const projection = { ...uncentred, centre };
  const expected = predictedPopularity(basis, projection);
  return {
    dimensions,
    vectors: centredUnits(predicted, dimensions, centre),
    popularity: expected.map((share, item) => {
      const n = counts[item] as number;
      if (n === 0) return share;
      return Math.log((n + POPULARITY_PRIOR_USERS * Math.exp(share)) / (likes.rows + POPULARITY_PRIOR_USERS));
    }),
    projection,
  };
}

/** Taste and popularity of titles that nobody has rated, by their basis alone. */
export function predictTaste(basis: Basis, projection: TasteProjection): Taste {
  if (basis.columns !== projection.columns)
    throw new Error(`expected a basis of ${projection.columns} columns, found ${basis.columns}`);
  const { dimensions, centre } = projection;
  return {
    dimensions,
    vectors: centredUnits(predictedFactors(basis, projection), dimensions, centre),
    popularity: predictedPopularity(basis, projection),
  };
}

/** VΣ of the normalised likes: `[rated × dimensions]`. */
function factorsOf(
  likes: Interactions,
  counts: Int32Array,
  rated: Int32Array,
  seed: number,
): { dimensions: number; values: Float64Array } {
  const places = new Int32Array(likes.columns).fill(-1);
  rated.forEach((item, at) => {
    places[item] = at;
  });
  const values = new Float32Array(likes.indices.length);
  const indices = new Int32Array(likes.indices.length);
  for (let user = 0; user < likes.rows; user += 1) {
    // Ascending within a row, as sparse rows are.
    const items = Int32Array.from(rowOf(likes, user)).sort();
    const start = likes.offsets[user] as number;
    items.forEach((item, at) => {
      indices[start + at] = places[item] as number;
      values[start + at] = 1 / Math.sqrt(items.length * (counts[item] as number));
    });
  }
  const matrix: SparseRows = { rows: likes.rows, columns: rated.length, offsets: likes.offsets, indices, values };
  const rank = Math.min(TASTE_DIMENSIONS, likes.rows, rated.length);
  const { right, values: singular } = truncatedSvd(matrix, { rank, seed, iterations: 6 });
  const factors = Float64Array.from(right, (value, at) => value * (singular[at % rank] as number));
  return { dimensions: rank, values: factors };
}

function predictedFactors({ rows, columns, values }: Basis, { taste, dimensions }: TasteProjection): Float64Array {
  const out = new Float64Array(rows * dimensions);
  for (let row = 0; row < rows; row += 1) {
    const to = row * dimensions;
    for (let column = 0; column < columns; column += 1) {
      const value = values[row * columns + column] as number;
      if (value === 0) continue;
      const from = column * dimensions;
      for (let d = 0; d < dimensions; d += 1)
        out[to + d] = (out[to + d] as number) + value * (taste[from + d] as number);
    }
  }
  return out;
}

function predictedPopularity({ rows, columns, values }: Basis, { popularity }: TasteProjection): Float32Array {
  return Float32Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < columns; column += 1)
      sum += (values[row * columns + column] as number) * (popularity[column] as number);
    // A share is at most 1, whatever the regression says of titles unlike all that were rated.
    return Math.min(sum, 0);
  });
}

/** The mean of the rows' directions. */
function meanDirection(factors: Float64Array, dimensions: number, rows: Int32Array): Float64Array {
  const mean = new Float64Array(dimensions);
  for (const row of rows) {
    const length = lengthOf(factors, row, dimensions);
    if (length === 0) continue;
    for (let d = 0; d < dimensions; d += 1)
      mean[d] = (mean[d] as number) + (factors[row * dimensions + d] as number) / length / rows.length;
  }
  return mean;
}

function centredUnits(factors: Float64Array, dimensions: number, centre: Float64Array): Float32Array {
  const count = dimensions === 0 ? 0 : factors.length / dimensions;
  const vectors = new Float32Array(factors.length);
  const moved = new Float64Array(dimensions);
  for (let row = 0; row < count; row += 1) {
    const length = lengthOf(factors, row, dimensions) || 1;
    for (let d = 0; d < dimensions; d += 1)
      moved[d] = (factors[row * dimensions + d] as number) / length - (centre[d] as number);
    const rest = lengthOf(moved, 0, dimensions) || 1;
    for (let d = 0; d < dimensions; d += 1) vectors[row * dimensions + d] = (moved[d] as number) / rest;
  }
  return vectors;
}

function lengthOf(values: Float64Array, row: number, dimensions: number): number {
  let sum = 0;
  for (let at = row * dimensions; at < (row + 1) * dimensions; at += 1)
    sum += (values[at] as number) * (values[at] as number);
  return Math.sqrt(sum);
}
