/** Records a training run, after all that matters is done: it never holds a model up, and never fails a training. */

import { withoutSecrets } from '../config/document.ts';
import type { Config } from '../config/schema.ts';
import type { ModelChart } from '../domain/charts.ts';
import { AppError, messageOf } from '../domain/errors.ts';
import { SEARCH_FILE } from '../model/bundle.ts';
import { MODEL_FILES } from '../model/content-recommender.ts';
import { modelLife } from '../model/life.ts';
import type { ModelStore } from '../model/store.ts';
import { pngRenderer } from '../reporting/charts/png.ts';
import { failedRun, type RunContext, trainingRun } from '../tracking/content/training-run.ts';
import { deliver } from '../tracking/deliver.ts';
import type { JournalTracker } from '../tracking/journal/journal.ts';
import type { RunTracker } from '../tracking/port.ts';
import type { Run } from '../tracking/run.ts';
import { watchSystem } from '../tracking/system/monitor.ts';
import type { StepRunner } from './events.ts';
import type { Trained } from './trained.ts';

/** Where runs are recorded, and what is known of where they ran. */
export interface Tracking {
  readonly server: RunTracker;
  readonly journal: JournalTracker;
  /** Points the registry's aliases to where the models folder says. */
  readonly follow: (life: { champion: string | undefined; challenger: string | undefined }) => Promise<unknown>;
  readonly gitCommit?: string | undefined;
  readonly user?: string | undefined;
}

/** A training run and its surroundings. */
export interface TrackedTraining {
  readonly tracking: Tracking;
  readonly config: Config;
  readonly codeVersion: string;
  readonly version: string;
  readonly store: ModelStore;
  readonly runner: StepRunner;
  /** Milliseconds since 1970 (UTC). */
  readonly startedAt: number;
}

/** Runs a training and records it, whether it made a model or failed; what it gave or threw is passed on. */
export async function trackRun(train: () => Promise<Trained>, training: TrackedTraining): Promise<Trained> {
  const { config, runner } = training;
  const monitor = watchSystem(config.data.models_dir);
  try {
    const trained = await train();
    const since = performance.now();
    const system = await monitor.stop();
    await neverFailing(runner, async () => {
      const context = contextOf(training, system);
      await record(await runOf(trained, context), training, since);
    });
    return trained;
  } catch (error) {
    const since = performance.now();
    const system = await monitor.stop();
    // What a user is told; of a bug its message alone. An interrupted run was not meant to be kept.
    const isInterrupted = error instanceof Error && error.name === 'AbortError';
    if (!isInterrupted) {
      await neverFailing(runner, async () => {
        const failure = { version: training.version, reason: messageOf(error) };
        await record(failedRun(failure, contextOf(training, system)), training, since);
      });
    }
    throw error;
  }
}

function contextOf(
  { tracking, config, codeVersion, runner, startedAt }: TrackedTraining,
  system: RunContext['system'],
): RunContext {
  return {
    experiment: config.mlflow.experiment_name,
    config: withoutSecrets(config),
    codeVersion,
    gitCommit: tracking.gitCommit,
    user: tracking.user,
    system,
    startedAt,
    endedAt: Date.now(),
    log: runner.log,
  };
}

async function runOf({ result, data, features, titles, charts }: Trained, context: RunContext): Promise<Run> {
  const toPng = await pngRenderer();
  const pictures = new Map<ModelChart, Uint8Array>();
  for (const [chart, svg] of charts) pictures.set(chart, toPng(svg));
  const { manifest, folder } = result;
  const modelFiles = { matrix: MODEL_FILES.tensors, names: SEARCH_FILE };
  return trainingRun({ manifest, folder, data, features, titles, pictures, modelFiles }, context);
}

/** @param since when training had ended, as `performance.now()` tells it */
async function record(run: Run, { tracking, store, runner }: TrackedTraining, since: number): Promise<void> {
  const { server, journal } = tracking;
  const delivery = await deliver(run, journal, server);
  switch (delivery.kind) {
    case 'recorded':
      await tracking.follow(await modelLife(store));
      runner.notice(
        `run ${run.id} recorded on ${server.place} in ${((performance.now() - since) / 1000).toFixed(1)} s`,
      );
      break;
    case 'journalled':
      runner.notice(
        `run ${run.id} is not on the MLflow server: ${delivery.reason} It is whole in the journal ${journal.place}: bring it there with \`imdb-recommender runs push\`.`,
      );
      break;
    case 'lost':
      runner.notice(
        `run ${run.id} was not recorded (parameters, metrics, tables, charts, logged model): ${delivery.reason} ${delivery.journalReason} The model itself is safe in ${store.modelsDir}.`,
      );
      break;
  }
}

async function neverFailing(runner: StepRunner, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const advice = error instanceof AppError ? '' : ' This is a bug of this program; please report it.';
    runner.notice(`tracking is incomplete: ${messageOf(error)}${advice}`);
  }
}
