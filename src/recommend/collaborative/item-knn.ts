/** Item-based nearest neighbours: films are alike when the same users liked them. */

import { TopK } from '../../similarity/top-k.ts';
import { columnCounts, type Interactions, rowOf, transposed } from './interactions.ts';
import type { UserScorer } from './user-scorer.ts';

/** What may be chosen. */
export interface ItemKnnOptions {
  /** Neighbours that are kept of each item. */
  readonly neighbours?: number;
  /** h ≥ 0: weakens similarities that few users support. */
  readonly shrinkage?: number;
}

/** Neighbours of each item, as a matrix by rows with values. */
interface NeighbourLists {
  readonly offsets: Int32Array;
  readonly items: Int32Array;
  readonly similarities: Float64Array;
}

/**
 * score(u, i) = Σ_{j ∈ H_u, j ∈ N_k(i)} s_ij with s_ij = n_ij / (√(n_i · n_j) + h), where n_i users liked i, n_ij both, and
 * N_k(i) are the k items other than i of the highest s_ij > 0, equal ones by ascending index.
 *
 * With h = 0, s is the cosine of the columns. Sarwar et al. 2001, with the shrinkage of Bell & Koren 2007 as in Ferrari
 * Dacrema et al. 2021, "A Troubling Analysis of Reproducibility and Progress in Recommender Systems Research". Training is
 * O(Σ_u |H_u|²), scoring O(items reached from the history).
 */
export function itemKnnScorer(train: Interactions, options: ItemKnnOptions = {}): UserScorer {
  const { neighbours = 50, shrinkage = 0 } = options;
  const lists = reversed(neighbourLists(train, neighbours, shrinkage));
  return {
    items: train.columns,
    scoreUser(history, out) {
      out.fill(0);
      for (const liked of history) {
        const end = lists.offsets[liked + 1] as number;
        for (let at = lists.offsets[liked] as number; at < end; at += 1) {
          const item = lists.items[at] as number;
          out[item] = (out[item] as number) + (lists.similarities[at] as number);
        }
      }
    },
  };
}

function neighbourLists(train: Interactions, neighbours: number, shrinkage: number): NeighbourLists {
  const likers = transposed(train);
  const counts = columnCounts(train);
  const common = new Int32Array(train.columns);
  const offsets = new Int32Array(train.columns + 1);
  const items = new Int32Array(train.columns * neighbours);
  const similarities = new Float64Array(train.columns * neighbours);
  let size = 0;
  for (let item = 0; item < train.columns; item += 1) {
    common.fill(0);
    for (const user of rowOf(likers, item))
      for (const other of rowOf(train, user)) common[other] = (common[other] as number) + 1;
    const nearest = new TopK(neighbours);
    for (let other = 0; other < train.columns; other += 1) {
      const both = common[other] as number;
      if (both === 0 || other === item) continue;
      const norms = Math.sqrt((counts[item] as number) * (counts[other] as number));
      nearest.offer(other, both / (norms + shrinkage));
    }
    const { rows, scores } = nearest.finish();
    items.set(rows, size);
    similarities.set(scores, size);
    size += rows.length;
    offsets[item + 1] = size;
  }
  return { offsets, items: items.slice(0, size), similarities: similarities.slice(0, size) };
}

/** For each item, the items that have it as a neighbour, ascending: what liking it adds to. */
function reversed({ offsets, items, similarities }: NeighbourLists): NeighbourLists {
  const count = offsets.length - 1;
  const ends = transposed({ rows: count, columns: count, offsets, indices: items });
  const values = new Float64Array(items.length);
  const next = ends.offsets.slice(0, count);
  items.forEach((item, at) => {
    const place = next[item] as number;
    values[place] = similarities[at] as number;
    next[item] = place + 1;
  });
  return { offsets: ends.offsets, items: ends.indices, similarities: values };
}
