/** Reads the titles of IMDb's files that pass the default filter. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TITLE_TYPES, type Title, type TitleType } from '../../src/domain/title.ts';

const KEPT: ReadonlySet<string> = new Set<TitleType>(['movie', 'tvSeries', 'tvMiniSeries', 'tvMovie']);
const NULL = '\\N';

/** The titles by tconst, or undefined when the folder has no such files. */
export function readRealTitles(folder: string): Title[] | undefined {
  const [basics, ratings] = ['title.basics', 'title.ratings'].map((name) => join(folder, 'imdb', `${name}.tsv.gz`));
  if (basics === undefined || ratings === undefined || !existsSync(basics) || !existsSync(ratings)) return undefined;
  const rated = new Map(
    rowsOf(ratings).map(([tconst = '', rating, votes]) => [tconst, [Number(rating), Number(votes)]]),
  );
  return rowsOf(basics).flatMap((cells) => {
    const [tconst = '', type = '', primaryTitle = '', originalTitle = '', adult, year, , runtime, genres = NULL] =
      cells;
    const [averageRating = 0, numVotes = 0] = rated.get(tconst) ?? [];
    const titleType = TITLE_TYPES.find((known) => known === type);
    const unknown = year === NULL || runtime === NULL || genres === NULL;
    if (titleType === undefined || !KEPT.has(type) || adult !== '0' || unknown) return [];
    if (numVotes < 500 || Number(year) < 1970) return [];
    const facts = { startYear: Number(year), runtimeMinutes: Number(runtime), genres: genres.split(',') };
    return [{ tconst, titleType, primaryTitle, originalTitle, ...facts, averageRating, numVotes }];
  });
}

function rowsOf(file: string): string[][] {
  const lines = gunzipSync(readFileSync(file)).toString().split('\n').slice(1);
  return lines.filter(Boolean).map((line) => line.split('\t'));
}
