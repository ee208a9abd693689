/** Decides whether a new model is fit to become the current one. */

import type { Manifest } from '../domain/manifest.ts';
import { loadManifest } from '../model/bundle.ts';
import type { ModelStore } from '../model/store.ts';
import { thousands } from './facts.ts';
import { trialProblems } from './trials.ts';

/** Why the model may not become current; empty when it may. A current model that cannot be read sets no standard. */
export async function refusalReasons(
  store: ModelStore,
  candidate: Pick<Manifest, 'features' | 'trials'>,
  maxShrink: number,
): Promise<string[]> {
  const reasons = trialProblems(candidate.trials);
  const before = await currentTitles(store);
  const now = candidate.features.titles;
  if (before !== undefined && now < before * (1 - maxShrink)) {
    reasons.push(
      `the catalogue shrank from ${thousands(before)} to ${thousands(now)} titles, more than the ${Math.round(maxShrink * 100)} % that model.max_shrink allows`,
    );
  }
  return reasons;
}

async function currentTitles(store: ModelStore): Promise<number | undefined> {
  try {
    const version = await store.current();
    return version === undefined ? undefined : (await loadManifest(store.folderOf(version))).features.titles;
  } catch {
    return undefined;
  }
}
