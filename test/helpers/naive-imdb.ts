/** IMDb's files read and filtered the plain way, to compare the program with. It shares no code with it. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A title with its rating, every cell as it stands in the files. */
export interface PlainTitle {
  readonly tconst: string;
  readonly titleType: string;
  readonly primaryTitle: string;
  readonly originalTitle: string;
  readonly isAdult: string;
  readonly startYear: string;
  readonly runtimeMinutes: string;
  readonly genres: string;
  readonly averageRating: string;
  readonly numVotes: string;
}

/** What the default filter keeps of a folder of files, and why it drops the rest. */
export interface PlainCatalogue {
  readonly basicsRows: number;
  readonly ratingsRows: number;
  readonly merged: number;
  /** Dropped titles by the first reason that applies. */
  readonly drops: Readonly<Record<string, number>>;
  /** Kept titles by ascending tconst. */
  readonly kept: readonly PlainTitle[];
}

const TYPES = new Set(['movie', 'tvSeries', 'tvMiniSeries', 'tvMovie']);

/** The lines of a data set's file, the header first, as `zcat` or `cat` would give them. */
export function linesOf(folder: string, dataset: string): string[] {
  const packed = join(folder, `${dataset}.tsv.gz`);
  const text = existsSync(packed)
    ? gunzipSync(readFileSync(packed)).toString('utf8')
    : readFileSync(join(folder, `${dataset}.tsv`), 'utf8');
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Reads, joins and filters with the default settings. */
export function plainCatalogue(folder: string): PlainCatalogue {
  const basics = linesOf(folder, 'title.basics').slice(1);
  const ratings = linesOf(folder, 'title.ratings').slice(1);
  const ratingOf = new Map(ratings.map((line) => [line.slice(0, line.indexOf('\t')), line.split('\t')]));
  const drops: Record<string, number> = {};
  const kept: PlainTitle[] = [];
  let merged = 0;
  for (const line of basics) {
    const [
      tconst = '',
      titleType = '',
      primaryTitle = '',
      originalTitle = '',
      isAdult = '',
      startYear = '',
      ,
      minutes,
    ] = line.split('\t');
    const rating = ratingOf.get(tconst);
    if (rating === undefined) continue;
    merged += 1;
    const title = {
      tconst,
      titleType,
      primaryTitle,
      originalTitle,
      isAdult,
      startYear,
      runtimeMinutes: minutes ?? '',
      genres: line.split('\t')[8] ?? '',
      averageRating: rating[1] ?? '',
      numVotes: rating[2] ?? '',
    };
    const reason = reasonToDrop(title);
    if (reason === undefined) kept.push(title);
    else drops[reason] = (drops[reason] ?? 0) + 1;
  }
  kept.sort((a, b) => (a.tconst < b.tconst ? -1 : 1));
  return { basicsRows: basics.length, ratingsRows: ratings.length, merged, drops, kept };
}

function reasonToDrop(title: PlainTitle): string | undefined {
  if (!TYPES.has(title.titleType)) return 'title_type';
  if (title.isAdult !== '0') return 'adult';
  if (Number(title.numVotes) < 500) return 'votes';
  if (title.startYear === '\\N') return 'year_unknown';
  if (Number(title.startYear) < 1970) return 'year';
  if (title.genres === '\\N') return 'genres_unknown';
  if (title.runtimeMinutes === '\\N') return 'runtime_unknown';
  return undefined;
}
