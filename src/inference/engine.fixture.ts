/** For tests: bundles in memory, with the hybrid strategy's arrays or without, as they come from disk. */

import type { LoadedBundle } from '../model/bundle.ts';
import { ContentRecommender } from '../model/content-recommender.ts';
import { decodeSafetensors, encodeSafetensors, type Safetensors } from '../model/safetensors.ts';
import type { Planted } from '../recommend/hybrid/hybrid.fixture.ts';
import { type HybridModel, hybridToArrays } from '../recommend/hybrid/saved.ts';

/** A bundle of these titles; with a hybrid model if there is one. */
export function bundleOf({ titles, input }: Planted, model?: HybridModel): LoadedBundle {
  return {
    recommender: ContentRecommender.fit(titles, { logVotes: true }),
    credits: input.credits,
    hybridArrays: model && arraysOf(model),
  } as LoadedBundle;
}

/** What a bundle holds of a hybrid model, through the form that it has on disk. */
export function arraysOf(model: HybridModel): Safetensors {
  const { arrays, metadata } = hybridToArrays(model);
  const tensors = Object.entries(arrays).map(([name, data]) => [name, { shape: [data.length], data }] as const);
  return decodeSafetensors(encodeSafetensors({ tensors: Object.fromEntries(tensors), metadata }));
}
