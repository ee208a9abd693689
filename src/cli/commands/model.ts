/** `imdb-recommender model`: the trained models, and which of them is current. */

import type { Command } from 'commander';
import { modelStore, type OpenTracking, openTracking } from '../../compose.ts';
import type { Config } from '../../config/schema.ts';
import { messageOf } from '../../domain/errors.ts';
import { listModels, type Moved, modelLife, promote, rollback } from '../../model/life.ts';
import type { ModelStore } from '../../model/store.ts';
import { configFrom, type SharedOptions, withModelOptions } from '../options.ts';
import { modelsTable } from '../view/models.ts';
import { terminalWidth } from '../view/table.ts';

interface ModelOptions extends SharedOptions {
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Registers the commands. */
export function registerModel(program: Command): void {
  const model = program.command('model').description('trained models, and which of them is current');
  withModelOptions(model.command('list').description('list versions, the latest first'))
    .option('--json', 'print JSON')
    .action(async (options: ModelOptions) => list(configFrom(options), options));
  withModelOptions(
    model
      .command('promote')
      .description('make a version current, and the champion of the registry')
      .argument('[version]', 'the latest without it'),
  )
    .option('--force', 'even if the gate refused it; this is recorded')
    .action(async (version: string | undefined, options: ModelOptions) =>
      change(configFrom(options), (store) => promote(store, version, options.force === true)),
    );
  withModelOptions(model.command('rollback').description('make the version current that was so before'))
    .option('--force', 'even if the gate refused it; this is recorded')
    .action(async (options: ModelOptions) =>
      change(configFrom(options), (store) => rollback(store, options.force === true)),
    );
}

async function list(config: Config, options: ModelOptions): Promise<void> {
  const models = await listModels(modelStore(config));
  const aliases = await withTracking(
    config,
    async ({ registered }) => new Map((await registered()).map((one) => [one.modelVersion, one])),
  );
  const rows = models.map((entry) => ({ ...entry, registered: aliases?.get(entry.version) }));
  if (options.json === true) {
    const plain = rows.map(({ version, isCurrent, manifest, registered }) => ({
      version,
      current: isCurrent,
      gate: manifest?.gate ?? null,
      titles: manifest?.features.titles ?? null,
      registry_version: registered?.registryVersion ?? null,
      aliases: registered?.aliases ?? [],
    }));
    process.stdout.write(`${JSON.stringify(plain, null, 2)}\n`);
  } else process.stdout.write(`${modelsTable(rows, terminalWidth())}\n`);
}

/** Moves the pointer, then the champion; the pointer is what serves, so a server that is away does not hold it up. */
async function change(config: Config, move: (store: ModelStore) => Promise<Moved>): Promise<void> {
  const store = modelStore(config);
  const { version, before, overruled } = await store.exclusively(
    () => move(store),
    (reason) => process.stderr.write(`${reason}\n`),
  );
  const from = before === undefined || before === version ? '' : ` instead of ${before}`;
  const { reload_seconds } = config.server;
  const when = reload_seconds === 0 ? 'on SIGHUP' : `by themselves within ${reload_seconds} seconds`;
  process.stdout.write(
    `Model ${version} is current${from}. Servers take it up ${when}; GET /health tells which serves.\n`,
  );
  if (overruled.length > 0)
    process.stderr.write(`The gate was overruled, which is recorded: ${overruled.join('; ')}\n`);
  await withTracking(config, async ({ follow, noteForced }) => {
    const isKnown = await follow(await modelLife(store));
    if (overruled.length > 0) await noteForced(version, overruled);
    process.stdout.write(
      isKnown
        ? 'The champion of the registry follows it.\n'
        : 'The registry does not know this version, so it has no champion now.\n',
    );
  });
}

/** What the registry says, where tracking is on; a server that is away is told of, and is no failure. */
async function withTracking<T>(config: Config, work: (tracking: OpenTracking) => Promise<T>): Promise<T | undefined> {
  if (!config.mlflow.enabled) return undefined;
  const tracking = await openTracking(config);
  try {
    return await work(tracking);
  } catch (error) {
    process.stderr.write(
      `The registry is not up to date: ${messageOf(error)} Once the server answers, \`imdb-recommender runs push\` lets its champion follow.\n`,
    );
    return undefined;
  } finally {
    tracking.close();
  }
}
