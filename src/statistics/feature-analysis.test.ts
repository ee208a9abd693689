import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../domain/random.ts';
import { featureAnalysisSchema } from '../domain/statistics.ts';
import { computeFeatureAnalysis } from './feature-analysis.ts';

describe('computeFeatureAnalysis', () => {
  it('analyses a small matrix as one does by hand', () => {
    const analysis = computeFeatureAnalysis({
      names: ['rating', 'Drama', 'Short'],
      rows: 3,
      matrix: Float32Array.of(0, 1, 0, 0.5, 0, 0, 1, 1, 0),
    });
    expect(analysis.matrix).toEqual({ rows: 3, columns: 3, density: 0.444444, bytes: 36, nan: 0, infinite: 0 });
    expect(analysis.features).toEqual([
      { name: 'rating', mean: 0.5, standard_deviation: 0.408248, min: 0, max: 1, zeros_share: 0.333333 },
      { name: 'Drama', mean: 0.666667, standard_deviation: 0.471405, min: 0, max: 1, zeros_share: 0.333333 },
      { name: 'Short', mean: 0, standard_deviation: 0, min: 0, max: 0, zeros_share: 1 },
    ]);
    expect(analysis.correlations).toEqual({
      names: ['rating', 'Drama', 'Short'],
      values: [
        [1, 0, null],
        [0, 1, null],
        [null, null, null],
      ],
    });
    // Cosines: (0,1)·(½,0) = 0, (0,1)·(1,1) = 1/√2, (½,0)·(1,1) = 1/√2.
    expect(analysis.similarity).toMatchObject({
      sampled_titles: 3,
      pairs: 3,
      min: 0,
      median: Number(Math.SQRT1_2.toFixed(6)),
      max: Number(Math.SQRT1_2.toFixed(6)),
      mean: 0.471405,
    });
    expect(analysis.similarity?.histogram.counts[0]).toBe(1);
    expect(analysis.similarity?.histogram.counts[35]).toBe(2);
  });

  it('counts what is not finite and takes it as 0', () => {
    const matrix = Float32Array.of(Number.NaN, 1, Number.POSITIVE_INFINITY, 1, 0.5, Number.NEGATIVE_INFINITY);
    const analysis = computeFeatureAnalysis({ names: ['a', 'b'], rows: 3, matrix });
    expect(analysis.matrix).toMatchObject({ nan: 1, infinite: 2, density: 0.5 });
    expect(analysis.features[0]).toMatchObject({ min: 0, max: 0.5, mean: 0.166667 });
    expect(featureAnalysisSchema.parse(analysis)).toEqual(analysis);
  });

  it('has no similarities of one title, and none between rows of zeros', () => {
    expect(computeFeatureAnalysis({ names: ['a'], rows: 1, matrix: Float32Array.of(1) }).similarity).toBeNull();
    const zeros = computeFeatureAnalysis({ names: ['a'], rows: 2, matrix: Float32Array.of(0, 0) });
    expect(zeros.similarity).toMatchObject({ mean: 0, max: 0, standard_deviation: 0 });
  });

  it('refuses a matrix that is empty or of another size', () => {
    expect(() => computeFeatureAnalysis({ names: ['a'], rows: 0, matrix: new Float32Array() })).toThrow('empty');
    expect(() => computeFeatureAnalysis({ names: ['a'], rows: 2, matrix: new Float32Array(3) })).toThrow('2 × 1');
  });

  it('draws its sample by the seed', () => {
    const features = randomFeatures(2000, 6, 1);
    const first = computeFeatureAnalysis(features).similarity;
    expect(first).toMatchObject({ sampled_titles: 500, pairs: 124_750, seed: 42 });
    expect(computeFeatureAnalysis(features).similarity).toEqual(first);
    expect(computeFeatureAnalysis(features, { seed: 43 }).similarity?.mean).not.toBe(first?.mean);
    expect(computeFeatureAnalysis(features, { sampleSize: 10 }).similarity?.pairs).toBe(45);
  });

  it('fits its schema, with every pair of the sample in the histogram', () => {
    const value = fc.oneof(fc.constant(0), fc.float({ min: -1, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, value), { minLength: 2, maxLength: 40 }), (rows) => {
        const matrix = Float32Array.from(rows.flat());
        const analysis = computeFeatureAnalysis({ names: ['a', 'b', 'c'], rows: rows.length, matrix });
        expect(featureAnalysisSchema.parse(JSON.parse(JSON.stringify(analysis)))).toEqual(analysis);
        const { pairs, histogram, min, q05, q25, median, q75, q95, max } = analysis.similarity ?? {};
        expect(histogram?.counts.reduce((sum, count) => sum + count, histogram.overflow)).toBe(pairs);
        expect(pairs).toBe((rows.length * (rows.length - 1)) / 2);
        const quantiles = [min, q05, q25, median, q75, q95, max].map(Number);
        expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
      }),
    );
  });

  it('agrees with the definition of the cosine', () => {
    const { names, rows, matrix } = randomFeatures(40, 5, 9);
    const cosines: number[] = [];
    for (let a = 0; a < rows; a++) {
      for (let b = a + 1; b < rows; b++) cosines.push(cosine(matrix, names.length, a, b));
    }
    const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
    const similarity = computeFeatureAnalysis({ names, rows, matrix }).similarity;
    expect(similarity?.mean).toBeCloseTo(mean, 5);
    expect(similarity?.min).toBeCloseTo(Math.min(...cosines), 5);
    expect(similarity?.max).toBeCloseTo(Math.max(...cosines), 5);
  });
});

function randomFeatures(rows: number, columns: number, seed: number) {
  const names = Array.from({ length: columns }, (_, index) => `feature ${index}`);
  return { names, rows, matrix: Float32Array.from({ length: rows * columns }, createRandom(seed)) };
}

function cosine(matrix: Float32Array, columns: number, a: number, b: number): number {
  const row = (index: number): number[] => [...matrix.subarray(index * columns, (index + 1) * columns)];
  return dot(row(a), row(b)) / (Math.sqrt(dot(row(a), row(a))) * Math.sqrt(dot(row(b), row(b))));
}

function dot(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
}
