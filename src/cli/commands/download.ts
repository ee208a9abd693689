/** `imdb-recommender download`: fetches the data sets without training. */

import type { Command } from 'commander';
import { download } from '../../compose.ts';
import type { ObtainedMovieLens } from '../../ingestion/movielens/obtain.ts';
import { interruptible } from '../interrupt.ts';
import { configFrom, type SharedOptions, withMovieLensOptions, withSourceOptions } from '../options.ts';
import { createTransferView } from '../view/transfers.ts';

/** Registers the command. */
export function registerDownload(program: Command): void {
  const command = program
    .command('download')
    .description('download the data sets, or check the files of a local source')
    .option('--config <file>', 'YAML file with settings that replace the defaults');
  withMovieLensOptions(withSourceOptions(command)).action(async (options: SharedOptions) => {
    const config = configFrom(options);
    const transfers = createTransferView();
    await interruptible(transfers.stop, async () => {
      const { files, movieLens } = await download(config, (event) => transfers.show(event));
      for (const file of files.values()) {
        const { rows, bytes } = await file.facts;
        process.stdout.write(
          `${file.dataset}: ${rows.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(1)} MB, ${file.path}\n`,
        );
      }
      if (movieLens !== null) process.stdout.write(`${describe(movieLens)}\n`);
    });
  });
}

function describe({ name, ratings, zip, folder }: ObtainedMovieLens): string {
  const facts = [
    ...(ratings === null ? [] : [`${ratings.toLocaleString('en')} ratings`]),
    ...(zip === null ? [] : [`${(zip.bytes / 1e6).toFixed(1)} MB`]),
    folder,
  ];
  return `${name}: ${facts.join(', ')}`;
}
