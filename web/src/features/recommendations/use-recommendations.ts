/** What is similar to one title. */

import { keepPreviousData, queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import { rememberFacts } from '../titles/use-title.ts';
import { type RequestOptions, useRequest } from './use-request.ts';

/** The query for titles similar to a title; it waits while the request is not known. */
export function recommendationsQuery(tconst: string, request: RequestOptions | undefined) {
  return queryOptions({
    queryKey: ['recommendations', tconst, request],
    queryFn:
      request === undefined
        ? skipToken
        : async ({ signal, client }) => {
            const answer = await unwrap(api.POST('/recommend', { body: { tconst, ...request }, signal }));
            rememberFacts(client, [...answer.recommendations, ...answer.related]);
            return answer;
          },
    placeholderData: keepPreviousData,
  });
}

/** Titles similar to a title, as the controls in the address ask; the previous ones until the next are there. */
export function useRecommendations(tconst: string) {
  return useQuery(recommendationsQuery(tconst, useRequest()));
}
