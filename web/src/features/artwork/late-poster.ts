/** The drawing of posters, which is much code, and nothing that a page needs to be read: it is loaded apart. */

import { preloadable } from '../../lib/preloadable.tsx';

/** What draws posters. */
export const DrawnPoster = preloadable(async () => (await import('./drawn-poster.tsx')).DrawnPoster);
