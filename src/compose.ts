/** With `compose-serving.ts` the only place that wires the rooms together: paths of the package, configuration, training, evaluation. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { ConfigLayer } from './config/environment.ts';
import { loadConfig } from './config/load.ts';
import type { Config } from './config/schema.ts';
import type { EvaluationReport } from './domain/evaluation.ts';
import type { Questions } from './genai/datasets/questions.ts';
import type { ProviderName } from './genai/open.ts';
import type { RetryNotice } from './genai/providers/retry.ts';
import type { GenaiReport } from './genai/run/run.ts';
import type { ObtainedMovieLens } from './ingestion/movielens/obtain.ts';
import type { IngestionEvent } from './ingestion/types.ts';
import { ModelStore } from './model/store.ts';
import { createLogger } from './observability/logger.ts';
import { loadCurrentEngine } from './serving/current-engine.ts';
import { workerNumber } from './serving/workers/role.ts';
import type { Delivery } from './tracking/deliver.ts';
import type { JournalTracker } from './tracking/journal/journal.ts';
import type { ModelLife, RegisteredVersion } from './tracking/mlflow/aliases.ts';
import type { MlflowHttp } from './tracking/mlflow/http.ts';
import type { RunTracker } from './tracking/port.ts';
import { catalogueOf } from './training/catalogue.ts';
import type { EvaluateOptions } from './training/evaluate.ts';
import type { TrainingListener } from './training/events.ts';
import type { Inputs } from './training/obtain.ts';
import type { TrainResult } from './training/trained.ts';

/** The package's folder: the parent of `src/` or `dist/`. */
export const PACKAGE_DIR = fileURLToPath(new URL('..', import.meta.url));

/** The bundled demo catalogue. */
export const DEMO_DIR = join(PACKAGE_DIR, 'demo');

/** What names it as a source. */
const DEMO_SOURCE = 'demo';

export { isWorker } from './serving/workers/role.ts';

/** Version of this program. */
export const VERSION: string = readVersion();

/**
 * Reads the configuration from the defaults, `file`, the environment and the command line. The source `demo` is the bundled
 * catalogue wherever there is no folder of that name.
 *
 * @throws {AppError} `config_invalid`
 */
export function readConfig(file: string | undefined, overrides: ConfigLayer): Config {
  const defaultFile = join(PACKAGE_DIR, 'config', 'default.yaml');
  const config = loadConfig({
    ...(existsSync(defaultFile) ? { defaultFile } : {}),
    file,
    env: process.env,
    overrides,
  });
  const { data } = config;
  const isBundled = data.source === DEMO_SOURCE && !existsSync(DEMO_SOURCE);
  return isBundled ? Object.freeze({ ...config, data: Object.freeze({ ...data, source: DEMO_DIR }) }) : config;
}

/** The logger that the configuration asks for. */
export function loggerFor(config: Config): Logger {
  return createLogger(config.logging, undefined, workerNumber());
}

/**
 * Obtains every data set that the configuration asks for. MovieLens's comes first, so that terms that are not accepted are
 * told before the long downloads.
 */
export async function download(
  config: Config,
  onEvent: (event: IngestionEvent) => void,
): Promise<{ files: Inputs; movieLens: ObtainedMovieLens | null }> {
  const { obtainMovieLens } = await import('./ingestion/movielens/obtain.ts');
  const { obtainInputs } = await import('./training/obtain.ts');
  const movieLens = await obtainMovieLens(config.data, { onEvent });
  return { files: await obtainInputs(config, onEvent), movieLens };
}

/** Trains with this configuration. The database is loaded only now, so that other commands start at once. */
export async function train(
  config: Config,
  options: { force: boolean; onEvent: TrainingListener; signal?: AbortSignal },
): Promise<TrainResult> {
  const pipeline = await import('./training/pipeline.ts');
  const tracking = config.mlflow.enabled ? await openTracking(config) : undefined;
  try {
    return await pipeline.train({
      config,
      catalogue: catalogueOf(config.data.source, DEMO_DIR),
      codeVersion: VERSION,
      tracking: tracking && {
        server: tracking.server,
        journal: tracking.journal,
        follow: tracking.follow,
        gitCommit: gitCommit(),
        user: userName(),
      },
      ...options,
    });
  } finally {
    tracking?.close();
  }
}

