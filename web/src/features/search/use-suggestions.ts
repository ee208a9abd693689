/** Titles for what has been typed so far. */

import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import type { SearchResult } from '../../api/types.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { isSameTyping } from './query-text.ts';

const LIMIT = 8;
/** Longer than it takes between the keys of one quick word; short enough not to be noticed after the last. */
const REST_MS = 60;
/** How often to ask again once the server did not answer several times. */
const AGAIN_MS = 4000;

/** The query for the titles to suggest for a text, which the answer carries along. */
export function suggestionsQuery(query: string) {
  return queryOptions({
    queryKey: ['suggest', query],
    queryFn: async ({ signal }) => {
      const titles = await unwrap(api.GET('/suggest', { params: { query: { q: query, limit: LIMIT } }, signal }));
      // The client's types forget that highlights are pairs.
      return { query, titles: titles as unknown as readonly SearchResult[] };
    },
    refetchInterval: ({ state }) => (state.status === 'error' ? AGAIN_MS : false),
  });
}

/**
 * The titles to suggest for a text. Until they come, those for less or more of the same text; never those of another.
 *
 * @param query a text, or none to ask for nothing
 */
export function useSuggestions(query: string) {
  const client = useQueryClient();
  const rested = useDebounced(query, REST_MS);
  const isKnown = client.getQueryData(suggestionsQuery(query).queryKey) !== undefined;
  const asked = isKnown ? query : rested;
  const { data, failureCount, isPlaceholderData } = useQuery({
    ...suggestionsQuery(asked),
    enabled: query !== '' && asked !== '',
    placeholderData: (before) => before,
  });
  const isOfUse = data !== undefined && isSameTyping(data.query, query);
  return {
    titles: isOfUse ? data.titles : undefined,
    /** Whether they are for exactly this text. */
    isCurrent: isOfUse && data.query === query,
    isFailing: failureCount > 0 && (data === undefined || isPlaceholderData),
  };
}
