/** `imdb-recommender evaluate`: measures how well models rank what people turned out to like. */

import { type Command, Option } from 'commander';
import { evaluate, keepEvaluation, prepareReport, recordEvaluation, writeReport } from '../../compose.ts';
import type { Config } from '../../config/schema.ts';
import { messageOf } from '../../domain/errors.ts';
import {
  type EvaluationReport,
  PROTOCOLS,
  type ProtocolName,
  SPLITS,
  type SplitName,
} from '../../domain/evaluation.ts';
import { interruptible } from '../interrupt.ts';
import { configFrom, type SharedOptions, wholeNumber, withModelOptions, withMovieLensOptions } from '../options.ts';
import { createEvaluationView, evaluationTables } from '../view/evaluation.ts';
import { terminalWidth } from '../view/table.ts';
import { createTransferView } from '../view/transfers.ts';

interface EvaluateOptions extends SharedOptions {
  readonly model?: string;
  readonly protocol: readonly ProtocolName[];
  readonly strategy?: readonly string[];
  readonly split: SplitName;
  readonly seed: number;
  readonly report?: string;
}

/** Registers the command. */
export function registerEvaluate(program: Command): void {
  const command = program
    .command('evaluate')
    .description('measure how well strategies rank what people turned out to like')
    .option('--model <version>', 'version of the model; the current one without it')
    .option('--raw-dir <folder>', 'folder for downloaded files (data.raw_dir)')
    .addOption(
      new Option('--protocol <names...>', 'A: for a user, B: more like this, C: cold titles')
        .choices(PROTOCOLS)
        .default([...PROTOCOLS]),
    )
    .option('--strategy <ids...>', 'only these strategies')
    .addOption(
      new Option('--split <name>', 'validation for choices; test once, for a report')
        .choices(SPLITS)
        .default('validation'),
    )
    .option('--seed <number>', 'seed of splits, intervals and tests', wholeNumber, 0)
    .option('--report <folder>', 'write evaluation.json, evaluation.md and charts to this folder');
  const purpose = 'the ratings of MovieLens';
  withMovieLensOptions(withModelOptions(command), purpose).action(async (options: EvaluateOptions) => {
    const config = configFrom(options);
    if (options.report !== undefined) await prepareReport(options.report);
    const startedAt = Date.now();
    const transfers = createTransferView();
    const view = createEvaluationView();
    const tidy = (): void => {
      transfers.stop();
      view.stop();
    };
    const report = await interruptible(tidy, () =>
      evaluate({
        config,
        version: options.model,
        strategies: options.strategy,
        // In the order of the alphabet, each once, however they were given.
        protocols: PROTOCOLS.filter((protocol) => options.protocol.includes(protocol)),
        split: options.split,
        seed: options.seed,
        onIngestion: transfers.show,
        onProgress: view.show,
      }),
    );
    process.stdout.write(`${evaluationTables(report, terminalWidth())}\n`);
    await keep(config, report);
    if (options.report !== undefined) {
      const [document] = await writeReport(report, options.report);
      process.stderr.write(`The report is ${document ?? options.report}.\n`);
    }
    await track(config, report, startedAt);
  });
}

/** Keeps a whole run's report for the model page. That it cannot is told, but what was measured stays measured. */
async function keep(config: Config, report: EvaluationReport): Promise<void> {
  try {
    const file = await keepEvaluation(config, report);
    if (file !== undefined) process.stderr.write(`The report is kept for the model page: ${file}.\n`);
  } catch (error) {
    process.stderr.write(`The report could not be kept for the model page: ${messageOf(error)}\n`);
  }
}

/** Records the run. What was measured stays measured, whatever becomes of it. */
async function track(config: Config, report: EvaluationReport, startedAt: number): Promise<void> {
  const recorded = await recordEvaluation(config, report, startedAt);
  if (recorded === undefined) return;
  const { id, delivery, server } = recorded;
  const told = {
    recorded: () => `The run ${id} is recorded on ${server}.`,
    journalled: (reason: string) =>
      `The run ${id} is not on the MLflow server: ${reason} It is whole in the journal; bring it there with \`imdb-recommender runs push\`.`,
    lost: (reason: string) => `The run ${id} was not recorded: ${reason}`,
  };
  process.stderr.write(`${told[delivery.kind](delivery.kind === 'recorded' ? '' : delivery.reason)}\n`);
}
