/** `imdb-recommender serve` and `start`: the API and the web app, the latter with a model trained first where there is none. */

import type { Command } from 'commander';
import { DEMO_DIR, isWorker, modelStore } from '../../compose.ts';
import { startServers } from '../../compose-serving.ts';
import { hideCredentials } from '../../config/document.ts';
import type { Config } from '../../config/schema.ts';
import { AppError } from '../../domain/errors.ts';
import type { Manifest } from '../../domain/manifest.ts';
import { isUrl, probeSource } from '../../ingestion/source.ts';
import { loadManifest } from '../../model/bundle.ts';
import { configFrom, type SharedOptions, withModelOptions, withServerOptions, withSourceOptions } from '../options.ts';
import { framed } from '../view/notice.ts';
import { announceServers } from '../view/servers.ts';
import { trainWithView } from './train.ts';

/** Seconds to wait for the data sets' server before the demo catalogue stands in. */
const PROBE_SECONDS = 5;

/** Registers `serve`. */
export function registerServe(program: Command): void {
  const command = program.command('serve').description('serve the API and the web app with the current model');
  withServerOptions(withModelOptions(command)).action(async (options: SharedOptions) => {
    await startAndTell(configFrom(options));
  });
}

/** Registers `start`. */
export function registerStart(program: Command): void {
  const command = program
    .command('start')
    .description(
      'train a model where there is none (on the demo catalogue if the data sets cannot be reached), then serve',
    );
  withServerOptions(withSourceOptions(withModelOptions(command))).action(async (options: SharedOptions) => {
    const config = configFrom(options);
    if (!isWorker()) {
      await trainIfMissing(config);
      await noticeDemo(config);
    }
    await startAndTell(config);
  });
}

/** Starts the servers, and says where they are; of several processes the first one does. */
async function startAndTell(config: Config): Promise<void> {
  const servers = await startServers(config);
  if (!isWorker()) announceServers(servers);
}

async function trainIfMissing(config: Config): Promise<void> {
  if ((await modelStore(config).current()) !== undefined) return;
  process.stderr.write(`No trained model in ${config.data.models_dir} yet: training one.\n`);
  const { source } = config.data;
  try {
    if (isUrl(source)) await requireReachable(source);
    await trainWithView(config, false);
  } catch (error) {
    // A server that is out of reach is nobody's mistake; a wrong folder or a damaged file is told instead.
    if (!(error instanceof AppError && error.code === 'source_unreachable')) throw error;
    process.stderr.write(`\n${error.message}\nTraining on the demo catalogue instead.\n\n`);
    const demo = { ...config.data, source: DEMO_DIR };
    await trainWithView({ ...config, data: demo }, false);
  }
}

async function requireReachable(source: string): Promise<void> {
  const probe = await probeSource(source, PROBE_SECONDS);
  if (!probe.reachable) {
    throw new AppError('source_unreachable', `${hideCredentials(source)} cannot be reached: ${probe.reason}.`);
  }
}

async function noticeDemo(config: Config): Promise<void> {
  const manifest = await currentManifest(config);
  if (manifest?.catalogue !== 'demo') return;
  process.stderr.write(
    framed(
      [
        'DEMO CATALOGUE',
        `These are the ${manifest.features.titles.toLocaleString('en')} titles that come with the project, with illustrative ratings and votes.`,
        "For IMDb's whole catalogue, connect to the internet and run: imdb-recommender train (in the repository: make train)",
        'With the files in a folder of your own: IMDB_SOURCE=folder, then the same',
      ],
      process.stderr.isTTY,
    ),
  );
}

/** The manifest of the current model; a damaged one is the server's to tell. */
async function currentManifest(config: Config): Promise<Manifest | undefined> {
  try {
    return await loadManifest(await modelStore(config).currentFolder());
  } catch {
    return undefined;
  }
}
