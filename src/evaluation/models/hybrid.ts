/** The product's hybrid strategy as a model to be evaluated, whole and without each of its scorers. */

import { interactionsOf, rowOf } from '../../recommend/collaborative/interactions.ts';
import type { UserScorer } from '../../recommend/collaborative/user-scorer.ts';
import { fitToLikes } from '../../recommend/hybrid/fit.ts';
import { ProfileScorer } from '../../recommend/hybrid/profile-scorer.ts';
import { DEFAULT_FAMILIARITY, SCORERS, type ScorerName, weightsAt } from '../../recommend/hybrid/weights.ts';
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
 * The blend of {@link ProfileScorer} before it is re-ranked, learned from the context's likes alone. The score of a history is
 * that of a profile of its films, each weighing the same.
 *
 * @throws {Error} when the catalogue lacks a film: the hybrid strategy is for titles of the catalogue
 */
export function fitHybrid(context: EvaluationContext, { familiarity, without }: HybridVariant): UserScorer {
  const { catalogue, rows, train, lastYear, seed } = context;
  const { titles, vectors, credits, people, graph } = catalogue;
  if (rows.some((row) => row < 0)) throw new Error('the catalogue lacks a film');
  const matrix = interactionsOf(
    Array.from({ length: train.rows }, (_, user) =>
      rowOf(train, user)
        .map((item) => rows[item] as number)
        .sort(),
    ),
    titles.length,
  );
  const { model } = fitToLikes(
    { titles, content: vectors, credits, people, graph },
    { matrix, lastYear },
    { seed, without: without === undefined ? [] : [without] },
  );
  const weights = { ...weightsAt(model.blend, familiarity), ...(without && { [without]: 0 }) };
  return {
    items: rows.length,
    scoreUser(history, out) {
      const profile = Array.from(history, (item) => ({ row: rows[item] as number, weight: 1 / history.length }));
      const scorer = new ProfileScorer(model.space, profile, weights);
      for (let item = 0; item < rows.length; item += 1) out[item] = scorer.score(rows[item] as number);
    },
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
  ...SCORERS.map((without) =>
    variant(`hybrid-without-${without}`, `Hybrid without ${without}`, 'ablation', { familiarity: 1, without }),
  ),
];
