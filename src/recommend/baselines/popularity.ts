/** The baseline that knows no taste: what most users liked comes first. */

import { columnCounts, type Interactions } from '../collaborative/interactions.ts';
import type { UserScorer } from '../collaborative/user-scorer.ts';

/** score(u, i) = n_i, the number of users that liked i. */
export function popularityScorer(train: Interactions): UserScorer {
  const counts = columnCounts(train);
  return {
    items: train.columns,
    scoreUser(_history, out) {
      out.set(counts);
    },
  };
}
