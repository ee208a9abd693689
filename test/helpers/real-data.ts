/** Finds the real IMDb files for tests on real titles, and skips those tests visibly where there are none. */

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { it } from 'vitest';
import { REPOSITORY } from './program.ts';

/** Folder of the real IMDb files: below `TEST_DATA_DIR`, by default `../shared/data`; `undefined` without any. */
export const REAL_IMDB: string | undefined = findRealImdb();

const PEOPLE_FILES = ['title.principals.tsv.gz', 'title.crew.tsv.gz', 'name.basics.tsv.gz'];

/** As `it`, for a test on real titles; without them it is skipped and its name says so. */
export function itOnRealTitles(name: string, test: (imdb: string) => Promise<void>, timeout?: number): void {
  const shown = REAL_IMDB === undefined ? `${name} [skipped: no real titles; TEST_DATA_DIR is not set]` : name;
  it.skipIf(REAL_IMDB === undefined)(shown, () => test(REAL_IMDB ?? ''), timeout);
}

/** As {@link itOnRealTitles}, for a test that needs the files about people as well. */
export function itOnRealPeople(name: string, test: (imdb: string) => Promise<void>, timeout?: number): void {
  const missing = PEOPLE_FILES.find((file) => REAL_IMDB === undefined || !existsSync(join(REAL_IMDB, file)));
  const shown = missing === undefined ? name : `${name} [skipped: no real ${missing} in TEST_DATA_DIR]`;
  it.skipIf(missing !== undefined)(shown, () => test(REAL_IMDB ?? ''), timeout);
}

function findRealImdb(): string | undefined {
  const named = process.env.TEST_DATA_DIR;
  const folder = join(resolve(REPOSITORY, named || '../shared/data'), 'imdb');
  if (existsSync(join(folder, 'title.basics.tsv.gz'))) return folder;
  if (named) throw new Error(`TEST_DATA_DIR is ${named}, but there is no ${join(folder, 'title.basics.tsv.gz')}.`);
  return undefined;
}
