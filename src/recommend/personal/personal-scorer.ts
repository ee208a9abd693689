/** The personal recommender: titles scored for a user by what others went on to like, and by what the titles are about. */

import type { SparseRows } from '../../domain/sparse.ts';
import type { UserScorer } from '../collaborative/user-scorer.ts';
import type { ContentSimilarity } from './content-similarity.ts';

/** What the scorer is made of; titles and rows of weights are the same. */
export interface PersonalParts {
  /** B: row j holds what liking j adds to other titles; empty rows and columns for titles that nobody rated. */
  readonly weights: SparseRows;
  readonly content: ContentSimilarity;
  /** w: how much the mean similarity of content counts; 0 or more. */
  readonly contentWeight: number;
}

/** What one liked title adds to the score of another one. */
export interface Contribution {
  readonly liked: number;
  /** By the ratings of others; may be negative. */
  readonly ratings: number;
  /** By genres, people and era. */
  readonly content: number;
  /** The sum of both. */
  readonly total: number;
}

/** A scorer that can say what a score comes from. */
export interface PersonalScorer extends UserScorer {
  /**
   * What each title of a history adds to an item's score, the most first, equal ones by ascending title. Their totals add up to
   * the score that `scoreUser` gives, but for rounding. O(|H| · (log of a row's weights + genres and people of a title)).
   *
   * @param history different items
   */
  explain(history: Int32Array, item: number): Contribution[];
}

/**
 * score(u, i) = Σ_{j ∈ H_u} (B_ji / √n + w · s_ji / |H_u|), where n titles of the history have weights and s is the similarity
 * of content. An empty history scores everything 0.
 *
 * The sum of B grows about like √n with the length of a history, so that both parts keep their balance: √n stands for the
 * deviation that one would divide by to compare them, and unlike it depends on nothing but the history. A title that nobody
 * rated has the second part alone, which also orders what the first part is silent about. Scoring is O(items + their genres and people +
 * weights of the history).
 *
 * @throws {Error} if weights and content are of different numbers of items
 */
export function personalScorer({ weights, content, contentWeight }: PersonalParts): PersonalScorer {
  const { items } = content;
  if (weights.rows !== items || weights.columns !== items)
    throw new Error(`expected weights of ${items} × ${items} items, found ${weights.rows} × ${weights.columns}`);
  const { offsets, indices, values } = weights;

  const ratingsScale = (history: Int32Array): number => {
    const weighted = history.filter((liked) => offsets[liked + 1]! > offsets[liked]!).length;
    return weighted === 0 ? 0 : 1 / Math.sqrt(weighted);
  };

  return {
    items,
    scoreUser(history, out) {
      out.fill(0);
      if (history.length === 0) return;
      const scale = ratingsScale(history);
      for (const liked of history) {
        for (let at = offsets[liked]!, end = offsets[liked + 1]!; at < end; at += 1)
          out[indices[at]!] = out[indices[at]!]! + scale * values[at]!;
      }
      content.addSums(history, contentWeight / history.length, out);
    },
    explain(history, item) {
      const scale = ratingsScale(history);
      const parts = Array.from(history, (liked): Contribution => {
        const ratings = scale * weightOf(weights, liked, item);
        const shared = (contentWeight / history.length) * content.between(liked, item);
        return { liked, ratings, content: shared, total: ratings + shared };
      });
      return parts.sort((a, b) => b.total - a.total || a.liked - b.liked);
    },
  };
}

/** B_ji by bisection; 0 where it was not kept. */
function weightOf({ offsets, indices, values }: SparseRows, row: number, column: number): number {
  let low = offsets[row]!;
  let high = offsets[row + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (indices[middle]! < column) low = middle + 1;
    else high = middle;
  }
  return low < offsets[row + 1]! && indices[low] === column ? values[low]! : 0;
}
