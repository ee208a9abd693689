/** The model that serves, how it was made, and the statistics of its catalogue. */

import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';

/** The query for the model; its answer changes only when another one is trained. */
export const modelQuery = queryOptions({
  queryKey: ['model'],
  queryFn: ({ signal }) => unwrap(api.GET('/model', { signal })),
});

/** The model that serves. */
export function useModel() {
  return useQuery(modelQuery);
}
