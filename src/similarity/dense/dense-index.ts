/** The index for vectors that are dense, such as embeddings: a scan of all rows at the speed of memory, exact. */

import { queryNorm, rowNorms } from '../norms.ts';
import type { NearestQuery, SimilarityIndex, Vectors } from '../port.ts';
import { type Neighbours, TopK } from '../top-k.ts';
import type { ScanEngine } from './engine.ts';
import { hasWasmSimd } from './kernel.ts';
import { TypeScriptEngine } from './typescript-engine.ts';
import { WasmEngine } from './wasm-engine.ts';

/** How a dense index is made. */
export interface DenseOptions {
  /** `auto` (the default): SIMD where the machine has it. `off`: never. */
  readonly simd?: 'auto' | 'off' | undefined;
  /** The rows' lengths, as `rowNorms` gives them, where they are known already. */
  readonly norms?: Float64Array | undefined;
}

/**
 * Exact cosine similarity for any number of columns, O(rows × columns) a query.
 *
 * By WebAssembly SIMD over float32 where there is SIMD, which needs a copy of the rows (4 bytes a value, columns rounded up to a multiple
 * of four); otherwise in TypeScript, on the rows themselves, which must then stay as they are. Both answer alike, to the last bit.
 */
export class DenseIndex implements SimilarityIndex {
  readonly kind = 'dense';
  /** What compares the rows. */
  readonly engine: 'wasm-simd' | 'typescript';
  readonly rows: number;
  readonly columns: number;
  readonly #engine: ScanEngine;

  /**
   * @throws {Error} if the block has another size than rows × columns, a row is zero or not finite (naming the row), or more than 4 GiB of
   * WebAssembly memory would be needed
   */
  constructor(vectors: Vectors, { simd = 'auto', norms = rowNorms(vectors) }: DenseOptions = {}) {
    this.rows = vectors.rows;
    this.columns = vectors.columns;
    this.engine = simd === 'auto' && hasWasmSimd() ? 'wasm-simd' : 'typescript';
    this.#engine = this.engine === 'wasm-simd' ? new WasmEngine(vectors, norms) : new TypeScriptEngine(vectors, norms);
  }

  nearest(query: NearestQuery): Neighbours {
    const norm = queryNorm(query.vector, this.columns);
    const best = new TopK(query.k);
    this.#engine.scan(query, norm, best);
    return best.finish();
  }
}
