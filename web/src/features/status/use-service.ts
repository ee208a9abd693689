/** What the service says of itself: its name, its version, and where the artwork comes from. */

import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';

/** The query for the service's own description; it changes only when the server is started anew. */
export const serviceQuery = queryOptions({
  queryKey: ['service'],
  queryFn: ({ signal }) => unwrap(api.GET('/', { signal })),
});

/** The service's own description. */
export function useService() {
  return useQuery(serviceQuery);
}
