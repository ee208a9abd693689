import { truncatedSvd } from '../domain/linear-algebra/truncated-svd.ts';
import type { SparseRows } from '../domain/sparse.ts';
export function graphEmbedding(
  vectors: SparseRows,
  { dimensions = 64, seed = 1 }: { dimensions?: number; seed?: number },
) {
  const sq = new Float64Array(vectors.columns);
  vectors.indices.forEach((p, a) => {
    sq[p]! += vectors.values[a]! ** 2;
  });
  const svd = truncatedSvd(
    { ...vectors, values: vectors.values.map((v, a) => v * sq[vectors.indices[a]!]! ** -0.25) },
    { rank: dimensions, seed, iterations: 5 },
  );
  const D = svd.rank;
  const N = vectors.rows;
  const emb = new Float32Array(N * D);
  for (let t = 0; t < N; t++) {
    let s = 0;
    for (let d = 0; d < D; d++) {
      emb[t * D + d] = svd.left[t * D + d]! * Math.sqrt(svd.values[d]!);
      s += emb[t * D + d]! ** 2;
    }
    s = Math.sqrt(s) || 1;
    for (let d = 0; d < D; d++) emb[t * D + d]! /= s;
  }
  return { embedding: emb };
}
