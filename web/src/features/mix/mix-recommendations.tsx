/** What is recommended for a mix, or why nothing is. */

import { ApiError } from '../../api/client.ts';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { Recommendations } from '../recommendations/recommendations.tsx';
import { useListRecommendations } from '../recommendations/use-list-recommendations.ts';
import type { Mix } from './mix-address.ts';

/** The recommendations; while it settles which titles exist, a refusal for those that do not is passed over. */
export function MixRecommendations({ mix, isSettling }: { readonly mix: Mix; readonly isSettling: boolean }) {
  const query = useListRecommendations(mix);
  const { error } = query;
  if (error instanceof ApiError && error.status === 404 && isSettling) return <Skeleton height="24rem" />;
  if (error instanceof ApiError && error.status === 400) {
    return (
      <Notice title="This mix leads nowhere" icon="mix" role="status">
        <p>{error.message}</p>
        {error.suggestion !== '' && <p>{error.suggestion}</p>}
      </Notice>
    );
  }
  return <Recommendations query={query} likes={mix.likes} />;
}
