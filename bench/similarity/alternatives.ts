/** Native searchers to compare with, from a folder outside the project; each is left out where it is not installed. */

import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { normOf } from '../../src/similarity/norms.ts';
import type { Vectors } from '../../src/similarity/port.ts';
import { searchModel } from './onnx-model.ts';

/** Finds the rows of the k largest cosines, best first. Its arithmetic is float32, so near ties may differ. */
export type Search = (vector: Float64Array) => ArrayLike<number | bigint> | Promise<ArrayLike<number | bigint>>;

/** Another library that searches, on one thread. */
export interface Alternative {
  readonly name: string;
  /** `units` are the rows scaled to length 1; every search finds k rows. */
  build(units: Float32Array, vectors: Vectors, k: number): Search | Promise<Search>;
}

/** What is used of the `usearch` package. */
interface Usearch {
  readonly MetricKind: { readonly IP: string };
  exactSearch(
    rows: Float32Array,
    queries: Float32Array,
    columns: number,
    k: number,
    metric: string,
    threads: number,
  ): { readonly keys: BigUint64Array };
}

/** What is used of the `onnxruntime-node` package. */
interface OnnxRuntime {
  readonly InferenceSession: {
    create(
      model: Uint8Array,
      options: { readonly intraOpNumThreads: number; readonly interOpNumThreads: number },
    ): Promise<{
      run(
        inputs: Readonly<Record<string, object>>,
      ): Promise<Readonly<Record<string, { readonly data: BigInt64Array }>>>;
    }>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, shape: readonly number[]) => object;
}

/**
 * The libraries that the folder has.
 *
 * @param folder where `npm install` put them; undefined: none
 * @returns the libraries, and the names of packages that are not installed
 */
export function findAlternatives(folder: string | undefined): {
  readonly found: Alternative[];
  readonly missing: string[];
} {
  const found: Alternative[] = [];
  const missing: string[] = [];
  const usearch = load(folder, 'usearch') as Usearch | undefined;
  if (usearch === undefined) missing.push('usearch');
  else found.push(exactUsearch(usearch));
  const onnx = load(folder, 'onnxruntime-node') as OnnxRuntime | undefined;
  if (onnx === undefined) missing.push('onnxruntime-node');
  else found.push(matMulTopK(onnx));
  return { found, missing };
}

/** The rows scaled to length 1, in float32. */
export function unitRows({ matrix, rows, columns }: Vectors): Float32Array {
  const units = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    units.set(unit(matrix.subarray(row * columns, (row + 1) * columns)), row * columns);
  }
  return units;
}

function exactUsearch(usearch: Usearch): Alternative {
  const metric = usearch.MetricKind.IP;
  return {
    name: 'usearch exact',
    build:
      (units, { columns }, k) =>
      (vector) =>
        usearch.exactSearch(units, unit(vector), columns, k, metric, 1).keys,
  };
}

function matMulTopK(onnx: OnnxRuntime): Alternative {
  return {
    name: 'onnxruntime MatMul + TopK',
    async build(units, { rows, columns }, k) {
      const options = { intraOpNumThreads: 1, interOpNumThreads: 1 };
      const session = await onnx.InferenceSession.create(searchModel(rows, columns, k), options);
      const matrix = new onnx.Tensor('float32', units, [rows, columns]);
      return async (vector) => {
        const query = new onnx.Tensor('float32', unit(vector), [columns, 1]);
        const { found } = await session.run({ rows: matrix, query });
        return found?.data ?? [];
      };
    },
  };
}

function load(folder: string | undefined, name: string): unknown {
  if (folder === undefined) return undefined;
  try {
    return createRequire(resolve(folder, 'package.json'))(name);
  } catch {
    return undefined;
  }
}

function unit(vector: ArrayLike<number>): Float32Array {
  const length = normOf(vector);
  const scaled = new Float32Array(vector.length);
  for (let i = 0; i < scaled.length; i += 1) scaled[i] = vector[i]! / length;
  return scaled;
}
