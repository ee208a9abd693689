/** The hybrid strategy: candidates → scorers → blend → re-rank → reasons. */

import type { Credits } from '../../domain/credits.ts';
import type { Reason, ScorerReport } from '../../domain/recommendation.ts';
import type { SparseRows } from '../../domain/sparse.ts';
import type { StageClock } from '../../domain/stages.ts';
import type { Title } from '../../domain/title.ts';
import type { RowFilter } from '../../similarity/port.ts';
import { TopK } from '../../similarity/top-k.ts';
import type { Franchises } from '../franchise.ts';
import type { PackedRows } from './packed-rows.ts';
import { type ProfileItem, ProfileScorer, scorerValues } from './profile-scorer.ts';
import { reasonsFor } from './reasons.ts';
import { type Candidate, DEFAULT_DIVERSITY, rerank } from './rerank.ts';
import { blockDot, type HybridSpace } from './space.ts';
import type { ScorerStopwatch } from './stopwatch.ts';
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
  /** What may be recommended for each title at the default familiarity; absent, everything is scored. */
  readonly neighbours: PackedRows | undefined;
  /** `[titles × titles]`: row j holds what liking j adds to other titles; absent without ratings. */
  readonly personal?: SparseRows | undefined;
  /** Told when scoring begins and which scorers are done; absent, nobody wants to know. */
  readonly stopwatch?: ScorerStopwatch | undefined;
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
  /** Told where the work is: scoring has begun. */
  readonly stages?: StageClock | undefined;
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

/** How much the personal weights count beside the blend. */
const PERSONAL_WEIGHT = 3;

/** How much what is disliked counts, against 1 for what is liked. */
const DISLIKE_WEIGHT = 0.5;

/** Answers with the hybrid strategy; stateless between requests. */
export class HybridRecommender {
  readonly #parts: HybridParts;
  /** Room for the dot products of one request with all titles. */
  #dots: Float32Array | undefined;

  constructor(parts: HybridParts) {
    this.#parts = parts;
  }

  /** The titles to recommend, as many as wanted whenever that many pass the filter and belong to no franchise that is asked for. */
  recommend(query: HybridQuery): HybridAnswer {
    const { franchises, stopwatch } = this.#parts;
    const familiarity = query.familiarity ?? DEFAULT_FAMILIARITY;
    const weights = weightsAt(this.#parts.blend, familiarity);
    const profile = profileOf(query.likes, query.dislikes);
    stopwatch?.start();
    const scorer = new ProfileScorer(this.#parts.space, profile, weights);
    stopwatch?.done('people');
    const left = new Set([...query.likes, ...query.dislikes]);
    const kin = new Set(query.likes.flatMap((row) => [...franchises.relatedTo(row)]));
    const related = [...kin].filter((row) => !left.has(row) && (query.filter?.accepts(row) ?? true));
    stopwatch?.start();
    const pool = this.#pool(query, familiarity, scorer, (row) => !left.has(row) && !kin.has(row));
    stopwatch?.done('dense');
    query.stages?.enter('rerank');
    const chosen = rerank(pool, {
      topK: query.topK,
      diversity: query.diversity ?? DEFAULT_DIVERSITY,
      alike: (one, other) => this.#alike(one, other),
      sameFranchise: (one, other) => franchises.same(one, other),
    });
    query.stages?.enter('enrich');
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
    const { space } = this.#parts;
    const { rows } = space;
    const personal = personalSums(this.#parts.personal, query.likes);
    const blendOf = (row: number): number => scorer.score(row) + (personal.get(row) ?? 0);
    const size = Math.max(POOL.least, POOL.perTitle * query.topK);
    const likely = this.#likely(query, familiarity, scorer);
    if (likely !== undefined) {
      const best = new TopK(size);
      for (const row of likely) if (allowed(row)) best.offer(row, blendOf(row));
      const { rows: found, scores } = best.finish();
      // A large franchise may take up most of what was found for its titles.
      if (found.length >= query.topK) return Array.from(found, (row, at) => ({ row, blend: scores[at] as number }));
    }
    const { filter } = query;
    const best = new TopK(Math.min(size, Math.max(1, rows)));
    this.#dots ??= new Float32Array(rows);
    space.products().into(scorer.query, 0, rows, this.#dots);
    for (let row = 0; row < rows; row += 1)
      if (allowed(row) && (filter?.accepts(row) ?? true))
        best.offer(row, (this.#dots[row] as number) + scorer.beside(row) + (personal.get(row) ?? 0));
    // Scored again where single precision found them, so that a title's score does not depend on how it was found.
    return Array.from(best.finish().rows, (row) => ({ row, blend: blendOf(row) })).sort(
      (one, other) => other.blend - one.blend || one.row - other.row,
    );
  }

  /** The rows that are worth scoring, or `undefined` for all: neighbours were found for one title without a filter. */
  #likely({ likes, dislikes, filter }: HybridQuery, familiarity: number, scorer: ProfileScorer) {
    const { neighbours } = this.#parts;
    const [row] = likes;
    if (neighbours === undefined || row === undefined || likes.length > 1 || dislikes.length > 0) return undefined;
    if (filter !== undefined || familiarity !== DEFAULT_FAMILIARITY) return undefined;
    const rows = new Set(scorer.sharing);
    for (const other of neighbours.of(row)) rows.add(other);
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
    for (const { from, to } of space.blocks) {
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
      const genres = weights.genres * (values.genres ?? 0);
      const sum = people + taste + genres + weights.graph * (values.graph ?? 0);
      if (nearest === undefined || sum > nearest.sum) nearest = { from, people, taste, genres, sum };
    }
    return nearest === undefined ? [] : reasonsFor({ titles, credits, likes: counts }, nearest.from, row, nearest);
  }
}

/**
 * What a history of several titles adds to others: 3 · Σ_j B_ji / √n over the n of them that have weights, which is the ratings' part
 * of `personalScorer`; the blend stands for its part of content. A single title is no history.
 */
function personalSums(weights: SparseRows | undefined, likes: readonly number[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  if (weights === undefined || likes.length < 2) return sums;
  const { offsets, indices, values } = weights;
  const rated = likes.filter((row) => (offsets[row + 1] as number) > (offsets[row] as number));
  const scale = PERSONAL_WEIGHT / Math.sqrt(rated.length);
  for (const row of rated) {
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at += 1) {
      const other = indices[at] as number;
      sums.set(other, (sums.get(other) ?? 0) + scale * (values[at] as number));
    }
  }
  return sums;
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
