/** IMDb's data sets as files to download. */

import type { DatasetName } from './datasets.ts';
import { downloadFile } from './download.ts';
import { flawOfStart } from './header.ts';
import type { RemoteFile } from './remote-file.ts';
import type { ObtainedFile, ObtainOptions } from './types.ts';
import { verifyFile } from './verify.ts';

/** Obtains a data set from an http or https source; see {@link downloadFile}. */
export function downloadDataset(dataset: DatasetName, options: ObtainOptions): Promise<ObtainedFile> {
  return downloadFile(imdbFile(dataset), options, async (file) => {
    return { ...file, dataset, compressed: true, facts: Promise.resolve(file.facts) };
  });
}

function imdbFile(dataset: DatasetName): RemoteFile {
  return {
    dataset,
    fileName: `${dataset}.tsv.gz`,
    md5Beside: false,
    flawOfStart: (start) => flawOfStart(start, dataset, true),
    verify: (path, label, signal) => verifyFile(path, dataset, { compressed: true, label, signal }),
    withoutNetwork: ({ folder }) => `use --source ${folder}`,
  };
}
