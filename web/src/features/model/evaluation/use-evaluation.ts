/** What an evaluation found, of the model that serves or of the one that the program's weights are of. */

import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

const evaluationQuery = queryOptions({
  queryKey: ['model', 'evaluation'],
  queryFn: ({ signal }) => unwrap(api.GET('/model/evaluation', { signal })),
  // A report may be made while the page is open elsewhere: whoever comes back sees it.
  staleTime: 0,
});

/** The evaluation; where there is none the error has status 404. */
export function useEvaluation() {
  return useQuery(evaluationQuery);
}
