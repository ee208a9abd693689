import { describe, expect, it } from 'vitest';
import { interactionsOf } from '../collaborative/interactions.ts';
import type { UserScorer } from '../collaborative/user-scorer.ts';
import { genrePopularityScorer, genreScorer } from './genres.ts';

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

describe('genrePopularityScorer', () => {
  it('weighs the genres by the logarithm of popularity', () => {
    const train = interactionsOf([[0, 1], [1], [1], [2]], 4);
    const plain = scores(genreScorer(GENRES), 1);
    const expected = plain.map((score, item) => score * Math.log(1 + [1, 3, 1, 0][item]!));
    scores(genrePopularityScorer(GENRES, train), 1).forEach((score, item) => {
      expect(score).toBeCloseTo(expected[item]!, 14);
    });
  });

  it('refuses genres of other films', () => {
    expect(() => genrePopularityScorer(GENRES, interactionsOf([[0]], 3))).toThrow(
      'expected genres of 3 items, found 4',
    );
  });
});
