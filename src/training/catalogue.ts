/** Tells whose titles a source holds. */

import { realpathSync } from 'node:fs';
import { IMDB_DATASETS_URL } from '../config/schema.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { isUrl } from '../ingestion/url.ts';

/** `imdb` for IMDb's own servers, `demo` for the bundled folder, `local` for every other folder or mirror. */
export function catalogueOf(source: string, demoDir: string): Catalogue {
  if (isUrl(source) && URL.canParse(source.trim()))
    return new URL(source.trim()).origin === new URL(IMDB_DATASETS_URL).origin ? 'imdb' : 'local';
  return resolved(source) === resolved(demoDir) ? 'demo' : 'local';
}

function resolved(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
