/** Baselines of popularity: alone, among what is alike, and where another model has nothing to say. */

import type { UserScorer } from '../collaborative/user-scorer.ts';

/** score(u, i) = p_i, whoever asks: such as the number of users that liked i. */
export function popularityScorer(popularity: ArrayLike<number>): UserScorer {
  return {
    items: popularity.length,
    scoreUser(_history, out) {
      out.set(popularity);
    },
  };
}

/**
 * score(u, i) = max(0, s(u, i))^power · ln(1 + p_i), where s is another model's score: the larger the power, the less
 * popularity counts. What s keeps out by −∞ stays out.
 */
export function timesLogPopularity(scorer: UserScorer, popularity: Float64Array, power: number): UserScorer {
  const weights = popularity.map(Math.log1p);
  return {
    items: scorer.items,
    scoreUser(history, out) {
      scorer.scoreUser(history, out);
      for (let item = 0; item < out.length; item += 1)
        if (out[item] !== Number.NEGATIVE_INFINITY) out[item] = Math.max(0, out[item]!) ** power * weights[item]!;
    },
  };
}

/**
 * Another model's scores, but items that it scores exactly 0, of which it knows nothing, come after all others, the most
 * popular first.
 */
export function filledWithPopularity(scorer: UserScorer, popularity: Float64Array): UserScorer {
  const scale = 1 + popularity.reduce((most, value) => Math.max(most, value), 0);
  return {
    items: scorer.items,
    scoreUser(history, out) {
      scorer.scoreUser(history, out);
      let least = 0;
      for (const score of out) if (score < least && score > Number.NEGATIVE_INFINITY) least = score;
      for (let item = 0; item < out.length; item += 1)
        if (out[item] === 0) out[item] = least - 1 + popularity[item]! / scale;
    },
  };
}
