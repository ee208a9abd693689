/** Asks, before anything is drawn, for what the first page will need: code and answers arrive while React starts. */

import type { QueryClient } from '@tanstack/react-query';
import { DrawnPoster } from '../features/artwork/poster.tsx';
import { catalogueQuery } from '../features/catalogue/use-catalogue.ts';
import { modelQuery } from '../features/model/use-model.ts';
import { hiddenTitles } from '../features/preferences/hidden-titles.ts';
import { parseControls } from '../features/recommendations/controls.ts';
import { recommendationsQuery } from '../features/recommendations/use-recommendations.ts';
import { namesAnything, requestOf } from '../features/recommendations/use-request.ts';
import { queryOf } from '../features/search/query-text.ts';
import { FIRST_RESULTS, searchQuery } from '../features/search/use-search.ts';
import { parsePair } from '../features/similarity/pair.ts';
import { similarityQuery } from '../features/similarity/use-similarity.ts';
import { serviceQuery } from '../features/status/use-service.ts';
import { titleQuery } from '../features/titles/use-title.ts';
import { preloadPage } from './pages.ts';

/** So long the first paint waits for what the page shows; a slow server gets skeletons instead. */
const PATIENCE_MS = 150;

/** Titles of a mix that are asked for early. */
const FIRST_TILES = 8;

/** Begins for the page at an address, and resolves when it is time to draw. Failures are left to the page, which tells them. */
export async function startPage(client: QueryClient, { pathname, search }: Location): Promise<void> {
  const [, page, id = ''] = pathname.split('/');
  // The start page can be read without anything of this, and is the sooner for it.
  if (page === '') return;
  const posters = DrawnPoster.preload().catch(() => undefined);
  void client.prefetchQuery(catalogueQuery);
  void client.prefetchQuery(serviceQuery);
  const needed = [posters, preloadPage(pathname)];
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
  if (page === 'similarity') {
    const { a, b } = parsePair(search);
    const titles = [a, b].filter((tconst) => tconst !== undefined);
    needed.push(...titles.map((tconst) => client.prefetchQuery(titleQuery(tconst))));
    if (titles.length === 2) needed.push(client.prefetchQuery(similarityQuery(a, b, parseControls(search))));
  }
  const query = queryOf(new URLSearchParams(search).get('q') ?? '');
  if (page === 'search' && query !== '') needed.push(client.prefetchQuery(searchQuery(query, FIRST_RESULTS)));
  const patience = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([Promise.allSettled(needed), patience]);
}
