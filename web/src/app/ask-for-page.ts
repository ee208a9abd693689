/** Asks, before anything is drawn, for what the first page will need: code and answers arrive while React starts. */

import type { QueryClient } from '@tanstack/react-query';
import { DrawnPoster } from '../features/artwork/late-poster.ts';
import { catalogueQuery } from '../features/catalogue/use-catalogue.ts';
import { modelQuery } from '../features/model/use-model.ts';
import { hiddenTitles } from '../features/preferences/hidden-titles.ts';
import { parseControls } from '../features/recommendations/controls.ts';
import { recommendationsQuery } from '../features/recommendations/use-recommendations.ts';
import { namesAnything, requestOf } from '../features/recommendations/use-request.ts';
import { queryOf } from '../features/search/query-text.ts';
import { FIRST_RESULTS, searchQuery } from '../features/search/use-search.ts';
import { serviceQuery } from '../features/status/use-service.ts';
import { titleQuery } from '../features/titles/use-title.ts';
import { preloadPage } from './pages.ts';

/** Titles of a mix that are asked for early. */
const FIRST_TILES = 8;

/**
 * Asks for what the page at an address shows, and resolves when all of it has arrived or failed. Failures are left to the
 * page, which tells them.
 */
export async function askForPage(client: QueryClient, { pathname, search }: Location): Promise<void> {
  const [, page, id = ''] = pathname.split('/');
  // The start page can be read without anything of this, and is the sooner for it.
  if (page === '') return;
  // In the order in which the page needs it: each question takes a slow device some milliseconds to ask.
  const needed: Promise<void>[] = [preloadPage(pathname)];
  if (page === 'model') needed.push(client.prefetchQuery(modelQuery));
  if (page === 'title') {
    needed.push(client.prefetchQuery(titleQuery(id)));
    const controls = parseControls(search);
    if (!namesAnything(controls)) {
      needed.push(client.prefetchQuery(recommendationsQuery(id, requestOf(controls, hiddenTitles.get()))));
    }
  }
  if (page === 'mix') {
    const titles = (search.match(/tt\d{7,10}/g) ?? []).slice(0, FIRST_TILES);
    needed.push(...titles.map((tconst) => client.prefetchQuery(titleQuery(tconst))));
  }
  const query = queryOf(new URLSearchParams(search).get('q') ?? '');
  if (page === 'search' && query !== '') needed.push(client.prefetchQuery(searchQuery(query, FIRST_RESULTS)));
  needed.push(DrawnPoster.preload());
  void client.prefetchQuery(serviceQuery);
  void client.prefetchQuery(catalogueQuery);
  await Promise.allSettled(needed);
}
