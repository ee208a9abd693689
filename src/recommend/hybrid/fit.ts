/** Fits the hybrid model to a catalogue: from titles, people and, where there are any, ratings to something that can be scored. */

import type { Credits } from '../../domain/credits.ts';
import type { SparseRows } from '../../domain/sparse.ts';
import type { Title } from '../../domain/title.ts';
import { columnCounts, type Interactions, interactionsOf, rowOf } from '../collaborative/interactions.ts';
import { buildFranchises } from '../franchise.ts';
import { factsAt, itemFacts } from '../personal/item-facts.ts';
import { PERSONAL_OPTIONS, personalWeights, weightsOfTitles } from '../personal/personal-weights.ts';
import { type Embedding, tasteBasis } from '../taste/basis.ts';
import { predictTaste, type Taste, type TasteProjection, trainTaste } from '../taste/taste.ts';
import type { HybridModel } from './saved.ts';
import { type HybridSpace, hybridSpace } from './space.ts';
import { type BlendTrainingOptions, type TrainedBlend, trainBlend } from './train-blend.ts';
import { blendOf, type Weights } from './weights.ts';

/** What everything is fitted to; row r is title r everywhere. */
export interface HybridInput {
  readonly titles: readonly Title[];
  readonly credits: Credits | undefined;
  /** Unit rows of who made each title; with {@link graph}, where people are known. */
  readonly people: SparseRows | undefined;
  readonly graph: Embedding | undefined;
}

/** Likes to learn from. */
export interface Likes {
  /** Users × titles. */
  readonly matrix: Interactions;
  /** The last year whose titles those who rated could know well. */
  readonly lastYear: number;
}

/** Weights that were learned before, for when there are no ratings to learn from. */
export interface LearnedBefore {
  readonly projection: TasteProjection;
  readonly lastYear: number;
  readonly liked: Weights;
}

/** A model, and how its blend was learned, if it was. */
export interface FittedHybrid {
  readonly model: HybridModel;
  readonly blend: TrainedBlend | undefined;
}

/** Learns taste and blend from likes. */
export function fitToLikes(input: HybridInput, likes: Likes, options: BlendTrainingOptions = {}): FittedHybrid {
  const basis = tasteBasis(input.titles, likes.lastYear, input.graph);
  const spaceFrom = (matrix: Interactions): HybridSpace => joined(input, trainTaste(matrix, basis));
  const blend = trainBlend(likes.matrix, spaceFrom, options);
  const space = spaceFrom(likes.matrix);
  return { model: modelOf(input, space, blend.weights, columnCounts(likes.matrix)), blend };
}

/** Films with fewer likes are left out of the personal weights, and of more than so many films the most liked are kept: it is cubic. */
const LEAST_LIKES = 5;
const MOST_FILMS = 2500;

/**
 * What liking each title adds to others, from who liked them and in which order: `personalWeights` of the films with the most likes,
 * among all titles.
 *
 * @param likes each row from the first to the last like
 * @param mostFilms how many films may have weights, the most liked; of equals the lower row
 */
export function fitPersonal({ titles, people }: HybridInput, { matrix }: Likes, mostFilms = MOST_FILMS): SparseRows {
  const counts = columnCounts(matrix);
  const films = Int32Array.from(counts.keys())
    .filter((row) => (counts[row] as number) >= LEAST_LIKES)
    .sort((one, other) => (counts[other] as number) - (counts[one] as number) || one - other)
    .slice(0, mostFilms)
    .sort();
  const places = new Int32Array(matrix.columns).fill(-1);
  films.forEach((row, film) => {
    places[row] = film;
  });
  const rows = Array.from({ length: matrix.rows }, (_, user) =>
    rowOf(matrix, user)
      .map((row) => places[row] as number)
      .filter((film) => film >= 0),
  );
  const facts = factsAt(itemFacts(titles, people), films);
  return weightsOfTitles(
    personalWeights(interactionsOf(rows, films.length), facts, PERSONAL_OPTIONS),
    films,
    titles.length,
  );
}

/** Takes taste and blend from what was learned before. */
export function fitWithoutLikes(input: HybridInput, learned: LearnedBefore): FittedHybrid {
  const taste = predictTaste(tasteBasis(input.titles, learned.lastYear), learned.projection);
  return { model: modelOf(input, joined(input, taste), learned.liked, undefined), blend: undefined };
}

function joined({ titles, people, graph }: HybridInput, taste: Taste): HybridSpace {
  return hybridSpace({ titles, taste, graph, people });
}

function modelOf(
  { titles, credits }: HybridInput,
  space: HybridSpace,
  liked: Weights,
  likes: Int32Array | undefined,
): HybridModel {
  return {
    space,
    blend: blendOf(liked),
    franchises: buildFranchises(titles, credits),
    likes,
    personal: undefined,
    neighbours: undefined,
  };
}
