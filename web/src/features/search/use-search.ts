/** All titles that match a text. */

import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import type { SearchResult } from '../../api/types.ts';

/** How many results a search shows at first. */
export const FIRST_RESULTS = 50;

/** The query for the titles that match a text. */
export function searchQuery(query: string, limit: number) {
  return queryOptions({
    queryKey: ['search', query, limit],
    queryFn: async ({ signal }) => {
      const titles = await unwrap(api.GET('/search', { params: { query: { q: query, limit } }, signal }));
      // The client's types forget that highlights are pairs.
      return titles as unknown as readonly SearchResult[];
    },
  });
}

/** The titles that match a text; while more of them are on their way, those that are known. */
export function useSearchResults(query: string, limit: number) {
  return useQuery({
    ...searchQuery(query, limit),
    enabled: query !== '',
    placeholderData: (before, beforeQuery) => (beforeQuery?.queryKey[1] === query ? before : undefined),
  });
}
