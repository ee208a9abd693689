/** Chooses the index for a block of vectors. */

import { DenseIndex } from './dense/dense-index.ts';
import { FlatIndex } from './flat.ts';
import { GroupedIndex } from './grouped/grouped-index.ts';
import { groupRows } from './grouped/layout.ts';
import { rowNorms } from './norms.ts';
import type { SimilarityIndex, Vectors } from './port.ts';

/** Below this many rows a full scan takes microseconds, and nothing is gained by an index. */
const FEW_ROWS = 512;

/**
 * The cheapest exact index: flat for few rows, grouped for vectors of numbers and a set, dense for all others. Which it is,
 * `kind` tells; the grouped index itself falls back to a scan for a query whose filter lets few rows pass.
 *
 * @throws {UnusableRow} if a row is zero or not finite
 */
export function createSimilarityIndex(vectors: Vectors): SimilarityIndex {
  const norms = rowNorms(vectors);
  if (vectors.rows < FEW_ROWS) return new FlatIndex(vectors, norms);
  const layout = groupRows(vectors);
  return layout === undefined ? new DenseIndex(vectors, { norms }) : new GroupedIndex(vectors, norms, layout);
}
