/** The port of everything that is evaluated: a name, and a way to be fitted to a protocol's training data. */

import type { ModelRole, ProtocolName } from '../../domain/evaluation.ts';
import type { UserScorer } from '../../recommend/collaborative/user-scorer.ts';
import type { EvaluationContext } from './context.ts';

/** Values of hyper-parameters by name, as reports show them. */
export type Settings = Readonly<Record<string, number | string>>;

/** A model or a variant of one, as a row of the report. */
export interface EvaluatedModel {
  /** Lower-case words joined by hyphens, such as `item-knn`: the name on the command line and in the JSON report. */
  readonly id: string;
  /** The name for people. */
  readonly label: string;
  /**
   * `baseline`: what ours is compared with; `ours`: what the product does; `ablation`: ours without one of its parts, which
   * is compared with ours.
   */
  readonly role: ModelRole;
  /** Where it makes sense. */
  readonly protocols: readonly ProtocolName[];
  /** In one sentence: the formula, or where it is written. */
  readonly description: string;
  /**
   * The settings to choose from, at least one, by nDCG@10 on the validation split of the same protocol, the first of equals.
   * With one there is no choice. Without a grid, `fit` is called with no settings.
   */
  grid?(protocol: ProtocolName): readonly Settings[];
  /**
   * Learns from `context.train` and what is known of the titles; deterministic.
   *
   * In protocol A it is asked with a user's likes, in B and C with one film at a time.
   *
   * @param settings one of {@link grid}'s, or empty without one
   */
  fit(context: EvaluationContext, settings: Settings): UserScorer;
}

/** A setting that is a number. @throws {Error} if it is not there */
export function numberOf(settings: Settings, name: string): number {
  const value = settings[name];
  if (typeof value !== 'number') throw new Error(`the setting ${name} is missing`);
  return value;
}
