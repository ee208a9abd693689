/** The product's hybrid strategy as a model to be evaluated, whole and without each of its scorers. */

import type { UserScorer } from '../../recommend/collaborative/user-scorer.ts';
import { fitToLikes, type HybridInput } from '../../recommend/hybrid/fit.ts';
import { ProfileScorer } from '../../recommend/hybrid/profile-scorer.ts';
import { DEFAULT_FAMILIARITY, SCORERS, type ScorerName, weightsAt } from '../../recommend/hybrid/weights.ts';
import { rowsAt } from '../../recommend/personal/item-facts.ts';
import type { EvaluationContext } from './context.ts';
import type { EvaluatedModel } from './model.ts';

/** What may differ between variants. */
export interface HybridVariant {
  /** 0–1. */
  readonly familiarity: number;
  /** A scorer that is left out, of learning too. */
  readonly without?: ScorerName;
}

/**
 * The blend of {@link ProfileScorer} before it is re-ranked, learned from the context's likes and films alone. The score of a history is
 * that of a profile of its films, each weighing the same.
 *
 * @throws {Error} when the catalogue lacks a film: the hybrid strategy is for titles of the catalogue
 */
export function fitHybrid(context: EvaluationContext, { familiarity, without }: HybridVariant): UserScorer {
  const { train, lastYear, seed } = context;
  const { model } = fitToLikes(
    filmsOf(context),
    { matrix: train, lastYear },
    { seed, without: without === undefined ? [] : [without] },
  );
  const weights = { ...weightsAt(model.blend, familiarity), ...(without && { [without]: 0 }) };
  return {
    items: train.columns,
    scoreUser(history, out) {
      const profile = Array.from(history, (row) => ({ row, weight: 1 / history.length }));
      const scorer = new ProfileScorer(model.space, profile, weights);
      for (let item = 0; item < train.columns; item += 1) out[item] = scorer.score(item);
    },
  };
}

/** The catalogue's films that are evaluated, in the order of items. @throws {Error} when the catalogue lacks one */
function filmsOf({ catalogue, rows }: EvaluationContext): HybridInput {
  const { titles, people, graph } = catalogue;
  const films = Array.from(rows, (row) => {
    const title = titles[row];
    if (title === undefined) throw new Error('the catalogue lacks a film');
    return title;
  });
  const pick = (values: Float32Array, width: number): Float32Array => {
    const picked = new Float32Array(rows.length * width);
    rows.forEach((row, item) => {
      picked.set(values.subarray(row * width, (row + 1) * width), item * width);
    });
    return picked;
  };
  return {
    titles: films,
    // Names say who it was; nothing that is scored needs them.
    credits: undefined,
    people: people && rowsAt(people, rows),
    graph: graph && { dimensions: graph.dimensions, values: pick(graph.values, graph.dimensions) },
  };
}

function variant(id: string, label: string, role: EvaluatedModel['role'], options: HybridVariant): EvaluatedModel {
  const left = options.without === undefined ? '' : ` without ${options.without}`;
  return {
    id,
    label,
    role,
    protocols: ['B', 'C'],
    description: `The blend of all scorers${left} at familiarity ${options.familiarity}: docs/design/hybrid.md.`,
    fit: (context) => fitHybrid(context, options),
  };
}

/** The strategy at the familiarity that the measure likes best, and as it is served unless a request says otherwise. */
export const HYBRID_MODELS: readonly EvaluatedModel[] = [
  variant('hybrid', 'Hybrid, familiarity 1', 'ours', { familiarity: 1 }),
  variant('hybrid-as-served', `Hybrid as served, familiarity ${DEFAULT_FAMILIARITY}`, 'ours', {
    familiarity: DEFAULT_FAMILIARITY,
  }),
  ...SCORERS.filter((name) => name !== 'kind').flatMap((without) => [
    variant(`hybrid-without-${without}`, `Hybrid without ${without}`, 'ablation', { familiarity: 1, without }),
    variant(`hybrid-as-served-without-${without}`, `Hybrid as served without ${without}`, 'ablation', {
      familiarity: DEFAULT_FAMILIARITY,
      without,
    }),
  ]),
];
