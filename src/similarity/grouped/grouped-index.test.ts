import { expect, it } from 'vitest';
import { FlatIndex } from '../flat.ts';
import { describeSimilarityIndex } from '../index.contract.ts';
import { GroupedIndex } from './grouped-index.ts';

/** The contract's edge cases have no rows or no set at times, where only the flat index can be made. */
describeSimilarityIndex('grouped', (vectors) =>
  vectors.rows === 0 ? new FlatIndex(vectors) : new GroupedIndex(vectors),
);

it('refuses vectors without a set', () => {
  expect(() => new GroupedIndex({ matrix: Float32Array.of(0.5, 0.25), rows: 1, columns: 2 })).toThrow(
    'columns of 0 and 1',
  );
});
