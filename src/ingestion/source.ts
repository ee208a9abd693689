/** The entry of this room for files: obtains a data set from wherever the configuration says. */

import type { DatasetName } from './datasets.ts';
import { downloadDataset } from './imdb-file.ts';
import { openLocal } from './local.ts';
import type { ObtainedFile, ObtainOptions } from './types.ts';
import { isUrl } from './url.ts';

export { type Probe, probeSource } from './probe.ts';
export type { IngestionEvent, ObtainedFile, ObtainOptions, Outcome } from './types.ts';
export { isUrl } from './url.ts';
export type { FileFacts } from './verify.ts';

/**
 * Obtains a data set's file: downloads it when the source is an address and the file changed, or finds it in a local folder.
 *
 * @throws AppError `source_unreachable` (no connection, time-out, 408, 429, 5xx after all retries), `source_refused` (another status), `source_missing`
 *   (404, no such folder or file), `source_corrupt` (what arrived is not the data set; for a local file `facts` rejects with it),
 *   `storage_failed` (disk full, no permission) or `locked` (another process holds the download for too long).
 *   The signal's reason when stopped.
 */
export function obtainDataset(dataset: DatasetName, options: ObtainOptions): Promise<ObtainedFile> {
  return isUrl(options.source) ? downloadDataset(dataset, options) : openLocal(dataset, options);
}
