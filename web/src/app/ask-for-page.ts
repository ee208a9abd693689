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
import { parsePair } from '../features/similarity/pair.ts';
import { similarityQuery } from '../features/similarity/use-similarity.ts';
import { serviceQuery } from '../features/status/use-service.ts';
import { titleQuery } from '../features/titles/use-title.ts';
import { preloadPage } from './pages.ts';

/** Titles of a mix that are asked for early. */
const FIRST_TILES = 8;

/** What a page needs before it can be drawn whole. Both resolve when all of it has arrived or failed. */
export interface Asked {
  readonly code: Promise<unknown>;
  readonly answers: Promise<unknown>;
}

/** Asks for what the page at an address shows. Failures are left to the page, which tells them. */
export function askForPage(client: QueryClient, { pathname, search }: Location): Asked {
  const [, page, id = ''] = pathname.split('/');
  // The start page can be read without anything of this, and is the sooner for it.
  if (page === '') return { code: Promise.resolve(), answers: Promise.resolve() };
  // In the order in which the page needs it: each question takes a slow device some milliseconds to ask.
  const code = [preloadPage(pathname)];
  const needed: Promise<void>[] = [];
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
  code.push(DrawnPoster.preload());
  void client.prefetchQuery(serviceQuery);
  void client.prefetchQuery(catalogueQuery);
  return { code: Promise.allSettled(code), answers: Promise.allSettled(needed) };
}
