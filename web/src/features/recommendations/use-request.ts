/** What every request for recommendations says besides for which titles. */

import { useMemo } from 'react';
import type { TitleFilters } from '../../api/types.ts';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import { type HiddenTitle, hiddenTitles } from '../preferences/hidden-titles.ts';
import { type Controls, filtersOf, type RankingOptions, rankingOf } from './controls.ts';
import { useControls } from './use-controls.ts';

/** How many titles, how they are ranked and which, as the API takes it. */
export interface RequestOptions extends RankingOptions {
  readonly top_k: number;
  readonly filters: TitleFilters;
}

/** The controls of the address and the hidden titles as part of a request; undefined until they can be told. */
export function useRequest(): RequestOptions | undefined {
  const controls = useControls();
  const { isPending } = useCatalogue();
  const hidden = hiddenTitles.use();
  // Names in the address may mean nothing to the catalogue, and the API would refuse them: wait for it.
  const isUnsure = isPending && namesAnything(controls);
  return useMemo(() => (isUnsure ? undefined : requestOf(controls, hidden)), [controls, hidden, isUnsure]);
}

/** Whether the controls name types or genres. */
export function namesAnything({ types, wanted, unwanted }: Controls): boolean {
  return types.length + wanted.length + unwanted.length > 0;
}

/** The request that these controls and hidden titles make. */
export function requestOf(controls: Controls, hidden: readonly HiddenTitle[]): RequestOptions {
  const exclude = hidden.map(({ tconst }) => tconst).sort();
  return { top_k: controls.count, ...rankingOf(controls), filters: filtersOf(controls, exclude) };
}
