import { describe, expect, it } from 'vitest';
import { seeded } from '../../test/helpers/random.ts';
import { sparseOf } from '../domain/linear-algebra/matrices.fixture.ts';
import type { SparseRows } from '../domain/sparse.ts';
import { graphEmbedding } from './graph-embedding.ts';

const TITLES = 120;
const INDUSTRIES = 4;

/** Titles of four industries in turn, each with 4 of its industry's 40 people; the last title has nobody. */
function industries(seed: number): SparseRows {
  const random = seeded(seed);
  const people = INDUSTRIES * 40;
  const rows = Array.from({ length: TITLES }, (_, title) => {
    const row = Array.from({ length: people }, () => 0);
    if (title < TITLES - 1) for (const person of random.distinct(4, 40)) row[(title % INDUSTRIES) * 40 + person] = 0.5;
    return row;
  });
  return sparseOf(rows, people);
}

function cosine(embedding: Float32Array, dimensions: number, a: number, b: number): number {
  let dot = 0;
  for (let k = 0; k < dimensions; k += 1) dot += embedding[a * dimensions + k]! * embedding[b * dimensions + k]!;
  return dot;
}

function share({ offsets, indices }: SparseRows, a: number, b: number): boolean {
  const own = new Set(indices.slice(offsets[a], offsets[a + 1]));
  return indices.slice(offsets[b], offsets[b + 1]).some((column) => own.has(column));
}

describe('graphEmbedding', () => {
  it('puts titles of one industry together that share nobody, and others apart', () => {
    const vectors = industries(1);
    const { embedding, dimensions } = graphEmbedding(vectors, { dimensions: INDUSTRIES, seed: 1, iterations: 30 });
    let apart = 0;
    for (let a = 0; a < TITLES - 1; a += 1) {
      for (let b = a + 1; b < TITLES - 1; b += 1) {
        const same = a % INDUSTRIES === b % INDUSTRIES;
        if (same && share(vectors, a, b)) continue;
        if (same) apart += 1;
        const found = cosine(embedding, dimensions, a, b);
        if (same ? found < 0.95 : Math.abs(found) > 0.05) expect.fail(`titles ${a} and ${b}: ${found}`);
      }
    }
    expect(apart).toBeGreaterThan(500);
  });

  it('has rows of unit length, and of zeros for a title without anybody', () => {
    const { embedding, spectrum } = graphEmbedding(industries(2), { dimensions: 8, seed: 1 });
    expect(embedding).toHaveLength(TITLES * 8);
    for (let title = 0; title < TITLES - 1; title += 1) expect(cosine(embedding, 8, title, title)).toBeCloseTo(1, 6);
    expect(embedding.subarray((TITLES - 1) * 8).every((value) => value === 0)).toBe(true);
    expect([...spectrum]).toEqual([...spectrum].sort((a, b) => b - a));
    expect(spectrum[0]).toBeLessThan(1);
    expect(spectrum[7]).toBeGreaterThan(0);
  });

  it('keeps its shape where there are fewer titles than dimensions, or none', () => {
    const few = graphEmbedding(
      sparseOf(
        [
          [1, 0],
          [1, 0],
        ],
        2,
      ),
      { dimensions: 5, seed: 1 },
    );
    expect(few.embedding).toHaveLength(10);
    expect([...few.embedding]).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect([...few.spectrum.subarray(1)]).toEqual([0, 0, 0, 0]);
    expect(graphEmbedding(sparseOf([], 0), { seed: 1 })).toEqual({
      dimensions: 64,
      embedding: new Float32Array(0),
      spectrum: new Float64Array(64),
    });
    expect([...graphEmbedding(sparseOf([[0], [0]], 1), { dimensions: 1, seed: 1 }).embedding]).toEqual([0, 0]);
  });

  it('is the same again for the same seed', () => {
    const vectors = industries(3);
    expect(graphEmbedding(vectors, { seed: 4 })).toEqual(graphEmbedding(vectors, { seed: 4 }));
  });

  it.each([0, 1.5])('refuses %d dimensions', (dimensions) => {
    expect(() => graphEmbedding(industries(1), { dimensions, seed: 1 })).toThrow('the rank must be');
  });
});
