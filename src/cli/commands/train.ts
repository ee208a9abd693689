/** `imdb-recommender train`: trains a model and makes it current. */

import type { Command } from 'commander';
import { loggerFor, train } from '../../compose.ts';
import type { Config } from '../../config/schema.ts';
import type { TrainResult } from '../../training/trained.ts';
import { interruptible } from '../interrupt.ts';
import {
  configFrom,
  type SharedOptions,
  withModelOptions,
  withMovieLensOptions,
  withSourceOptions,
} from '../options.ts';
import { createTrainingView } from '../view/training.ts';
import { createTrainingLog } from '../view/training-log.ts';
import { createTransferView } from '../view/transfers.ts';

/** Registers the command. */
export function registerTrain(program: Command): void {
  const command = program
    .command('train')
    .description('download the data sets if they changed, validate them, and train a model')
    .option('--force', 'make the model current even if it lost many titles');
  withMovieLensOptions(withSourceOptions(withModelOptions(command))).action(
    async (options: SharedOptions & { force?: boolean }) => {
      await trainWithView(configFrom(options), options.force === true);
    },
  );
}

/** Trains, showing progress on stderr (as lines of the log with `logging.format: json`) and the result on stdout. */
export async function trainWithView(config: Config, force: boolean): Promise<TrainResult> {
  const transfers = createTransferView();
  const onEvent =
    config.logging.format === 'json' ? createTrainingLog(loggerFor(config)) : createTrainingView(transfers);
  const result = await interruptible(transfers.stop, () => train(config, { force, onEvent }));
  const { features, steps } = result.manifest;
  const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
  process.stdout.write(
    `Model ${result.version} is current: ${features.titles.toLocaleString('en')} titles × ${features.names.length} features, in ${seconds.toFixed(1)} s.\n`,
  );
  for (const version of result.removed) process.stderr.write(`Removed the old version ${version}.\n`);
  return result;
}
