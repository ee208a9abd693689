/** The strategy `hybrid`, as the model that serves has it. */

import type { Recommendation, ScorerStatus } from '../domain/recommendation.ts';
import type { LoadedBundle } from '../model/bundle.ts';
import {
  type HybridAnswer,
  type HybridHit,
  type HybridQuery,
  HybridRecommender,
} from '../recommend/hybrid/hybrid-recommender.ts';
import { type HybridArray, type HybridModel, hybridFromArrays } from '../recommend/hybrid/saved.ts';
import type { ContentStrategy, StrategyAnswer } from './content-strategy.ts';
import { type EngineTimings, scorerStopwatch } from './timings.ts';

/** Answers with the blend of all scorers that the model has. */
export class HybridStrategy {
  readonly model: HybridModel;
  readonly #bundle: LoadedBundle;
  readonly #content: ContentStrategy;
  readonly #recommender: HybridRecommender;

  constructor(bundle: LoadedBundle, model: HybridModel, content: ContentStrategy, timings?: EngineTimings) {
    this.model = model;
    this.#bundle = bundle;
    this.#content = content;
    const { titles } = bundle.recommender;
    const stopwatch = timings && scorerStopwatch(timings);
    this.#recommender = new HybridRecommender({ ...model, titles, credits: bundle.credits, stopwatch });
  }

  /** The titles to recommend, and those of the same franchise apart. */
  recommend(query: HybridQuery): StrategyAnswer {
    const { likes, dislikes } = query;
    const [only] = likes.length === 1 && dislikes.length === 0 ? likes : [];
    // Of one title the cosine of the definition, to the last bit; a profile is brought to another length first.
    const vector =
      only === undefined ? this.#content.profile(likes, dislikes) : this.#bundle.recommender.vectorOf(only);
    const answer: HybridAnswer = this.#recommender.recommend(query);
    const present = (hit: HybridHit, at: number): Recommendation => {
      const title = this.#bundle.recommender.titles[hit.row];
      if (title === undefined) throw new Error(`there is no title in row ${hit.row}`);
      const similarity = this.#content.similarityTo(vector, hit.row);
      return { rank: at + 1, title, similarity, score: hit.score, reasons: hit.reasons };
    };
    return { recommendations: answer.hits.map(present), related: answer.related.map(present) };
  }

  /** What each scorer says of b as a recommendation for a. */
  compare(a: number, b: number, familiarity?: number) {
    return this.#recommender.compare(a, b, familiarity);
  }
}

/** The strategy of a bundle; `undefined` when it was trained without, or by another version of this program. */
export function loadHybrid(
  bundle: LoadedBundle,
  content: ContentStrategy,
  timings?: EngineTimings,
): HybridStrategy | undefined {
  const saved = bundle.hybridArrays;
  if (saved === undefined) return undefined;
  const arrays: Record<string, HybridArray> = {};
  for (const [name, { data }] of Object.entries(saved.tensors))
    if (data instanceof Float32Array || data instanceof Int32Array || data instanceof Uint16Array) arrays[name] = data;
  const model = hybridFromArrays(bundle.recommender.titles, { arrays, metadata: saved.metadata });
  return model && new HybridStrategy(bundle, model, content, timings);
}

/** Which scorers have what they need. */
export function scorerStatuses(hybrid: HybridStrategy | undefined): ScorerStatus[] {
  const lacking = 'off: the model was trained without the hybrid strategy; train again';
  const people = hybrid?.model.space.people !== undefined;
  const rated = hybrid?.model.likes !== undefined;
  const peopleNote = people
    ? 'who made each title and who plays in it'
    : 'off: the model was trained without people; train with --include-principals';
  const facts = (note: string): Pick<ScorerStatus, 'on' | 'note'> => ({
    on: hybrid !== undefined,
    note: hybrid === undefined ? lacking : note,
  });
  return [
    {
      name: 'taste',
      ...facts(
        rated
          ? 'what people like together, from ratings'
          : "what people like together, guessed from a title's facts; train with MovieLens to know it",
      ),
    },
    { name: 'graph', on: people, note: people ? 'who works with whom' : peopleNote },
    { name: 'people', on: people, note: peopleNote },
    { name: 'genres', ...facts('genres, the rarer the weightier') },
    { name: 'kind', ...facts('documentary, animation, series or neither') },
    { name: 'popularity', ...facts('how many like it, as far as is known') },
  ];
}
