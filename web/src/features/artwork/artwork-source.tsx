/** Where posters come from, found out once for all of them: a page has dozens. */

import { createContext, type ReactNode, useContext } from 'react';
import { useService } from '../status/use-service.ts';

/** TMDB's pictures by way of the server, or none, so that they are drawn. */
export type ArtworkSource = 'tmdb' | 'drawn';

const Source = createContext<ArtworkSource>('drawn');

/** Lets the posters inside know what the service says. */
export function ArtworkSourceProvider({ children }: { readonly children: ReactNode }) {
  const { data } = useService();
  return <Source value={data?.artwork?.provider === 'tmdb' ? 'tmdb' : 'drawn'}>{children}</Source>;
}

/** Where posters come from; `drawn` until the service has answered. */
export function useArtworkSource(): ArtworkSource {
  return useContext(Source);
}
