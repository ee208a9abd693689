/** How the service is, asked again and again while the page is visible. */

import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import type { Health } from '../../api/types.ts';

const CALM_MS = 30_000;
const FAILING_MS = 3000;
/** A server that takes longer than this to say how it is does not answer. */
const TIMEOUT_MS = 5000;

/** Key of the query, by which its own failures are told from those of others. */
export const HEALTH_KEY = 'health';

/** The query for the health of the service. It fails only when there is no answer: without a model is an answer too. */
export const healthQuery = queryOptions({
  queryKey: [HEALTH_KEY],
  queryFn: ({ signal }) => fetchHealth(AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])),
  // One lost answer is not worth a word.
  retry: 1,
  retryDelay: 1000,
  staleTime: FAILING_MS,
  refetchOnWindowFocus: 'always',
  refetchInterval: ({ state }) =>
    state.status === 'error' || state.data?.status === 'degraded' ? FAILING_MS : CALM_MS,
});

/** The health of the service as last heard, and whether the last question got no answer. */
export function useHealth() {
  const { data, isError, errorUpdateCount, isFetching, refetch } = useQuery(healthQuery);
  // As long as there was no answer at all, asking again does not make it well.
  const isFailing = isError || (data === undefined && errorUpdateCount > 0);
  return { data, isFailing, isFetching, refetch };
}

async function fetchHealth(signal: AbortSignal): Promise<Health> {
  const request = api.GET('/health', { signal });
  const degraded = await request.then(
    ({ error, response }) => (response.status === 503 && isHealth(error) ? error : undefined),
    () => undefined,
  );
  return degraded ?? unwrap(request);
}

function isHealth(body: unknown): body is Health {
  return typeof body === 'object' && body !== null && 'model_loaded' in body;
}
