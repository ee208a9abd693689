/** Queries that a plain comparison of letters gets wrong, and what comes first for each. */

import type { Title } from '../../src/domain/title.ts';
import type { TitleSearch } from '../../src/search/title-search.ts';

const HARD_QUERIES: readonly string[] = [
  "ocean's 11",
  'rocky 4',
  'spiderman',
  'se7en',
  'seven',
  'amelie',
  'wall e',
  'walle',
  'leon the professional',
  'dune 1984',
  'parasite 2019',
  'matrix 1999',
  'blade runner 2049',
  'blade runer 2049',
  'wonder womn 1984',
  '1917',
  'starwars',
  'star',
  'lotr',
  'lord rings king',
  'harry poter',
  'harry potter order phenix',
  'the godfater 2',
  'godfather part ii',
  'kill bill vol 1',
  'terminator 2',
  'mission impossible 2',
  'fast and furious 7',
  'mash',
  '12 monkeys',
  'twelve monkeys',
  'shawshank redemtion',
  'schindlers list',
  'brekaing bad',
  'jnception',
  'the incepton',
  'v for vendeta',
  'it',
  'up',
  'her',
  'm',
  '千と千尋',
  'tt0111161',
  'https://www.imdb.com/title/tt0111161/?ref_=nv_sr_srsg_0',
];

/** A Markdown table: the query, the first three answers, the tier of the first, and whether it alone is meant. */
export function hardQueries(search: TitleSearch, titles: readonly Title[]): string {
  const nameOf = (row: number): string => `${titles[row]?.primaryTitle} (${titles[row]?.startYear})`;
  const rows = HARD_QUERIES.map((query) => {
    const matches = search.search(query, 3);
    const names = matches.map(({ row }, at) => (at === 0 ? `**${nameOf(row)}**` : nameOf(row)));
    const resolved = search.resolve(query) === undefined ? 'no' : 'yes';
    return `| ${query} | ${names.join(', ') || '–'} | ${matches[0]?.tier ?? '–'} | ${resolved} |`;
  });
  return ['| query | first three | tier | resolves |', '|---|---|---|---|', ...rows].join('\n');
}
