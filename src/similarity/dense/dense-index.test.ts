import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlatIndex } from '../flat.ts';
import { describeSimilarityIndex, naiveNearest } from '../index.contract.ts';
import type { NearestQuery, Vectors } from '../port.ts';
import { DenseIndex } from './dense-index.ts';

describeSimilarityIndex('dense, WebAssembly SIMD', (vectors) => new DenseIndex(vectors));
describeSimilarityIndex('dense, TypeScript', (vectors) => new DenseIndex(vectors, { simd: 'off' }));

/** A small seeded generator (Park and Miller, 1988), uniform in (0, 1). */
function generator(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Random rows of any sign, of which some repeat earlier ones and some are multiples of them. */
function randomRows(rows: number, columns: number, seed: number, scale: (random: () => number) => number): Vectors {
  const random = generator(seed);
  const matrix = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const choice = random();
    const factor = choice < 0.2 ? 1 : choice < 0.3 ? 2 : 0;
    const from = Math.floor(random() * row) * columns;
    const size = scale(random);
    for (let i = 0; i < columns; i += 1) {
      matrix[row * columns + i] = row > 0 && factor > 0 ? matrix[from + i]! * factor : (random() - 0.5) * size;
    }
  }
  return { matrix, rows, columns };
}

const rowOf = ({ matrix, columns }: Vectors, row: number): Float64Array =>
  Float64Array.from(matrix.subarray(row * columns, (row + 1) * columns));

/** Asks both engines and compares with the definition. */
function expectExact(vectors: Vectors, ...questions: readonly NearestQuery[]): void {
  const simd = new DenseIndex(vectors);
  const plain = new DenseIndex(vectors, { simd: 'off' });
  expect([simd.engine, plain.engine]).toEqual(['wasm-simd', 'typescript']);
  for (const question of questions) {
    const expected = naiveNearest(vectors, question);
    for (const index of [simd, plain]) {
      const { rows, scores } = index.nearest(question);
      expect([...rows]).toEqual(expected.map(({ row }) => row));
      expect([...scores]).toEqual(expected.map(({ score }) => score));
    }
  }
}

describe('DenseIndex', () => {
  const dimensions = [...Array.from({ length: 40 }, (_, i) => i + 1), 383, 384, 385];

  it.each(dimensions)('equals the definition with %d columns, at any k, filter and exclusion', (columns) => {
    const vectors = randomRows(230, columns, columns, () => 2);
    const vector = rowOf(vectors, 17);
    const elsewhere = Float64Array.from(vector, (value, i) => Math.sin(i + 1) + value / 3);
    expectExact(
      vectors,
      { vector, k: 1 },
      { vector, k: 10, exclude: new Set([17]) },
      { vector, k: 230, exclude: new Set([3, 4, 229]) },
      { vector: elsewhere, k: 500 },
      { vector: elsewhere, k: 20, filter: { accepts: (row) => row % 3 === 1 }, exclude: new Set([1, 4]) },
      { vector: elsewhere, k: 20, filter: { accepts: (row) => row === 228 || row === 5 } },
      { vector: elsewhere, k: 20, filter: { accepts: () => false } },
    );
  });

  it('equals the definition at any magnitude that float32 and float64 have', () => {
    const exponents = [-44, -38, -30, -20, 0, 20, 30, 38];
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 24 }),
        fc.uniqueArray(fc.constantFrom(...exponents), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(-300, -170, -100, -20, 0, 20, 100, 150),
        (seed, columns, magnitudes, queryMagnitude) => {
          const vectors = randomRows(
            90,
            columns,
            seed,
            (random) => 10 ** magnitudes[Math.floor(random() * magnitudes.length)]!,
          );
          fc.pre(
            naiveNearest(vectors, { vector: new Float64Array(columns).fill(1), k: 90 }).every((x) =>
              Number.isFinite(x.score),
            ),
          );
          const vector = Float64Array.from(rowOf(vectors, seed % 90), (value) => value * 10 ** queryMagnitude);
          fc.pre(
            Math.hypot(...vector.map((x) => x * x)) > 0 && Number.isFinite(vector.reduce((sum, x) => sum + x * x, 0)),
          );
          expectExact(vectors, { vector, k: 12 }, { vector, k: 5, filter: { accepts: (row) => row % 2 === 0 } });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('answers as the flat index does where the length of the query underflows', () => {
    const vectors = randomRows(50, 5, 3, () => 1);
    const vector = Float64Array.from([1, -2, 3, 1, 1], (value) => value * 2 ** -536);
    const flat = new FlatIndex(vectors).nearest({ vector, k: 9 });
    for (const simd of ['auto', 'off'] as const) {
      expect(new DenseIndex(vectors, { simd }).nearest({ vector, k: 9 })).toEqual(flat);
    }
  });

  it.each([1, 7, 31, 384])('tells rows apart that float32 cannot, with %d columns', (columns) => {
    const random = generator(columns);
    const base = Float32Array.from({ length: columns }, () => random() - 0.5);
    const rows = 20_000;
    const matrix = new Float32Array(rows * columns);
    const bits = new Int32Array(matrix.buffer);
    for (let row = 0; row < rows; row += 1) {
      matrix.set(base, row * columns);
      // One value differs by a few units in its last place: scores differ by far less than float32 can hold.
      const at = row * columns + Math.floor(random() * columns);
      bits[at] = bits[at]! + Math.floor(random() * 5) - 2;
    }
    const vectors = { matrix, rows, columns };
    const vector = Float64Array.from(base);
    expectExact(vectors, { vector, k: 25 }, { vector, k: 25, filter: { accepts: (row) => row > rows - 3000 } });
  });

  it('finds the best rows wherever they are in blocks of every size', () => {
    const vectors = randomRows(20_003, 6, 9, () => 1);
    const at = [0, 63, 64, 4095, 4096, 12_287, 12_288, 20_000, 20_002];
    const vector = Float64Array.of(1, 2, 3, 4, 5, 6);
    for (const row of at) vectors.matrix.set(vector, row * 6);
    expectExact(vectors, { vector, k: at.length }, { vector, k: 30, filter: { accepts: (row) => row % 64 !== 63 } });
  });

  it('stays exact when rows come in rising order of score', () => {
    const columns = 3;
    const rows = 9000;
    const matrix = Float32Array.from({ length: rows * columns }, (_, i) => (i % columns === 0 ? i : 1));
    const vector = Float64Array.of(1, 0, 0);
    expectExact({ matrix, rows, columns }, { vector, k: 10 }, { vector: Float64Array.of(-1, 0, 0), k: 10 });
  });

  it('uses lengths that are known already', () => {
    const vectors = { matrix: Float32Array.of(3, 4, 0, 2), rows: 2, columns: 2 };
    const index = new DenseIndex(vectors, { norms: Float64Array.of(5, 2) });
    expect(index.nearest({ vector: Float64Array.of(0, 1), k: 2 })).toEqual({
      rows: Int32Array.of(1, 0),
      scores: Float64Array.of(1, 0.8),
    });
  });

  it('refuses more rows than WebAssembly can address', () => {
    const vectors = { matrix: new Float32Array(0), rows: 2_800_000, columns: 384 };
    expect(() => new DenseIndex(vectors, { norms: new Float64Array(0) })).toThrow(
      '2800000 rows × 384 columns need 4.0 GiB: a dense index holds at most 4 GiB',
    );
  });
});
