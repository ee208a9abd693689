/** As of when a model's data are. */

import type { Manifest } from './manifest.ts';

/** When the oldest of the files was last modified at its server, as far as that is known; else when training began. */
export function dataAsOf({ sources, created_at }: Pick<Manifest, 'sources' | 'created_at'>): Date {
  const known = sources
    .map(({ last_modified: time }) => (time === null ? Number.NaN : Date.parse(time)))
    .filter((time) => !Number.isNaN(time));
  return new Date(known.length === 0 ? created_at : Math.min(...known));
}
