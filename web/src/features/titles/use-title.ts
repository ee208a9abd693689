/** One title's facts. */

import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import type { Title } from '../../api/types.ts';

/** The query for a title. */
export function titleQuery(tconst: string) {
  return queryOptions({
    queryKey: ['title', tconst],
    queryFn: ({ signal }) => unwrap(api.GET('/titles/{tconst}', { params: { path: { tconst } }, signal })),
  });
}

/** A title's facts. */
export function useTitle(tconst: string) {
  return useQuery(titleQuery(tconst));
}

/** Keeps facts that came with another answer, so that a title's page has them at once. */
export function rememberFacts(client: QueryClient, titles: readonly Title[]): void {
  for (const { tconst, title, year, rating, votes, genres, runtime_minutes, title_type } of titles) {
    const facts: Title = { tconst, title, year, rating, votes, genres, runtime_minutes, title_type };
    client.setQueryData(titleQuery(tconst).queryKey, facts);
  }
}
