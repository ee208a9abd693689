/** Builds small files of IMDb's format from titles that are given or drawn at random, whole or broken on purpose. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Random, seeded } from '../helpers/random.ts';

/** A title with its rating; `null` becomes `\N`. */
export interface TitleRow {
  readonly tconst: string;
  readonly titleType: string;
  readonly primaryTitle: string;
  readonly originalTitle: string;
  readonly isAdult: number;
  readonly startYear: number | null;
  readonly endYear: number | null;
  readonly runtimeMinutes: number | null;
  /** Separated by commas. */
  readonly genres: string | null;
  readonly averageRating: number;
  readonly numVotes: number;
}

/** Lines of a file, the header first. */
export type Lines = readonly string[];

/** How the files are written, and what is broken about them. */
export interface FileOptions {
  /** `.tsv.gz` instead of `.tsv`. */
  readonly compressed?: boolean;
  /** Changes the lines before they are written. */
  readonly basics?: (lines: Lines) => Lines;
  readonly ratings?: (lines: Lines) => Lines;
  /** Changes the bytes of title.basics that are stored. */
  readonly basicsBytes?: (bytes: Buffer) => Buffer;
}

/** The header line of title.basics. */
export const BASICS_HEADER =
  'tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres';

/** The header line of title.ratings. */
export const RATINGS_HEADER = 'tconst\taverageRating\tnumVotes';

const TYPES = ['movie', 'movie', 'movie', 'tvSeries', 'tvMiniSeries', 'tvMovie'];
const GENRES = ['Action', 'Comedy', 'Crime', 'Drama', 'Film-Noir', 'History', 'Reality-TV', 'Sci-Fi', 'War'];
const WORDS = ['Dawn', 'Été', 'Über', '東京', 'Москва', '🎬', 'The', 'Night', "O'Clock", 'Łódź', 'ﬁn', 'عربي', 'Ñandú'];
const ODDITIES = ['"', '""', ' "quoted" ', '" open', 'back\\slash', '\\N?', "it's", ', comma;', '#', ' & ', '%s'];

/** A title of which only what matters needs saying; by itself it passes the default filter. */
export function titleRow(number: number, facts: Partial<TitleRow> = {}): TitleRow {
  const primaryTitle = facts.primaryTitle ?? `Title ${number}`;
  return {
    tconst: `tt${String(number).padStart(7, '0')}`,
    titleType: 'movie',
    originalTitle: primaryTitle,
    isAdult: 0,
    startYear: 2000,
    endYear: null,
    runtimeMinutes: 100,
    genres: 'Drama',
    averageRating: 7.5,
    numVotes: 1000,
    ...facts,
    primaryTitle,
  };
}

/** Random titles that all pass the default filter, with quotes and scripts of all kinds in their names. */
export function randomTitles(count: number, seed: number, firstNumber = 1): TitleRow[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, at) => {
    const titleType = random.pick(TYPES);
    const startYear = 1970 + random.below(55);
    return titleRow(firstNumber + at, {
      titleType,
      primaryTitle: randomName(random),
      originalTitle: randomName(random),
      startYear,
      endYear: titleType === 'tvSeries' && random.below(2) === 0 ? startYear + random.below(9) : null,
      runtimeMinutes: 1 + random.below(240),
      genres: random
        .distinct(1 + random.below(3), GENRES.length)
        .toSorted((a, b) => a - b)
        .map((genre) => GENRES[genre])
        .join(','),
      averageRating: (10 + random.below(90)) / 10,
      numVotes: 500 + Math.floor(10 ** (random.below(600) / 100)),
    });
  });
}

/** One title for each reason for which the default filter drops titles, in its order. */
export function droppedTitles(firstNumber: number): TitleRow[] {
  const reasons: Partial<TitleRow>[] = [
    { titleType: 'short' },
    { isAdult: 1 },
    { numVotes: 499 },
    { startYear: null },
    { startYear: 1969 },
    { genres: null },
    { runtimeMinutes: null },
  ];
  return reasons.map((facts, at) => titleRow(firstNumber + at, facts));
}

/** The lines of both files. */
export function imdbLines(titles: readonly TitleRow[]): { basics: string[]; ratings: string[] } {
  const cell = (value: string | number | null): string => (value === null ? '\\N' : String(value));
  return {
    basics: [
      BASICS_HEADER,
      ...titles.map(({ averageRating: _, numVotes: __, ...facts }) =>
        [
          facts.tconst,
          facts.titleType,
          facts.primaryTitle,
          facts.originalTitle,
          facts.isAdult,
          facts.startYear,
          facts.endYear,
          facts.runtimeMinutes,
          facts.genres,
        ]
          .map(cell)
          .join('\t'),
      ),
    ],
    ratings: [
      RATINGS_HEADER,
      ...titles.map(({ tconst, averageRating, numVotes }) => `${tconst}\t${averageRating.toFixed(1)}\t${numVotes}`),
    ],
  };
}

/** Writes title.basics and title.ratings into a folder, which it gives back. */
export function writeImdbFiles(folder: string, titles: readonly TitleRow[], options: FileOptions = {}): string {
  const { compressed = false, basics = same, ratings = same, basicsBytes = same } = options;
  const lines = imdbLines(titles);
  const pack = (text: Lines): Buffer => {
    const bytes = Buffer.from(text.map((line) => `${line}\n`).join(''));
    return compressed ? gzipSync(bytes) : bytes;
  };
  const suffix = compressed ? '.tsv.gz' : '.tsv';
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `title.basics${suffix}`), basicsBytes(pack(basics(lines.basics))));
  writeFileSync(join(folder, `title.ratings${suffix}`), pack(ratings(lines.ratings)));
  return folder;
}

function randomName(random: Random): string {
  const words = Array.from({ length: 1 + random.below(4) }, () => random.pick(WORDS));
  if (random.below(4) === 0) words.splice(random.below(words.length + 1), 0, random.pick(ODDITIES));
  return words.join(' ');
}

function same<T>(value: T): T {
  return value;
}