/** Where runs are recorded. */
export interface OpenTracking {
  readonly server: RunTracker;
  readonly journal: JournalTracker;
  /** Points the registry's aliases to where the models folder says; tells whether the registry knows the current version. */
  readonly follow: (life: ModelLife) => Promise<boolean>;
  /** Notes in the registry that a model became current against the gate. */
  readonly noteForced: (version: string, reasons: readonly string[]) => Promise<void>;
  /** The versions in the registry. */
  readonly registered: () => Promise<RegisteredVersion[]>;
  /** The name of an experiment on the server, by its id. @throws {AppError} `run_not_found` or `tracking_unavailable` */
  readonly experimentName: (id: string) => Promise<string>;
  /** Drops the connections. */
  readonly close: () => void;
}

/** The journal, and the MLflow server with its registry; no request is made yet. */
export async function openTracking({ mlflow }: Config): Promise<OpenTracking> {
  const { MlflowTracker } = await import('./tracking/mlflow/tracker.ts');
  const { JournalTracker: Journal } = await import('./tracking/journal/journal.ts');
  const { experimentName } = await import('./tracking/mlflow/api.ts');
  const aliases = await import('./tracking/mlflow/aliases.ts');
  const http = await mlflowHttp(mlflow.tracking_uri, mlflow.timeout_seconds, 3);
  return {
    server: new MlflowTracker(http, mlflow.experiment_name),
    journal: new Journal(mlflow.journal_dir),
    follow: (life) => aliases.followModelLife(http, life),
    noteForced: (version, reasons) => aliases.noteForced(http, version, reasons),
    registered: () => aliases.registeredVersions(http),
    experimentName: (id) => experimentName(http, id),
    close: () => http.close(),
  };
}

/** Evaluates a model offline. */
export async function evaluate(options: EvaluateOptions): Promise<EvaluationReport> {
  const evaluation = await import('./training/evaluate.ts');
  return evaluation.evaluate(options);
}

/**
 * Keeps the report of a whole run beside its model, for the model page, and gives the file; of a part of a run nothing is kept.
 *
 * @throws {AppError} `storage_failed`
 */
export async function keepEvaluation(config: Config, report: EvaluationReport): Promise<string | undefined> {
  const { isWhole } = await import('./training/evaluate.ts');
  return isWhole(report) ? modelStore(config).keepEvaluation(report) : undefined;
}

/** Records an evaluation, where runs are recorded; gives what became of the run, and on which server. */
export async function recordEvaluation(
  config: Config,
  report: EvaluationReport,
  startedAt: number,
): Promise<{ readonly id: string; readonly delivery: Delivery; readonly server: string } | undefined> {
  if (!config.mlflow.enabled) return undefined;
  const { evaluationRun } = await import('./tracking/content/evaluation-run.ts');
  const { evaluationDocuments } = await import('./reporting/evaluation/write.ts');
  const { deliver } = await import('./tracking/deliver.ts');
  const { server, journal, close } = await openTracking(config);
  try {
    const run = evaluationRun({
      report,
      documents: await evaluationDocuments(report),
      experiment: config.mlflow.experiment_name,
      codeVersion: VERSION,
      gitCommit: gitCommit(),
      user: userInfo().username,
      startedAt,
      endedAt: Date.now(),
    });
    return { id: run.id, delivery: await deliver(run, journal, server), server: server.place };
  } finally {
    close();
  }
}

