import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { errorBound } from './bound.ts';
import { DenseIndex } from './dense-index.ts';
import { KERNEL_SOURCE_SHA256 } from './kernel.generated.ts';
import { createKernel, hasWasmSimd } from './kernel.ts';

it('is compiled from the present source', () => {
  const source = readFileSync(new URL('kernel.as', import.meta.url));
  expect(KERNEL_SOURCE_SHA256, 'run npx tsx scripts/build-kernel.ts').toBe(
    createHash('sha256').update(source).digest('hex'),
  );
});

it('scores within the error bound, by range and by list, with any number of columns', () => {
  const unit = fc.float({ min: -1, max: 1, noNaN: true });
  const block = fc.integer({ min: 1, max: 420 }).chain((columns) =>
    fc.record({
      columns: fc.constant(columns),
      values: fc.array(unit, { minLength: 5 * columns, maxLength: 5 * columns }),
      // All of one sign is the hardest: nothing cancels, and every sum grows.
      positive: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(block, ({ columns, values, positive }) => {
      const all = positive
        ? values.map((value) => Math.abs(value) + 0.01)
        : values.map((value) => (Math.abs(value) < 1e-9 ? 0.5 : value));
      const bytes = Math.ceil(columns / 4) * 16;
      const { kernel, memory } = createKernel(1);
      const lengthOf = (at: number): number => Math.hypot(...all.slice(at * columns, (at + 1) * columns));
      const [query, matrix] = [0, bytes];
      const [inverse, list, rows, scores] = [48_000, 48_100, 48_200, 48_300];
      for (let row = 0; row < 5; row += 1) {
        const length = row === 0 ? lengthOf(0) : 1;
        const scaled = all.slice(row * columns, (row + 1) * columns).map((value) => value / length);
        new Float32Array(memory.buffer, row * bytes, columns).set(scaled);
      }
      new Float32Array(memory.buffer, inverse, 4).set([1, 2, 3, 4].map((row) => 1 / lengthOf(row)));
      new Uint32Array(memory.buffer, list, 4).set([2, 0, 3, 1]);
      const exact = [1, 2, 3, 4].map((row) => {
        let dot = 0;
        for (let i = 0; i < columns; i += 1) dot += all[i]! * all[row * columns + i]!;
        return dot / (lengthOf(0) * lengthOf(row));
      });
      const found = (): [number, number][] =>
        Array.from({ length: 4 }, (_, i) => [
          new Uint32Array(memory.buffer, rows, 4)[i]!,
          new Float32Array(memory.buffer, scores, 4)[i]!,
        ]);
      const check = (expectedRows: readonly number[]): void => {
        expect(found().map(([row]) => row)).toEqual(expectedRows);
        for (const [row, score] of found())
          expect(Math.abs(score - exact[row]!)).toBeLessThanOrEqual(errorBound(columns));
      };
      const least = Number.NEGATIVE_INFINITY;
      expect(kernel.scanRange(query, matrix, inverse, bytes, 0, 4, least, rows, scores)).toBe(4);
      check([0, 1, 2, 3]);
      expect(kernel.scanList(query, matrix, inverse, bytes, list, 4, least, rows, scores)).toBe(4);
      check([2, 0, 3, 1]);
    }),
    { numRuns: 200 },
  );
});

it('bounds the error by γ of the depth of the sum', () => {
  const units = (columns: number): number => errorBound(columns) / 2 ** -24;
  expect(units(1)).toBeCloseTo(11, 4);
  expect(units(16)).toBeCloseTo(11, 4);
  expect(units(384)).toBeCloseTo(34, 3);
  expect(errorBound(2 ** 24)).toBe(Number.POSITIVE_INFINITY);
});

it('falls back to TypeScript where SIMD or WebAssembly is missing', () => {
  expect(hasWasmSimd()).toBe(true);
  const vectors = { matrix: Float32Array.of(1, 1), rows: 1, columns: 2 };
  vi.stubGlobal('WebAssembly', { validate: () => false });
  expect(new DenseIndex(vectors).engine).toBe('typescript');
  vi.stubGlobal('WebAssembly', undefined);
  expect(new DenseIndex(vectors).engine).toBe('typescript');
  expect(() => createKernel(1)).toThrow('there is no WebAssembly');
  vi.unstubAllGlobals();
});
