/** Step 1: the files of all wanted data sets, downloaded or found. */

import type { Config } from '../config/schema.ts';
import { CORE_DATASETS, type DatasetName, PEOPLE_DATASETS } from '../ingestion/datasets.ts';
import { obtainDataset } from '../ingestion/source.ts';
import type { IngestionEvent, ObtainedFile } from '../ingestion/types.ts';

/** The files by data set. */
export type Inputs = ReadonlyMap<DatasetName, ObtainedFile>;

/** The data sets that the configuration asks for. */
export function wantedDatasets(config: Config): readonly DatasetName[] {
  return config.data.include_principals ? [...CORE_DATASETS, ...PEOPLE_DATASETS] : CORE_DATASETS;
}

/** Obtains every wanted data set, one after the other. @throws {AppError} `source_*`, `storage_failed`, `locked` */
export async function obtainInputs(
  config: Config,
  onEvent: (event: IngestionEvent) => void,
  signal?: AbortSignal,
): Promise<Inputs> {
  const files = new Map<DatasetName, ObtainedFile>();
  for (const dataset of wantedDatasets(config)) {
    const file = await obtainDataset(dataset, {
      source: config.data.source,
      rawDir: config.data.raw_dir,
      forceDownload: config.data.force_download,
      retries: config.data.retries,
      connectTimeoutSeconds: config.data.connect_timeout_seconds,
      idleTimeoutSeconds: config.data.idle_timeout_seconds,
      onEvent,
      ...(signal === undefined ? {} : { signal }),
    });
    files.set(dataset, file);
  }
  return files;
}
