/** Generates `title.basics.tsv.gz` and `title.ratings.tsv.gz` in IMDb's format, of any size, from a seed. */

import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { headerOf } from '../../src/ingestion/datasets.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { ByteSink, utf8 } from './byte-sink.ts';
import { createGzipFile } from './gzip-file.ts';
import { createRowWriter, type RowCounts } from './rows.ts';

/** Raised whenever other rows come out for the same options, so that older files are made again. */
const GENERATOR = 1;
const CHUNK = 1 << 20;
/** More than any one row needs. */
const SLACK = 1 << 14;
const BASICS = 'title.basics.tsv.gz';
const RATINGS = 'title.ratings.tsv.gz';
const PARAMS = 'params.json';

/** What to generate. */
export interface GenerateOptions {
  /** Rows of `title.basics`, without its header. */
  readonly basics: number;
  /** Rows of `title.ratings`, about: each title has one or not by chance. */
  readonly ratings: number;
  readonly seed: number;
  /** Whether one title in ten has double quotes, instead of the usual six in a thousand. */
  readonly quotes: boolean;
}

/** What a folder of generated files holds. */
export interface Generated {
  readonly counts: RowCounts;
  /** Whether the files were there already. */
  readonly reused: boolean;
}

/**
 * Generates the two files into `folder`, or leaves them as they are when they were made with the same options before. What is written
 * follows from the options alone. Takes constant memory, and time in proportion to the rows.
 */
export async function generateImdbFiles(folder: string, options: GenerateOptions): Promise<Generated> {
  const params = { generator: GENERATOR, ...options };
  const before = await readCounts(folder, params);
  if (before !== undefined) return { counts: before, reused: true };

  await mkdir(folder, { recursive: true });
  await rm(join(folder, PARAMS), { force: true });
  const counts = await writeRows(folder, options);
  const part = join(folder, `${PARAMS}.part`);
  await writeFile(part, `${JSON.stringify({ params, counts }, null, 2)}\n`);
  await rename(part, join(folder, PARAMS));
  return { counts, reused: false };
}

async function writeRows(folder: string, options: GenerateOptions): Promise<RowCounts> {
  const basicsFile = createGzipFile(join(folder, BASICS));
  const ratingsFile = createGzipFile(join(folder, RATINGS));
  const basics = new ByteSink(CHUNK + SLACK);
  const ratings = new ByteSink(CHUNK + SLACK);
  const rows = createRowWriter(createRandom(options.seed), options.ratings / options.basics, options.quotes);

  basics.piece(utf8(`${headerOf('title.basics')}\n`));
  ratings.piece(utf8(`${headerOf('title.ratings')}\n`));
  while (rows.counts.basics < options.basics) {
    rows.next(basics, ratings);
    if (basics.length >= CHUNK) await basicsFile.write(basics.take());
    if (ratings.length >= CHUNK) await ratingsFile.write(ratings.take());
  }
  await basicsFile.write(basics.take());
  await ratingsFile.write(ratings.take());
  await Promise.all([basicsFile.close(), ratingsFile.close()]);
  return { ...rows.counts };
}

async function readCounts(folder: string, params: object): Promise<RowCounts | undefined> {
  try {
    await Promise.all([BASICS, RATINGS].map((name) => stat(join(folder, name))));
    const text = await readFile(join(folder, PARAMS), 'utf8');
    const known = JSON.parse(text) as { params: unknown; counts: RowCounts };
    return JSON.stringify(known.params) === JSON.stringify(params) ? known.counts : undefined;
  } catch {
    return undefined;
  }
}
