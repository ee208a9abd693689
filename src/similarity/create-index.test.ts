import { expect, it } from 'vitest';
import { createSimilarityIndex } from './create-index.ts';
import { describeSimilarityIndex } from './index.contract.ts';

describeSimilarityIndex('the chosen index', createSimilarityIndex);

it.each([
  ['flat', 'few rows', 100, (i: number) => [i / 100, 1, i % 2]],
  ['grouped', 'numbers and a set', 1000, (i: number) => [i / 1000, 1, i % 2]],
  ['dense', 'any other vectors', 1000, (i: number) => [i / 1000, 0.5]],
])('is %s for %s', (kind, _, rows, make) => {
  const block = Array.from({ length: rows }, (_value, i) => make(i));
  const matrix = Float32Array.from(block.flat());
  expect(createSimilarityIndex({ rows, columns: matrix.length / rows, matrix }).kind).toBe(kind);
});
