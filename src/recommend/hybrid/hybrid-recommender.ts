/** The hybrid strategy: candidates → scorers → blend → re-rank → reasons. */

import type { Credits } from '../../domain/credits.ts';
import type { Reason, ScorerReport } from '../../domain/recommendation.ts';
import type { Title } from '../../domain/title.ts';
import type { RowFilter } from '../../similarity/port.ts';
import { TopK } from '../../similarity/top-k.ts';
import type { Franchises } from '../franchise.ts';
import { type ProfileItem, ProfileScorer, scorerValues } from './profile-scorer.ts';
import { reasonsFor } from './reasons.ts';
import { type Candidate, DEFAULT_DIVERSITY, rerank } from './rerank.ts';
import { blockDot, type HybridSpace } from './space.ts';
import { type Blend, DEFAULT_FAMILIARITY, SCORERS, type Weights, weightsAt } from './weights.ts';

/** Candidates from which a list is chosen, for each title that is wanted, and at least. */
const POOL = { perTitle: 3, least: 60 };
/** Titles in the related row. */
const MOST_RELATED = 20;

/** What a hybrid recommender answers from. */
export interface HybridParts {
  readonly titles: readonly Title[];
  readonly space: HybridSpace;
  readonly blend: Blend;
  readonly franchises: Franchises;
  readonly credits: Credits | undefined;
  /** `[titles]`, how many people's likes stand behind each title; absent when no ratings were there. */
  readonly likes: Int32Array | undefined;
  /** `[titles × count]`: what may be recommended for each title at the default familiarity, −1 for none; absent, everything is scored. */
  readonly neighbours: Int32Array | undefined;
  /** What the user model adds to each title for a history of several; `undefined` without ratings. */
  readonly personal?: ((likes: readonly number[]) => Float64Array | ReadonlyMap<number, number>) | undefined;
}

/** What is asked for. */
export interface HybridQuery {
  /** Rows, ascending, at least one. */
  readonly likes: readonly number[];
  readonly dislikes: readonly number[];
  readonly topK: number;
  readonly filter?: RowFilter | undefined;
  readonly diversity?: number | undefined;
  readonly familiarity?: number | undefined;
}

/** One title of the answer. */
export interface HybridHit {
  readonly row: number;
  /** 0–1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** The answer: the list, and the franchise's titles apart. */
export interface HybridAnswer {
  readonly hits: readonly HybridHit[];
  readonly related: readonly HybridHit[];
}

/** How much what is disliked counts, against 1 for what is liked. */
const DISLIKE_WEIGHT = 0.5;

/** Answers with the hybrid strategy; stateless between requests. */
export class HybridRecommender {
  readonly #parts: HybridParts;

  constructor(parts: HybridParts) {
    this.#parts = parts;
  }

