/** What there is to filter by, and the best-known titles. */

import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';

/** The query for the catalogue; its answer changes only with the model. */
export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: ({ signal }) => unwrap(api.GET('/catalogue', { signal })),
});

/** The catalogue. */
export function useCatalogue() {
  return useQuery(catalogueQuery);
}
