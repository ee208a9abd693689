import { describe, expect, it } from 'vitest';
import { type SameGenreForm, sameGenreScorer } from './same-genre.ts';

// Drama is in four, Comedy in two, War in two, Noir in one.
const genres = [['Drama', 'War'], ['Drama', 'Comedy'], ['War'], ['Comedy', 'Drama', 'Noir'], ['Drama'], []];
const popularity = Float64Array.of(10, 20, 30, 40, 50, 60);

/** Items, the best first. */
function order(form: SameGenreForm, history: number[]): number[] {
  const out = new Float64Array(genres.length);
  sameGenreScorer(genres, popularity, form).scoreUser(Int32Array.from(history), out);
  return [...out.keys()].sort((a, b) => out[b]! - out[a]!);
}

describe('sameGenreScorer', () => {
  it.each<[SameGenreForm, number[]]>([
    // Of Drama or War: all but 5; of War: 2 and 0; of both: 0.
    ['any', [4, 3, 2, 1, 0, 5]],
    ['rarest', [2, 0, 5, 4, 3, 1]],
    ['all', [0, 5, 4, 3, 2, 1]],
  ])('puts films that share %s of the genres first, each by popularity', (form, expected) => {
    expect(order(form, [0])).toEqual(expected);
  });

  it('is popularity for a film without genres', () => {
    for (const form of ['any', 'rarest', 'all'] as const) expect(order(form, [5])).toEqual([5, 4, 3, 2, 1, 0]);
  });

  it('counts how many liked films a film is like', () => {
    // War of film 0, Noir of film 3: film 3 alone has Noir; 2 and 0 have War.
    expect(order('rarest', [0, 3])).toEqual([3, 2, 0, 5, 4, 1]);
    expect(order('any', [2, 3])).toEqual([0, 4, 3, 2, 1, 5]);
  });
});
