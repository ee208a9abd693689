/** Runs first: asks for what the page shows, while the code that draws it is still being read. */

import { createQueryClient } from './api/query-client.ts';
import { askForPage } from './app/ask-for-page.ts';

/** The app's cache, which the answers go into. */
export const queryClient = createQueryClient();

/** Resolves when everything has arrived or failed. */
export const answers = askForPage(queryClient, globalThis.location);
