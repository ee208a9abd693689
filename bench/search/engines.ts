/** The searches that are compared, each as its documentation configures it for names. */

import uFuzzy from '@leeoniya/ufuzzy';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Title } from '../../src/domain/title.ts';
import { fold } from '../../src/search/fold.ts';
import { TitleSearch } from '../../src/search/title-search.ts';

/** Answers a query with rows, the best first. */
export type Search = (query: string, limit: number) => readonly number[];

/** One of the searches. */
export interface Engine {
  readonly name: string;
  /** Builds its index. */
  build(titles: readonly Title[]): Search;
  /** How many queries of each kind it gets at most: the slow ones get fewer. */
  readonly queriesPerKind: number;
  /** The largest catalogue that it is tried on. */
  readonly titles: number;
}

/** This project's search comes first. */
export const ENGINES: readonly Engine[] = [
  {
    name: 'TitleSearch',
    build: titleSearch,
    queriesPerKind: Number.POSITIVE_INFINITY,
    titles: Number.POSITIVE_INFINITY,
  },
  { name: 'uFuzzy', build: fuzzy, queriesPerKind: Number.POSITIVE_INFINITY, titles: Number.POSITIVE_INFINITY },
  { name: 'MiniSearch', build: mini, queriesPerKind: Number.POSITIVE_INFINITY, titles: 100_000 },
  { name: 'Fuse.js', build: fuse, queriesPerKind: 25, titles: 100_000 },
];

function titleSearch(titles: readonly Title[]): Search {
  const search = new TitleSearch(titles);
  return (query, limit) => search.search(query, limit).map((match) => match.row);
}

/** Over folded names, the most voted first, in its mode for single typos, with words in any order. */
function fuzzy(titles: readonly Title[]): Search {
  const { names, rows } = foldedByVotes(titles);
  const engine = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
  return (query, limit) => {
    const [found, info, order] = engine.search(names, fold(query), 1, 1000);
    const sorted = info && order ? order.map((at) => info.idx[at] ?? 0) : (found ?? []);
    return distinct(sorted, rows, limit);
  };
}

/** Beginnings of words, a typo in five letters, and votes as a boost. */
function mini(titles: readonly Title[]): Search {
  const engine = new MiniSearch<{ id: number; primary: string; original: string }>({
    fields: ['primary', 'original'],
    searchOptions: {
      prefix: true,
      fuzzy: 0.2,
      boostDocument: (id: number) => Math.log10(1 + (titles[id]?.numVotes ?? 0)),
    },
  });
  engine.addAll(
    titles.map(({ primaryTitle, originalTitle }, id) => ({
      id,
      primary: fold(primaryTitle),
      original: primaryTitle === originalTitle ? '' : fold(originalTitle),
    })),
  );
  return (query, limit) =>
    engine
      .search(fold(query))
      .slice(0, limit)
      .map((result) => Number(result.id));
}

/** Over folded names, the most voted first, with its default threshold for fuzziness lowered to 0.4 as is usual for names. */
function fuse(titles: readonly Title[]): Search {
  const { names, rows } = foldedByVotes(titles);
  const engine = new Fuse(names, { threshold: 0.4 });
  return (query, limit) =>
    distinct(
      engine.search(fold(query), { limit: limit * 2 }).map((result) => result.refIndex),
      rows,
      limit,
    );
}

/** Every folded name once per title, and the row of each. */
function foldedByVotes(titles: readonly Title[]): { names: string[]; rows: number[] } {
  const names: string[] = [];
  const rows: number[] = [];
  const order = [...titles.keys()].sort((a, b) => (titles[b]?.numVotes ?? 0) - (titles[a]?.numVotes ?? 0));
  for (const row of order) {
    const title = titles[row];
    if (title === undefined) continue;
    for (const name of new Set([fold(title.primaryTitle), fold(title.originalTitle)])) {
      names.push(name);
      rows.push(row);
    }
  }
  return { names, rows };
}

function distinct(found: readonly number[], rows: readonly number[], limit: number): number[] {
  const taken = new Set<number>();
  for (const at of found) {
    taken.add(rows[at] ?? -1);
    if (taken.size === limit) break;
  }
  return [...taken];
}