  /** The titles to recommend, as many as wanted whenever that many pass the filter and belong to no franchise that is asked for. */
  recommend(query: HybridQuery): HybridAnswer {
    const { franchises } = this.#parts;
    const familiarity = query.familiarity ?? DEFAULT_FAMILIARITY;
    const weights = weightsAt(this.#parts.blend, familiarity);
    const profile = profileOf(query.likes, query.dislikes);
    const scorer = new ProfileScorer(this.#parts.space, profile, weights);
    const left = new Set([...query.likes, ...query.dislikes]);
    const kin = new Set(query.likes.flatMap((row) => [...franchises.relatedTo(row)]));
    const related = [...kin].filter((row) => !left.has(row) && (query.filter?.accepts(row) ?? true));
    const pool = this.#pool(query, familiarity, scorer, (row) => !left.has(row) && !kin.has(row));
    const chosen = rerank(pool, {
      topK: query.topK,
      diversity: query.diversity ?? DEFAULT_DIVERSITY,
      alike: (one, other) => this.#alike(one, other),
      sameFranchise: (one, other) => franchises.same(one, other),
    });
    const present = ({ row, blend }: Candidate): HybridHit => ({
      row,
      score: this.#brought(blend),
      reasons: this.#reasons(query.likes, row, weights),
    });
    return {
      hits: chosen.map(present),
      // In the franchise's order.
      related: related.slice(0, MOST_RELATED).map((row) => ({
        ...present({ row, blend: scorer.score(row) }),
        reasons: [seriesReason(this.#parts.titles, franchises, query.likes, row)],
      })),
    };
  }

  /** What each scorer says of b as a recommendation for a, the weightiest first, and what comes of it. */
  compare(
    a: number,
    b: number,
    familiarity = DEFAULT_FAMILIARITY,
  ): {
    score: number;
    scorers: ScorerReport[];
    reasons: Reason[];
  } {
    const weights = weightsAt(this.#parts.blend, familiarity);
    const values = scorerValues(this.#parts.space, a, b);
    const scorers = SCORERS.map((name) => ({
      name,
      value: values[name],
      contribution: weights[name] * (values[name] ?? 0),
    }));
    const blend = scorers.reduce((sum, { contribution }) => sum + contribution, 0);
    const reasons = this.#reasons([a], b, weights);
    if (this.#parts.franchises.same(a, b))
      reasons.unshift(seriesReason(this.#parts.titles, this.#parts.franchises, [a], b));
    return {
      score: this.#brought(blend),
      scorers: scorers.sort((one, other) => Math.abs(other.contribution) - Math.abs(one.contribution)),
      reasons: reasons.slice(0, 3),
    };
  }

  /** The candidates of the highest blend, the best first. */
  #pool(
    query: HybridQuery,
    familiarity: number,
    scorer: ProfileScorer,
    allowed: (row: number) => boolean,
  ): Candidate[] {
    const { rows } = this.#parts.space;
    const personal = this.#parts.personal?.(query.likes);
    const extra = (row: number): number =>
      personal === undefined
        ? 0
        : ((personal instanceof Map ? personal.get(row) : (personal as Float64Array)[row]) ?? 0);
    const bestOf = (some: Iterable<number>): Candidate[] => {
      const best = new TopK(Math.max(POOL.least, POOL.perTitle * query.topK));
      for (const row of some) if (allowed(row)) best.offer(row, scorer.score(row) + extra(row));
      const { rows: found, scores } = best.finish();
      return Array.from(found, (row, at) => ({ row, blend: scores[at] as number }));
    };
    const likely = this.#likely(query, familiarity, scorer);
    const candidates = likely && bestOf(likely);
    // A large franchise may take up most of what was found for its titles.
    if (candidates !== undefined && candidates.length >= query.topK) return candidates;
    return bestOf(passing(rows, query.filter));
  }

  /** The rows that are worth scoring, or `undefined` for all: neighbours were found for one title without a filter. */
  #likely({ likes, dislikes, filter }: HybridQuery, familiarity: number, scorer: ProfileScorer) {
    const { neighbours, space } = this.#parts;
    const [row] = likes;
    if (neighbours === undefined || row === undefined || likes.length > 1 || dislikes.length > 0) return undefined;
    if (filter !== undefined || familiarity !== DEFAULT_FAMILIARITY) return undefined;
    const count = neighbours.length / space.rows;
    const rows = new Set(scorer.sharing);
    for (const other of neighbours.subarray(row * count, (row + 1) * count)) if (other >= 0) rows.add(other);
    return rows;
  }

  #brought(blend: number): number {
    return 1 / (1 + Math.exp(this.#parts.blend.offset - blend));
  }

  /** 0–1: the mean of the cosines of taste, graph and genres. */
  #alike(one: number, other: number): number {
    const { space } = this.#parts;
    let sum = 0;
    let count = 0;
    for (const { name, from, to } of space.blocks) {
      if (name === 'content') continue;
      sum += Math.max(0, blockDot(space, one, other, from, to));
      count += 1;
    }
    return count === 0 ? 0 : sum / count;
  }

  /** The reasons that hold for the liked title that speaks most for a row. */
  #reasons(likes: readonly number[], row: number, weights: Weights): Reason[] {
    const { space, titles, credits, likes: counts } = this.#parts;
    let nearest: { from: number; people: number; taste: number; genres: number; sum: number } | undefined;
    for (const from of likes) {
      const values = scorerValues(space, from, row);
      const people = weights.people * (values.people ?? 0);
      const taste = weights.taste * (values.taste ?? 0);
      const genres = weights.genres * (values.genres ?? 0) + weights.content * Math.max(0, (values.content ?? 0) - 0.8);
      const sum = people + taste + genres + weights.graph * (values.graph ?? 0);
      if (nearest === undefined || sum > nearest.sum) nearest = { from, people, taste, genres, sum };
    }
    return nearest === undefined ? [] : reasonsFor({ titles, credits, likes: counts }, nearest.from, row, nearest);
  }
}

/** The rows that pass. */
function* passing(rows: number, filter: RowFilter | undefined): Generator<number> {
  for (let row = 0; row < rows; row += 1) if (filter?.accepts(row) ?? true) yield row;
}

/** Likes weigh one together, dislikes half of it. */
function profileOf(likes: readonly number[], dislikes: readonly number[]): ProfileItem[] {
  return [
    ...likes.map((row) => ({ row, weight: 1 / likes.length })),
    ...dislikes.map((row) => ({ row, weight: -DISLIKE_WEIGHT / dislikes.length })),
  ];
}

function seriesReason(titles: readonly Title[], franchises: Franchises, likes: readonly number[], row: number): Reason {
  const from = likes.find((like) => franchises.same(like, row)) ?? likes[0] ?? row;
  const asked = titles[from] as Title;
  return { kind: 'series', value: asked.tconst, text: `belongs with ${asked.primaryTitle}` };
}
