/** Finds a real MovieLens data set for tests on real ratings, and skips those tests visibly where there is none. */

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { it } from 'vitest';
import { REPOSITORY } from '../../../test/helpers/program.ts';

const REAL_RATINGS = findRealRatings();

/** As `it`, for a test on ml-latest-small; without it the test is skipped and its name says so. */
export function itOnRealRatings(name: string, test: (folder: string) => Promise<void>, timeout?: number): void {
  const shown = REAL_RATINGS === undefined ? `${name} [skipped: no real ratings; TEST_DATA_DIR is not set]` : name;
  it.skipIf(REAL_RATINGS === undefined)(shown, () => test(REAL_RATINGS ?? ''), timeout);
}

function findRealRatings(): string | undefined {
  const named = process.env.TEST_DATA_DIR;
  const folder = join(resolve(REPOSITORY, named || '../shared/data'), 'ml-latest-small');
  if (existsSync(join(folder, 'ratings.csv'))) return folder;
  if (named) throw new Error(`TEST_DATA_DIR is ${named}, but there is no ${join(folder, 'ratings.csv')}.`);
  return undefined;
}
