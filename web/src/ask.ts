/** Runs first: asks for what the page shows, while the code that draws it is still being read. */

import { createQueryClient } from './api/query-client.ts';
import { askForPage } from './app/ask-for-page.ts';

/** The app's cache, which the answers go into. */
export const queryClient = createQueryClient();

/** What is on its way for the first page. */
export const asked = askForPage(queryClient, globalThis.location);
