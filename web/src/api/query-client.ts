/** The cache of answers: when they are fresh, and when to try again. */

import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './client.ts';

/** Answers depend on the model alone, which changes when someone trains: minutes are fresh enough. */
const FRESH_MS = 5 * 60_000;
const KEPT_MS = 30 * 60_000;

/** A cache with the app's rules. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        gcTime: KEPT_MS,
        refetchOnWindowFocus: false,
        // Ask even without a network: the server may well be on this machine.
        networkMode: 'always',
        // While the server is away, keep trying calmly; the status banner says so, and what is on screen stays.
        retry: (failures, error) => error instanceof ApiError && error.isTemporary && failures < 4,
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 5000),
      },
    },
  });
}
