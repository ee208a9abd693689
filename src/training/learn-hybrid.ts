/** Step 4b: what goes with what: people as vectors, taste from ratings, the blend, franchises, and each title's candidates. */

import type { Credits } from '../domain/credits.ts';
import { graphEmbedding } from '../features/graph-embedding.ts';
import { peopleVectors } from '../features/people-vectors.ts';
import { type MovieLens, readMovieLens } from '../ingestion/movielens/read.ts';
import type { ContentRecommender } from '../model/content-recommender.ts';
import { interactionsOf } from '../recommend/collaborative/interactions.ts';
import { fitPersonal, fitToLikes, fitWithoutLikes, type HybridInput, type Likes } from '../recommend/hybrid/fit.ts';
import { nearestByBlend } from '../recommend/hybrid/neighbours.ts';
import { packRows } from '../recommend/hybrid/packed-rows.ts';
import type { HybridModel } from '../recommend/hybrid/saved.ts';
import { DEFAULT_FAMILIARITY, weightsAt } from '../recommend/hybrid/weights.ts';
import { lastYearOf } from '../recommend/taste/basis.ts';
import { thousands } from './facts.ts';
import { readShippedWeights } from './shipped-weights.ts';

/** Coordinates of a title in the graph of titles and people. */
const GRAPH_DIMENSIONS = 64;
const SEED = 1;
/** A rating of at least this many stars is a like. */
const LIKED_FROM = 4;
/** Users and titles with fewer likes say too little to learn from. */
const LEAST_LIKES = { users: 20, total: 1000 };

/** What is learned from. */
export interface HybridSources {
  readonly recommender: ContentRecommender;
  readonly credits: Credits | undefined;
  /** Folder of an unpacked MovieLens data set, if there is one. */
  readonly movieLens: string | undefined;
}

/**
 * Learns the hybrid strategy's model.
 *
 * @param facts where to tell what was done
 * @throws {AppError} `source_corrupt` when MovieLens's files are damaged
 */
export async function learnHybrid(sources: HybridSources, facts: string[]): Promise<HybridModel> {
  const input = hybridInput(sources.recommender, sources.credits);
  facts.push(
    input.people === undefined
      ? 'people: off, the model is trained without them'
      : `people: ${thousands(input.people.columns)} who link titles, embedded in ${GRAPH_DIMENSIONS} dimensions`,
  );
  const likes =
    sources.movieLens === undefined
      ? undefined
      : likesAmong(await readMovieLens(sources.movieLens), sources.recommender);
  const model = learn(input, likes, facts);
  const { offsets } = model.franchises.arrays;
  const inFranchise = offsets.subarray(1).reduce((sum, end, row) => sum + (end > (offsets[row] ?? 0) ? 1 : 0), 0);
  facts.push(`franchises: ${thousands(inFranchise)} titles belong to one`);
  const neighbours = nearestByBlend(model.space, weightsAt(model.blend, DEFAULT_FAMILIARITY), { seed: SEED });
  facts.push(`candidates: ${thousands(neighbours.length / Math.max(1, input.titles.length))} a title`);
  return { ...model, neighbours: packRows(input.titles.length, neighbours) };
}

/** The catalogue as the hybrid strategy is fitted to it; people and graph only where there are credits. */
export function hybridInput(recommender: ContentRecommender, credits: Credits | undefined): HybridInput {
  const { titles } = recommender;
  if (credits === undefined) return { titles, credits, people: undefined, graph: undefined };
  const people = peopleVectors(credits, titles.length);
  const { embedding } = graphEmbedding(people, { dimensions: GRAPH_DIMENSIONS, seed: SEED });
  const dimensions = titles.length === 0 ? 0 : embedding.length / titles.length;
  return { titles, credits, people, graph: { dimensions, values: embedding } };
}

/** The likes of a MovieLens data set among the model's titles: users × titles, each row from the first to the last like. */
export function likesAmong({ ratings, tconsts }: MovieLens, recommender: ContentRecommender): Likes {
  const titles = recommender.titles.length;
  const rows = tconsts.map((tconst) => (tconst === null ? undefined : recommender.rowOf(tconst)));
  const { user, item, rating, timestamp } = ratings;
  const liking: Int32Array[] = [];
  // Ratings are in order of users: one user's after the other's.
  for (let from = 0, to = 0; from < user.length; from = to) {
    const liked: { row: number; at: number }[] = [];
    for (; to < user.length && user[to] === user[from]; to += 1) {
      const row = rows[item[to] as number];
      if (row !== undefined && (rating[to] as number) >= LIKED_FROM) liked.push({ row, at: timestamp[to] as number });
    }
    liked.sort((one, other) => one.at - other.at || one.row - other.row);
    // Two films of MovieLens may be one title.
    if (liked.length > 0) liking.push(Int32Array.from(new Set(liked.map(({ row }) => row))));
  }
  return { matrix: interactionsOf(liking, titles), lastYear: lastYearOf(timestamp) };
}

function learn(input: HybridInput, likes: Likes | undefined, facts: string[]): HybridModel {
  if (likes !== undefined) {
    const { rows, indices } = likes.matrix;
    if (rows >= LEAST_LIKES.users && indices.length >= LEAST_LIKES.total) {
      const { model, blend } = fitToLikes(input, likes);
      facts.push(
        `taste: from ${thousands(indices.length)} likes of ${thousands(rows)} users`,
        `blend: learned from ${thousands(blend?.pairs ?? 0)} pairs, loss ${(blend?.loss ?? 0).toFixed(4)} (${Math.LN2.toFixed(4)} knows nothing)`,
      );
      const personal = fitPersonal(input, likes);
      facts.push(`lists: ${thousands(personal.values.length)} weights between titles that people rate`);
      return { ...model, personal };
    }
    facts.push(
      `ratings: ${thousands(indices.length)} likes of ${thousands(rows)} users in this catalogue are too few to learn from`,
    );
  }
  const { model } = fitWithoutLikes(input, readShippedWeights());
  facts.push('taste and blend: as learned before from MovieLens, see weights/NOTICE.md');
  return model;
}
