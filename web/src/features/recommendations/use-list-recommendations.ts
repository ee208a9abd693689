/** What is similar to several titles at once. */

import { keepPreviousData, queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import { rememberFacts } from '../titles/use-title.ts';
import { type RequestOptions, useRequest } from './use-request.ts';

/** Titles to recommend for, and to keep away from, by their identifiers. */
export interface Mix {
  readonly likes: readonly string[];
  readonly dislikes: readonly string[];
}

/** The query for titles similar to a mix; it waits while nothing is liked or the request is not known. */
export function listRecommendationsQuery({ likes, dislikes }: Mix, request: RequestOptions | undefined) {
  const mix = { likes: likes.toSorted(), dislikes: dislikes.toSorted() };
  return queryOptions({
    queryKey: ['list-recommendations', mix, request],
    queryFn:
      likes.length === 0 || request === undefined
        ? skipToken
        : async ({ signal, client }) => {
            const answer = await unwrap(api.POST('/recommend/list', { body: { ...mix, ...request }, signal }));
            rememberFacts(client, [...answer.recommendations, ...answer.related]);
            return answer;
          },
    placeholderData: keepPreviousData,
  });
}

/** Titles similar to a mix, as the controls in the address ask; the previous ones until the next are there. */
export function useListRecommendations(mix: Mix) {
  return useQuery(listRecommendationsQuery(mix, useRequest()));
}
