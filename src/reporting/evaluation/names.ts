/** What protocols and roles are called in reports. */

import type { ModelReport, ProtocolName, ProtocolReport } from '../../domain/evaluation.ts';

/** The title of each protocol. */
export const PROTOCOL_TITLES: Readonly<Record<ProtocolName, string>> = {
  A: 'Protocol A: for a user',
  B: 'Protocol B: more like this',
  C: 'Protocol C: cold titles',
};

/** What each protocol asks, in a sentence or two. */
export const PROTOCOL_QUESTIONS: Readonly<Record<ProtocolName, string>> = {
  A: "A user's likes are cut in time: the first 80 % are known, the last 20 % are to be found among all unseen films.",
  B: 'Each liked film of a user who was set apart is asked for alone; the other films that this user liked are to be found among all films.',
  C: 'As protocol B among 20 % of the films, none of whose likes were learnt from; popular means many IMDb votes here.',
};

/** The name of a model with the settings that were chosen: `EASE (lambda 200)`. */
export function labelOf({ label, settings }: Pick<ModelReport, 'label' | 'settings'>): string {
  const chosen = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  return chosen.length === 0 ? label : `${label} (${chosen.join(', ')})`;
}

/** The label of a model by its id. */
export function labelById({ models }: ProtocolReport, id: string): string {
  return models.find((model) => model.id === id)?.label ?? id;
}

/** The baseline of the highest nDCG@10; the last of equals, as in the report's comparisons. */
export function bestBaseline({ models }: ProtocolReport): ModelReport | undefined {
  const baselines = models.filter(({ role }) => role === 'baseline');
  const ndcgs = baselines.map(({ accuracy }) => accuracy['ndcg@10'].mean);
  return baselines[ndcgs.lastIndexOf(Math.max(...ndcgs))];
}
