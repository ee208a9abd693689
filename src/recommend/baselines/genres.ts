/** The baseline that knows films by their genres alone. */

import type { UserScorer } from '../collaborative/user-scorer.ts';

/**
 * score(u, i) = Σ_{j ∈ H_u} v̂_j · v̂_i, the cosine of i with the user's summed profile but for the profile's length.
 *
 * v_ig = ln(N / df_g) if i has genre g and 0 if not, where df_g of the N items have it, and v̂ = v / |v|; an item without
 * genres, or with none but one that all have, scores 0. Term frequency is 0 or 1. Salton & Buckley 1988, "Term-weighting
 * approaches in automatic text retrieval".
 *
 * @param genres of each item, each once
 */
export function genreScorer(genres: readonly (readonly string[])[]): UserScorer {
  const { vectors, columns } = genreVectors(genres);
  const items = genres.length;
  return {
    items,
    scoreUser(history, out) {
      const profile = new Float64Array(columns);
      for (const liked of history)
        for (let i = 0, at = liked * columns; i < columns; i += 1, at += 1) profile[i] = profile[i]! + vectors[at]!;
      for (let item = 0, at = 0; item < items; item += 1) {
        let score = 0;
        for (let i = 0; i < columns; i += 1, at += 1) score += profile[i]! * vectors[at]!;
        out[item] = score;
      }
    },
  };
}

/** v̂_a · v̂_b, the cosine of two items by {@link genreScorer}'s vectors; 0–1. */
export function genreCosine(genres: readonly (readonly string[])[]): (a: number, b: number) => number {
  const { vectors, columns } = genreVectors(genres);
  return (a, b) => {
    let sum = 0;
    for (let i = 0; i < columns; i += 1) sum += vectors[a * columns + i]! * vectors[b * columns + i]!;
    return sum;
  };
}

/** v̂ of every item as {@link genreScorer} has it, row-major, genres in code point order; zeros where it has none. */
export function genreVectors(genres: readonly (readonly string[])[]): { vectors: Float64Array; columns: number } {
  const frequencies = new Map<string, number>();
  for (const genre of genres.flat()) frequencies.set(genre, (frequencies.get(genre) ?? 0) + 1);
  const places = new Map([...frequencies.keys()].sort().map((genre, place) => [genre, place]));
  const columns = places.size;
  const vectors = new Float64Array(genres.length * columns);
  genres.forEach((own, item) => {
    const weights = own.map((genre) => Math.log(genres.length / (frequencies.get(genre) ?? 1)));
    const length = Math.hypot(...weights);
    own.forEach((genre, at) => {
      if (length > 0) vectors[item * columns + (places.get(genre) ?? 0)] = (weights[at] ?? 0) / length;
    });
  });
  return { vectors, columns };
}
