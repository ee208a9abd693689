/** The training run: the only place that knows the order of its steps. */

import { join } from 'node:path';
import type { Config } from '../config/schema.ts';
import { type Catalogue, IMDB_ATTRIBUTION } from '../domain/catalogue.ts';
import { AppError } from '../domain/errors.ts';
import { BUNDLE_SCHEMA_VERSION, type Manifest } from '../domain/manifest.ts';
import { obtainMovieLens } from '../ingestion/movielens/obtain.ts';
import { BundleDraft, loadBundle, newVersion } from '../model/bundle.ts';
import { ModelStore } from '../model/store.ts';
import { drawModelCharts } from '../reporting/model/charts.ts';
import { computeDataStatistics } from '../statistics/data-statistics.ts';
import { computeFeatureAnalysis } from '../statistics/feature-analysis.ts';
import { describeFeatures, describeSources, recordedConfig } from './describe.ts';
import { StepRunner, type TrainingListener } from './events.ts';
import { describeFile } from './facts.ts';
import { learnHybrid } from './learn-hybrid.ts';
import { makeModel } from './make-model.ts';
import { obtainInputs } from './obtain.ts';
import { refusalReasons } from './publish-gate.ts';
import { saveParts } from './save.ts';
import { type Tracking, trackRun } from './track.ts';
import type { Trained, TrainResult } from './trained.ts';
import { runTrials } from './trials.ts';

/** What a training run needs to know. */
export interface TrainOptions {
  readonly config: Config;
  readonly catalogue: Catalogue;
  /** Version of this program, for the manifest. */
  readonly codeVersion: string;
  /** Make the model current even if the gate refuses it. */
  readonly force: boolean;
  readonly onEvent: TrainingListener;
  readonly signal?: AbortSignal;
  /** Where the run is recorded; absent, it is not. */
  readonly tracking?: Tracking | undefined;
}

/**
 * Trains a model and makes it current.
 *
 * @throws {AppError} `source_*`, `validation_failed`, `storage_failed`, `locked`, and `model_refused` when the model was
 *   made and kept, but is not fit to become current
 */
export async function train(options: TrainOptions): Promise<TrainResult> {
  const store = new ModelStore(options.config.data.models_dir);
  const runner = new StepRunner(options.onEvent);
  const createdAt = new Date();
  const version = newVersion(createdAt);
  const run = () =>
    store.exclusively(
      () => trainInto(store, runner, { ...options, createdAt, version }),
      (reason) => runner.notice(reason),
    );
  const { tracking, config, codeVersion } = options;
  const { result, refusal } = await (tracking === undefined
    ? run()
    : trackRun(run, { tracking, config, codeVersion, version, store, runner, startedAt: createdAt.getTime() }));
  if (refusal !== undefined) throw refusal;
  return result;
}

async function trainInto(
  store: ModelStore,
  runner: StepRunner,
  options: TrainOptions & { readonly createdAt: Date; readonly version: string },
): Promise<Trained> {
  const { config, signal, createdAt, version } = options;
  const { inputs, movieLens } = await runner.run('1', 'Get the data sets', async (facts) => {
    // First, so that terms that are not accepted are told before the long downloads.
    const ratings = await obtainMovieLens(config.data, {
      onEvent: (event) => runner.ingestion(event),
      ...(signal && { signal }),
    });
    const files = await obtainInputs(config, (event) => runner.ingestion(event), signal);
    for (const file of files.values()) facts.push(describeFile(file));
    if (ratings !== null) facts.push(`MovieLens: ${ratings.name} from ${ratings.origin}`);
    return { inputs: files, movieLens: ratings ?? undefined };
  });
  const draft = await BundleDraft.create(store.modelsDir, version);
  try {
    const made = await makeModel(join(draft.folder, 'work'), runner, inputs, config);
    const { recommender } = made;
    const statistics = await runner.run('4', 'Compute statistics', async (facts) => {
      const data = computeDataStatistics(recommender.titles);
      const features = computeFeatureAnalysis(recommender.features);
      facts.push(
        `mean rating ${data.ratings.mean.toFixed(2)}, matrix density ${(features.matrix.density * 100).toFixed(1)} %`,
      );
      return { data, features, charts: await drawModelCharts({ data, features }) };
    });
    const hybrid = await runner.run('4b', 'Learn what goes with what', (facts) =>
      learnHybrid({ recommender, credits: made.people?.credits, movieLens: movieLens?.folder }, facts),
    );
    const manifest = {
      schema_version: BUNDLE_SCHEMA_VERSION,
      name: config.model.name,
      version,
      created_at: createdAt.toISOString(),
      code_version: options.codeVersion,
      catalogue: options.catalogue,
      attribution: IMDB_ATTRIBUTION,
      config: recordedConfig(config),
      sources: await describeSources(inputs),
      rows: made.rows,
      drops: made.drops,
      ...(made.people === undefined ? {} : { people: made.people.people }),
      validation: made.validation,
      features: describeFeatures(recommender),
      steps: runner.steps,
      gate: { passed: false, reasons: ['not judged yet'], forced: false },
      trials: [],
    } satisfies Omit<Manifest, 'files'>;

    await runner.run('5', 'Save the model', async (facts) => {
      const credits = made.people?.credits;
      await saveParts(draft, { recommender, hybrid, credits, ...statistics }, facts);
      await draft.seal(manifest);
      facts.push(`version ${version}`);
    });
    const trials = await runner.run('6', 'Try the saved model', async (facts) => {
      const saved = await loadBundle(draft.folder);
      const answers = runTrials(saved.recommender);
      for (const { title, top } of answers) {
        facts.push(
          `${title} → ${top.map((found) => `${found.title} (${found.similarity_score.toFixed(4)})`).join(', ')}`,
        );
      }
      return answers;
    });
    const gate = await judge(store, runner, { ...manifest, trials }, options);
    await draft.write('training.log', runner.log);
    const sealed = await draft.seal({ ...manifest, trials, gate });
    const folder = await draft.publish(version);
    const becomesCurrent = gate.passed || gate.forced;
    if (becomesCurrent) await store.setCurrent(version, { by: 'train', forced: gate.forced, reasons: gate.reasons });
    const removed = await store.prune(config.model.keep_versions);
    return {
      result: { version, folder, manifest: sealed, removed },
      ...statistics,
      titles: recommender.titles,
      refusal: becomesCurrent ? undefined : refused(version, gate.reasons),
    };
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

async function judge(
  store: ModelStore,
  runner: StepRunner,
  candidate: Pick<Manifest, 'features' | 'trials'>,
  { config, force }: TrainOptions,
): Promise<Manifest['gate']> {
  const reasons = await refusalReasons(store, candidate, config.model.max_shrink);
  const passed = reasons.length === 0;
  for (const reason of reasons)
    runner.notice(`${force ? 'current by --force although' : 'not fit to become current:'} ${reason}`);
  return { passed, reasons, forced: !passed && force };
}

function refused(version: string, reasons: readonly string[]): AppError {
  return new AppError(
    'model_refused',
    `The new model ${version} was kept, but did not become current:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}\nCheck the source and the configuration. If this is intended, train again with --force.`,
    { details: { version, reasons } },
  );
}
