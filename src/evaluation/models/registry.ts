/** Everything that can be evaluated by name. To add a model, write an `EvaluatedModel` and list it here. */

import { BASELINES } from './baselines.ts';
import { HYBRID_MODELS } from './hybrid.ts';
import type { EvaluatedModel } from './model.ts';
import { PERSONAL_MODELS } from './personal.ts';

/** All models: baselines first, then ours, then ours without one of its parts. */
export const EVALUATED_MODELS: readonly EvaluatedModel[] = [...BASELINES, ...PERSONAL_MODELS, ...HYBRID_MODELS];
