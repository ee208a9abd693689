/** The facts of a mix's titles. */

import { useQueries } from '@tanstack/react-query';
import { ApiError } from '../../api/client.ts';
import type { Title } from '../../api/types.ts';
import { titleQuery } from '../titles/use-title.ts';

/** A title of a mix, as far as it is known. */
export interface MixTitle {
  readonly tconst: string;
  /** Its facts, once they have arrived. */
  readonly facts: Title | undefined;
  /** Whether the catalogue does not have it. */
  readonly isMissing: boolean;
}

/** The titles of a list, in its order. */
export function useMixTitles(tconsts: readonly string[]): readonly MixTitle[] {
  return useQueries({
    queries: tconsts.map(titleQuery),
    combine: (answers) =>
      answers.map(({ data, error }, index) => ({
        tconst: tconsts[index] ?? '',
        facts: data,
        isMissing: error instanceof ApiError && error.status === 404,
      })),
  });
}

/** How a title is called in a sentence. */
export function nameOf({ tconst, facts }: MixTitle): string {
  return facts?.title ?? tconst;
}

/** `Heat, Seven and 2 more` */
export function sentenceOf(names: readonly string[], most = 3): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ');
}
