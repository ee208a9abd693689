/** A temporary folder for the tests of a file or block, removed after them. */

import { mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** Registers the folder; the function that it gives resolves paths in it. To be used inside hooks and tests only. */
export function useTemporaryFolder(): (...names: string[]) => string {
  let folder: string | undefined;
  beforeAll(() => {
    folder = mkdtempSync(join(realpathSync(tmpdir()), 'imdb-recommender-test-'));
  });
  afterAll(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return (...names) => {
    if (folder === undefined) throw new Error('the temporary folder exists only while tests run');
    return join(folder, ...names);
  };
}