/** What to evaluate the answers of, and how. */
export interface EvaluateGenaiOptions {
  readonly config: Config;
  readonly provider: ProviderName;
  /** Without it, the bundled questions for the provider. */
  readonly dataset: string | undefined;
  /** Wins over the configured name. */
  readonly experimentId: string | undefined;
  readonly openaiModel: string;
  readonly judgeModel: string | undefined;
  readonly concurrency: number;
  readonly timeoutSeconds: number;
  readonly onProgress: (done: number, total: number) => void;
  /** Told what is not scored, before anything is asked. */
  readonly onNotice: (text: string) => void;
  readonly onRetry: (notice: RetryNotice) => void;
}

/** Scores answers and records the run; gives the server's address when there is one. */
export async function evaluateGenai(
  options: EvaluateGenaiOptions,
): Promise<{ report: GenaiReport; questions: Questions; server: string | undefined }> {
  const { config, provider: who, experimentId, concurrency, onProgress } = options;
  const { readQuestions } = await import('./genai/datasets/questions.ts');
  const { openGenai } = await import('./genai/open.ts');
  const { runGenaiEvaluation } = await import('./genai/run/run.ts');
  const bundled = join(PACKAGE_DIR, 'questions', who === 'api' ? 'recommendations.jsonl' : 'films.jsonl');
  const questions = await readQuestions(options.dataset ?? bundled);
  const { provider, scorers, notice } = openGenai({
    provider: who,
    apiUrl: config.web.api_url,
    openaiModel: options.openaiModel,
    judgeModel: options.judgeModel,
    apiKey: process.env.OPENAI_API_KEY,
    baseUrl: process.env.OPENAI_BASE_URL,
    patience: { retries: 4, minDelaySeconds: 1, timeoutSeconds: options.timeoutSeconds, onRetry: options.onRetry },
  });
  if (notice !== undefined) options.onNotice(notice);
  const tracking = await openTracking(config);
  try {
    const experiment =
      experimentId === undefined ? config.mlflow.experiment_name : await tracking.experimentName(experimentId);
    const server = config.mlflow.enabled ? tracking.server : undefined;
    const report = await runGenaiEvaluation({
      questions,
      provider,
      scorers,
      experiment,
      concurrency,
      journal: tracking.journal,
      server,
      version: VERSION,
      user: userName(),
      onProgress,
    });
    return { report, questions, server: server?.place };
  } finally {
    tracking.close();
  }
}

/** Makes the folder of a report, before anything is evaluated. */
export async function prepareReport(folder: string): Promise<void> {
  const { prepareFolder } = await import('./reporting/evaluation/write.ts');
  await prepareFolder(folder);
}

/** Writes the report of an evaluation into a folder and gives the paths of its files. */
export async function writeReport(report: EvaluationReport, folder: string): Promise<string[]> {
  const { writeEvaluation } = await import('./reporting/evaluation/write.ts');
  return writeEvaluation(report, folder);
}

/** The models of this configuration. */
export function modelStore(config: Config): ModelStore {
  return new ModelStore(config.data.models_dir);
}

/** The engine of the current model. */
export function openEngine(config: Config) {
  return loadCurrentEngine(modelStore(config));
}

/** A client of an MLflow server, with the credentials that the environment has. */
export async function mlflowHttp(uri: string, timeoutSeconds: number, retries: number): Promise<MlflowHttp> {
  const { MlflowHttp: Http } = await import('./tracking/mlflow/http.ts');
  const { MLFLOW_TRACKING_USERNAME: username, MLFLOW_TRACKING_PASSWORD: password } = process.env;
  const credentials = { username, password, token: process.env.MLFLOW_TRACKING_TOKEN };
  return new Http({ uri, credentials, timeoutSeconds, retries, minDelayMs: 250 });
}

/** The commit of the sources, where the package lies in its repository. */
/** Who runs this; a container may run as a number that has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

function gitCommit(): string | undefined {
  if (!existsSync(join(PACKAGE_DIR, '.git'))) return undefined;
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: PACKAGE_DIR, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE_DIR, 'package.json'), 'utf8')) as { version: string };
  return version;
}
