/** How alike two titles are. */

import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import { type Ranking, rankingOf } from '../recommendations/controls.ts';

/** The query for how alike two titles are; it waits until both are chosen. */
export function similarityQuery(
  a: string | undefined,
  b: string | undefined,
  { strategy, familiarity }: Pick<Ranking, 'strategy' | 'familiarity'>,
) {
  const ranking = rankingOf({ strategy, familiarity, diversity: undefined });
  return queryOptions({
    queryKey: ['similarity', a, b, ranking],
    queryFn:
      a === undefined || b === undefined
        ? skipToken
        : ({ signal }) => unwrap(api.GET('/similarity', { params: { query: { a, b, ...ranking } }, signal })),
    placeholderData: (before, query) => (query?.queryKey[1] === a && query?.queryKey[2] === b ? before : undefined),
  });
}

/** How alike two titles are, as a strategy says; what another said of the same two until the answer is there. */
export function useSimilarity(...of: Parameters<typeof similarityQuery>) {
  return useQuery(similarityQuery(...of));
}
