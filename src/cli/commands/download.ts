/** `imdb-recommender download`: fetches the data sets without training. */

import type { Command } from 'commander';
import { obtainInputs } from '../../training/obtain.ts';
import { interruptible } from '../interrupt.ts';
import { configFrom, type SharedOptions, withSourceOptions } from '../options.ts';
import { createTransferView } from '../view/transfers.ts';

/** Registers the command. */
export function registerDownload(program: Command): void {
  const command = program
    .command('download')
    .description('download the data sets, or check the files of a local source')
    .option('--config <file>', 'YAML file with settings that replace the defaults');
  withSourceOptions(command).action(async (options: SharedOptions) => {
    const config = configFrom(options);
    const transfers = createTransferView();
    await interruptible(transfers.stop, async () => {
      const files = await obtainInputs(config, (event) => transfers.show(event));
      for (const file of files.values()) {
        const { rows, bytes } = await file.facts;
        process.stdout.write(
          `${file.dataset}: ${rows.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(1)} MB, ${file.path}\n`,
        );
      }
    });
  });
}
