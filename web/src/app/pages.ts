/** The pages whose code is loaded when they are first shown. */

import { preloadable } from '../lib/preloadable.tsx';

/** The results of a search. */
export const SearchPage = preloadable(async () => (await import('../features/search/search-page.tsx')).default);
/** A title and what is similar to it. */
export const TitlePage = preloadable(async () => (await import('../features/titles/title-page.tsx')).default);
/** A mix of titles. */
export const MixPage = preloadable(async () => (await import('../features/mix/mix-page.tsx')).default);
/** Why two titles are alike. */
export const SimilarityPage = preloadable(
  async () => (await import('../features/similarity/similarity-page.tsx')).default,
);
/** The titles that are hidden. */
export const HiddenPage = preloadable(async () => (await import('../features/preferences/hidden-page.tsx')).default);
/** The model and its data. */
export const ModelPage = preloadable(async () => (await import('../features/model/model-page.tsx')).default);

const PAGES: Readonly<Record<string, { preload(): Promise<void> }>> = {
  search: SearchPage,
  title: TitlePage,
  mix: MixPage,
  similarity: SimilarityPage,
  hidden: HiddenPage,
  model: ModelPage,
};

/** Loads the code of the page at a path, if it has code of its own. */
export async function preloadPage(path: string): Promise<void> {
  const [, name = ''] = path.split('/');
  await PAGES[name]?.preload();
}
