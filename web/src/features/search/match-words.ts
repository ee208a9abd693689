/** Why a search found a title, in words. */

import type { SearchResult } from '../../api/types.ts';

/** The reason, when it is the same for all. */
export function commonMatchWords(results: readonly SearchResult[]): string | undefined {
  const [first, ...others] = results.map(matchWords);
  return others.every((words) => words === first) ? first : undefined;
}

/** The reason, where a look at the marked title does not tell it. */
export function matchWords({ match, highlights }: Pick<SearchResult, 'match' | 'highlights'>): string | undefined {
  if (match === 'tconst') return 'This is its IMDb number';
  const isOtherName = highlights.length === 0;
  if (match === 'typo') return isOtherName ? 'Another name, spelt a little differently' : 'Spelt a little differently';
  if (isOtherName) return 'Known by another name too';
  if (match === 'words') return 'Found by its words';
  if (match === 'substring') return 'Found inside a word';
  return undefined;
}
