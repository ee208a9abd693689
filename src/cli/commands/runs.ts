/** `imdb-recommender runs`: recorded training runs, on the server and in the journal. */

import type { Command } from 'commander';
import { modelStore, type OpenTracking, openTracking } from '../../compose.ts';
import { AppError, messageOf } from '../../domain/errors.ts';
import { modelLife } from '../../model/life.ts';
import { pushAll } from '../../tracking/deliver.ts';
import type { RunTracker } from '../../tracking/port.ts';
import type { RunRecord } from '../../tracking/run.ts';
import { configFrom, type SharedOptions } from '../options.ts';
import { comparisonTable, runDetails, runsTable } from '../view/runs.ts';
import { terminalWidth } from '../view/table.ts';

interface RunsOptions extends Pick<SharedOptions, 'config' | 'modelsDir'> {
  readonly journal?: boolean;
  readonly json?: boolean;
}

/** Registers the commands. */
export function registerRuns(program: Command): void {
  const runs = program.command('runs').description('training runs as they were recorded (mlflow.*)');
  withReading(runs.command('list').description('list runs, the latest first')).action((options: RunsOptions) =>
    withTracking(options, async (tracking) => list(tracking, options)),
  );
  withReading(
    runs
      .command('show')
      .description('show one run: parameters, metrics, tags, files')
      .argument('<id>', 'as runs list shows it'),
  ).action((id: string, options: RunsOptions) =>
    withTracking(options, async (tracking) => {
      const run = await find(tracking, id, options);
      print(options, run, () => runDetails(run));
    }),
  );
  withReading(
    runs
      .command('compare')
      .description('compare the metrics of runs, and the parameters that differ')
      .argument('<ids...>', 'two runs or more'),
  ).action((ids: string[], options: RunsOptions) =>
    withTracking(options, async (tracking) => {
      if (ids.length < 2)
        throw new AppError('usage', 'Give two runs or more to compare. `imdb-recommender runs list` shows them.');
      const found: RunRecord[] = [];
      for (const id of ids) found.push(await find(tracking, id, options));
      print(options, found, () => comparisonTable(found, terminalWidth()));
    }),
  );
  runs
    .command('push')
    .description('bring the runs of the journal to the MLflow server, once each')
    .option('--config <file>', 'YAML file with settings that replace the defaults')
    .option('--models-dir <folder>', 'folder of trained models (data.models_dir)')
    .action((options: RunsOptions) => withTracking(options, (tracking) => push(tracking, options)));
}

function withReading(command: Command): Command {
  return command
    .option('--config <file>', 'YAML file with settings that replace the defaults')
    .option('--journal', 'read the journal alone, without the server')
    .option('--json', 'print JSON');
}

async function withTracking(options: RunsOptions, work: (tracking: OpenTracking) => Promise<void>): Promise<void> {
  const tracking = await openTracking(configFrom(options));
  try {
    await work(tracking);
  } finally {
    tracking.close();
  }
}

/** The runs of the journal, and those of the server; when the server is away, the former and why. */
async function list(tracking: OpenTracking, options: RunsOptions): Promise<void> {
  const { journal, server } = tracking;
  const rows = (await journal.list()).map((run) => ({ ...run, place: 'journal' }));
  let failure: unknown;
  if (options.journal !== true) {
    try {
      const waiting = new Set(rows.map(({ id }) => id));
      // A run that was broken off on its way is whole in the journal alone.
      const there = (await server.list()).filter(({ id }) => !waiting.has(id));
      rows.push(...there.map((run) => ({ ...run, place: 'server' })));
    } catch (error) {
      failure = error;
    }
  }
  rows.sort((a, b) => b.startedAt - a.startedAt);
  print(options, rows, () => runsTable(rows, terminalWidth()));
  if (failure !== undefined && rows.length === 0) throw failure;
  if (failure !== undefined) process.stderr.write(`Only the journal is shown: ${messageOf(failure)}\n`);
}

/** A run of the journal, or else of the server. @throws {AppError} `run_not_found`, or what the server said */
async function find({ journal, server }: OpenTracking, id: string, options: RunsOptions): Promise<RunRecord> {
  const places: RunTracker[] = (await journal.ids()).includes(id) || options.journal === true ? [journal] : [server];
  return places[0]!.read(id);
}

async function push(tracking: OpenTracking, options: RunsOptions): Promise<void> {
  const { journal, server, follow } = tracking;
  let count = 0;
  await pushAll(journal, server, ({ id, outcome }) => {
    count += 1;
    process.stdout.write(
      outcome === 'pushed' ? `${id}: recorded on ${server.place}\n` : `${id}: another process is at it\n`,
    );
  });
  if (count === 0) process.stdout.write(`The journal ${journal.place} is empty: there is nothing to push.\n`);
  await follow(await modelLife(modelStore(configFrom(options))));
}

function print(options: RunsOptions, content: unknown, table: () => string): void {
  process.stdout.write(`${options.json === true ? JSON.stringify(content, null, 2) : table()}\n`);
}
