/** The mix that was built last in this browser, to go on with. */

import { stored } from '../../lib/stored.ts';
import { isEmptyMix, type Mix, parseMix } from './mix-address.ts';

/** The last mix that was changed here and was not empty. */
export const lastMix = stored<Mix | undefined>('last-mix', undefined, (json) => {
  if (typeof json !== 'object' || json === null) return undefined;
  const { likes, dislikes } = json as Record<string, unknown>;
  const { mix } = parseMix(new URLSearchParams({ likes: textOf(likes), dislikes: textOf(dislikes) }).toString());
  return isEmptyMix(mix) ? undefined : mix;
});

function textOf(list: unknown): string {
  return Array.isArray(list) ? list.filter((part) => typeof part === 'string').join(',') : '';
}
