import { expect, it } from 'vitest';
import { interactionsOf } from '../collaborative/interactions.ts';
import { popularityScorer } from './popularity.ts';

it('counts the users who liked a film, whoever asks', () => {
  const scorer = popularityScorer(interactionsOf([[0, 2], [2], []], 4));
  for (const history of [Int32Array.of(), Int32Array.of(0, 3)]) {
    const out = new Float64Array(4).fill(7);
    scorer.scoreUser(history, out);
    expect([...out]).toEqual([1, 0, 2, 0]);
  }
});
