import { describe, expect, it } from 'vitest';
import type { UserScorer } from '../collaborative/user-scorer.ts';
import { genreCosine, genreScorer } from './genres.ts';

// Of four films, two have a (ln 2), one has b (ln 4), and one none.
const GENRES = [['a'], ['a', 'b'], [], ['c']];

function scores(scorer: UserScorer, ...history: number[]): number[] {
  const out = new Float64Array(scorer.items).fill(7);
  scorer.scoreUser(Int32Array.from(history), out);
  return [...out];
}

describe('genreScorer', () => {
  it('is the cosine of TF-IDF vectors, summed over the history', () => {
    // ln 4 = 2 ln 2, so film 1 is (1, 2) / √5 in the directions of a and b.
    const expected = [1, 1 / Math.sqrt(5), 0, 0];
    scores(genreScorer(GENRES), 0).forEach((score, item) => {
      expect(score).toBeCloseTo(expected[item]!, 14);
    });
    scores(genreScorer(GENRES), 0, 1).forEach((score, item) => {
      expect(score).toBeCloseTo([1 + 1 / Math.sqrt(5), 1 + 1 / Math.sqrt(5), 0, 0][item]!, 14);
    });
  });

  it('knows nothing by a genre that all films have, by no genre, or without a history', () => {
    expect(scores(genreScorer([['a'], ['a']]), 0)).toEqual([0, 0]);
    expect(scores(genreScorer(GENRES), 2)).toEqual([0, 0, 0, 0]);
    expect(scores(genreScorer(GENRES))).toEqual([0, 0, 0, 0]);
  });
});

describe('genreCosine', () => {
  it('is the score of one film for another', () => {
    const cosine = genreCosine(GENRES);
    for (const liked of GENRES.keys())
      scores(genreScorer(GENRES), liked).forEach((score, item) => {
        expect(cosine(liked, item)).toBeCloseTo(score, 14);
      });
    expect(cosine(0, 1)).toBeCloseTo(1 / Math.sqrt(5), 14);
  });
});
