/** Computes `feature_analysis.json`: what the matrix is like by which titles are compared. */

import type { FeatureAnalysis } from '../domain/statistics.ts';
import { columnMoments } from './correlation.ts';
import { roundDecimals, roundDigits } from './round.ts';
import { sampleSimilarities } from './similarity-sample.ts';

/** A feature matrix and the names of its columns. */
export interface AnalysedFeatures {
  /** One per column, in order. */
  readonly names: readonly string[];
  readonly rows: number;
  /** `[rows × names.length]`, row-major. */
  readonly matrix: Float32Array;
}

/** How the sample is drawn whose titles are compared with each other. */
export interface FeatureAnalysisOptions {
  /** Titles in the sample; 500 by default. */
  readonly sampleSize?: number;
  /** Seed of the draw; 42 by default. */
  readonly seed?: number;
}

/**
 * Analyses a feature matrix. Values that are not finite are counted and taken as 0 in everything else. O(rows · columns² + sample² · columns).
 *
 * @throws {Error} when the matrix is empty or not of the size that its names and rows say: the gates before this must have refused that
 */
export function computeFeatureAnalysis(
  features: AnalysedFeatures,
  { sampleSize = 500, seed = 42 }: FeatureAnalysisOptions = {},
): FeatureAnalysis {
  const { names, rows } = features;
  const columns = names.length;
  if (rows === 0 || columns === 0) throw new Error('the feature matrix is empty: there is nothing to analyse');
  if (features.matrix.length !== rows * columns) {
    throw new Error(`the feature matrix has ${features.matrix.length} values, not ${rows} × ${columns}`);
  }
  const { matrix, nan, infinite } = withoutNonFinite(features.matrix);
  const { means, mins, maxs, zeros, deviations, correlations } = columnMoments(matrix, rows, columns);
  const filled = matrix.length - zeros.reduce((sum, count) => sum + count, 0);
  return {
    matrix: { rows, columns, density: roundDigits(filled / matrix.length), bytes: matrix.byteLength, nan, infinite },
    features: names.map((name, column) => ({
      name,
      mean: roundDigits(means[column]!),
      standard_deviation: roundDigits(deviations[column]!),
      min: roundDigits(mins[column]!),
      max: roundDigits(maxs[column]!),
      zeros_share: roundDigits(zeros[column]! / rows),
    })),
    correlations: {
      names: [...names],
      values: names.map((_, row) =>
        Array.from(correlations.subarray(row * columns, (row + 1) * columns), (r) =>
          Number.isNaN(r) ? null : roundDecimals(r),
        ),
      ),
    },
    similarity: sampleSimilarities(matrix, rows, columns, sampleSize, seed),
  };
}

function withoutNonFinite(matrix: Float32Array): { matrix: Float32Array; nan: number; infinite: number } {
  let nan = 0;
  let notFinite = 0;
  for (let at = 0; at < matrix.length; at++) {
    const value = matrix[at]!;
    if (Number.isFinite(value)) continue;
    notFinite++;
    if (Number.isNaN(value)) nan++;
  }
  const clean = notFinite === 0 ? matrix : matrix.map((value) => (Number.isFinite(value) ? value : 0));
  return { matrix: clean, nan, infinite: notFinite - nan };
}
