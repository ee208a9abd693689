/** Puts the best candidates into the order in which they are shown: varied, without near-duplicates, no franchise filling the list. */

/** A candidate and its blend, before it is brought to 0–1. */
export interface Candidate {
  readonly row: number;
  readonly blend: number;
}

/** What the order depends on besides the candidates. */
export interface RerankOptions {
  /** How many are wanted. */
  readonly topK: number;
  /** 0–1: 0 is the order of the blend. */
  readonly diversity: number;
  /** −1 to 1: how alike two candidates are. */
  readonly alike: (one: number, other: number) => number;
  /** Whether two candidates belong to one franchise. */
  readonly sameFranchise: (one: number, other: number) => boolean;
}

/** Diversity of a request that does not say. */
export const DEFAULT_DIVERSITY = 0.3;

/** How much of a candidate's worth depends on the list, at diversity 1. */
const LARGEST_SHARE = 0.6;
/** Titles of one franchise in a list. */
const PER_FRANCHISE = 1;

/**
 * Maximal marginal relevance (Carbonell & Goldstein, SIGIR 1998): one after the other the candidate of the highest
 * (1 − s) · relevance − s · max over those chosen of likeness, s = 0.6 · diversity; relevance is the blend, brought to 0–1 over
 * the candidates. Ties by row. Of a franchise only the best candidate is taken, while there are enough others.
 *
 * O(topK · candidates).
 *
 * @param candidates the best first
 */
export function rerank(candidates: readonly Candidate[], options: RerankOptions): Candidate[] {
  const { topK, diversity, alike, sameFranchise } = options;
  const share = LARGEST_SHARE * diversity;
  const best = candidates[0]?.blend ?? 0;
  const range = best - (candidates.at(-1)?.blend ?? 0) || 1;
  const likeness = new Float64Array(candidates.length);
  const siblings = new Uint8Array(candidates.length);
  const taken = new Uint8Array(candidates.length);
  const chosen: Candidate[] = [];
  while (chosen.length < Math.min(topK, candidates.length)) {
    let pick = -1;
    let worth = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < candidates.length; at += 1) {
      if (taken[at] === 1) continue;
      const relevance = 1 - (best - (candidates[at] as Candidate).blend) / range;
      const penalty = (siblings[at] as number) >= PER_FRANCHISE ? 2 : 0;
      const value = (1 - share) * relevance - share * (likeness[at] as number) - penalty;
      if (value > worth) [worth, pick] = [value, at];
    }
    const next = candidates[pick] as Candidate;
    taken[pick] = 1;
    chosen.push(next);
    for (let at = 0; at < candidates.length; at += 1) {
      if (taken[at] === 1) continue;
      const { row } = candidates[at] as Candidate;
      if (share > 0) likeness[at] = Math.max(likeness[at] as number, alike(row, next.row));
      if (sameFranchise(row, next.row)) siblings[at] = (siblings[at] as number) + 1;
    }
  }
  return chosen;
}
