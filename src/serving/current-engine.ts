/** Loads the engine of a model, ready to answer at its usual speed. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../domain/errors.ts';
import { createEngine, createEngineInTurns } from '../inference/bundle-engine.ts';
import type { RecommendationEngine } from '../inference/engine.ts';
import type { EngineTimings } from '../inference/timings.ts';
import { loadBundle } from '../model/bundle.ts';
import { flawOf } from '../model/flaw.ts';
import type { ModelStore } from '../model/store.ts';

/** Where in the list of titles those are that a new engine is tried with. */
const TRIED_AT = [0.05, 0.35, 0.65, 0.95];

/** Loads the current model's bundle, verified, for a few queries. @throws {AppError} `model_missing` or `model_corrupt`, saying what to do */
export async function loadCurrentEngine(store: ModelStore): Promise<RecommendationEngine> {
  return createEngine(await loadBundle(await store.currentFolder()));
}

/**
 * Loads a bundle, verified, and answers a few real queries with it, so that the first users do not wait for what is made when it is first
 * needed, and a model that cannot answer never serves. It goes on in a new turn of the event loop after each larger piece of work.
 *
 * @param timings is told of later queries only
 * @throws {AppError} `model_corrupt`, saying what to do
 */
export async function loadEngine(folder: string, timings?: EngineTimings): Promise<RecommendationEngine> {
  const bundle = await loadBundle(folder);
  let isWarm = false;
  const later: EngineTimings | undefined = timings && {
    strategy: (strategy, seconds) => isWarm && timings.strategy(strategy, seconds),
    scorer: (scorer, seconds) => isWarm && timings.scorer(scorer, seconds),
  };
  try {
    const engine = await createEngineInTurns(bundle, later);
    await warmUp(engine);
    isWarm = true;
    return engine;
  } catch (error) {
    throw new AppError(
      'model_corrupt',
      `The model in ${folder} cannot answer: ${flawOf(error)}. Train again with \`make train\`, or restore the folder.`,
      { cause: error },
    );
  }
}

/** Asks as users do. @throws whatever keeps the engine from answering */
async function warmUp(engine: RecommendationEngine): Promise<void> {
  for (const at of TRIED_AT) {
    const { tconst, primaryTitle } = engine.randomTitle(0, () => at);
    await nextTurn();
    engine.recommend({ tconst, topK: 10 });
    engine.search(primaryTitle, 10);
    engine.suggest(primaryTitle.slice(0, 4), 8);
    await nextTurn();
  }
}
