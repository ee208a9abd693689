/** Holds the engine of the current model, or the reason why there is none. */

import { AppError, messageOf } from '../domain/errors.ts';
import { createEngine } from '../inference/bundle-engine.ts';
import type { RecommendationEngine } from '../inference/engine.ts';
import type { EngineTimings } from '../inference/timings.ts';
import { loadBundle } from '../model/bundle.ts';
import type { ModelStore } from '../model/store.ts';

/** Loads the current model's bundle, verified. @throws {AppError} `model_missing` or `model_corrupt`, saying what to do */
export async function loadCurrentEngine(store: ModelStore, timings?: EngineTimings): Promise<RecommendationEngine> {
  return createEngine(await loadBundle(await store.currentFolder()), timings);
}

/** An engine if there is a sound model, and else why not. */
export type EngineOrReason =
  | { readonly engine: RecommendationEngine; readonly reason?: never }
  | { readonly engine?: never; readonly reason: AppError };

/** As {@link loadCurrentEngine}, but a model that is missing or damaged is an answer, so that a server can start without one. */
export async function tryLoadCurrentEngine(store: ModelStore, timings?: EngineTimings): Promise<EngineOrReason> {
  try {
    return { engine: await loadCurrentEngine(store, timings) };
  } catch (error) {
    if (error instanceof AppError) return { reason: error };
    return { reason: new AppError('model_corrupt', messageOf(error), { cause: error }) };
  }
}
