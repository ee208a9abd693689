/** The training run: the only place that knows the order of its steps. */

import { join } from 'node:path';
import type { Config } from '../config/schema.ts';
import { type Catalogue, IMDB_ATTRIBUTION } from '../domain/catalogue.ts';
import { AppError } from '../domain/errors.ts';
import { BUNDLE_SCHEMA_VERSION, type Manifest } from '../domain/manifest.ts';
import type { Title } from '../domain/title.ts';
import { obtainMovieLens } from '../ingestion/movielens/obtain.ts';
import { BundleDraft, HYBRID_FILE, loadBundle, newVersion, SEARCH_FILE, STATISTICS_FILES } from '../model/bundle.ts';
import { MODEL_FILES } from '../model/content-recommender.ts';
import { encodeCredits, PEOPLE_FILE } from '../model/people-file.ts';
import { encodeSafetensors } from '../model/safetensors.ts';
import { ModelStore } from '../model/store.ts';
import { type HybridModel, hybridToArrays } from '../recommend/hybrid/saved.ts';
import { buildNameTable } from '../search/name-table.ts';
import { NAMES_VERSION, namesToArrays } from '../search/saved-names.ts';
import { computeDataStatistics } from '../statistics/data-statistics.ts';
import { computeFeatureAnalysis } from '../statistics/feature-analysis.ts';
import { describeFeatures, describeSources, recordedConfig } from './describe.ts';
import { StepRunner, type TrainingListener } from './events.ts';
import { describeFile, fileSize } from './facts.ts';
import { learnHybrid } from './learn-hybrid.ts';
import { makeModel } from './make-model.ts';
import { obtainInputs } from './obtain.ts';
import { refusalReasons } from './publish-gate.ts';
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
}

/** What a training run made. */
export interface TrainResult {
  readonly version: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** Versions that were removed because newer ones exceed `model.keep_versions`. */
  readonly removed: readonly string[];
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
  return store.exclusively(
    () => trainInto(store, runner, options),
    (reason) => runner.notice(reason),
  );
}

async function trainInto(store: ModelStore, runner: StepRunner, options: TrainOptions): Promise<TrainResult> {
  const { config, signal } = options;
  const createdAt = new Date();
  const version = newVersion(createdAt);
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
    const statistics = await runner.run('4', 'Compute statistics', (facts) => {
      const data = computeDataStatistics(recommender.titles);
      const features = computeFeatureAnalysis(recommender.features);
      facts.push(
        `mean rating ${data.ratings.mean.toFixed(2)}, matrix density ${(features.matrix.density * 100).toFixed(1)} %`,
      );
      return { data, features };
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
      const { tensors, titles } = recommender.save();
      await draft.write(MODEL_FILES.tensors, tensors);
      await draft.write(MODEL_FILES.titles, titles);
      const names = encodeSearch(recommender.titles);
      await draft.write(SEARCH_FILE, names);
      const learned = encodeHybrid(hybrid);
      await draft.write(HYBRID_FILE, learned);
      const people = made.people && encodeCredits(made.people.credits);
      if (people !== undefined) await draft.write(PEOPLE_FILE, people);
      await draft.write(STATISTICS_FILES.data, `${JSON.stringify(statistics.data, null, 2)}\n`);
      await draft.write(STATISTICS_FILES.features, `${JSON.stringify(statistics.features, null, 2)}\n`);
      await draft.seal(manifest);
      facts.push(
        `${MODEL_FILES.tensors} ${fileSize(tensors.byteLength)}, ${MODEL_FILES.titles} ${fileSize(titles.byteLength)}, ${SEARCH_FILE} ${fileSize(names.byteLength)}`,
        `${HYBRID_FILE} ${fileSize(learned.byteLength)}`,
        ...(people === undefined ? [] : [`${PEOPLE_FILE} ${fileSize(people.byteLength)}`]),
        `version ${version}`,
      );
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
    if (gate.passed || gate.forced) await store.setCurrent(version);
    const removed = await store.prune(config.model.keep_versions);
    if (!gate.passed && !gate.forced) throw refused(version, gate.reasons);
    return { version, folder, manifest: sealed, removed };
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

/** What searching needs, folded once here instead of at every start. */
function encodeSearch(titles: readonly Title[]): Uint8Array {
  const arrays = Object.entries(namesToArrays(buildNameTable(titles)));
  const tensors = Object.fromEntries(arrays.map(([name, data]) => [name, { shape: [data.length], data }]));
  return encodeSafetensors({ tensors, metadata: { version: NAMES_VERSION } });
}

function encodeHybrid(hybrid: HybridModel): Uint8Array {
  const { arrays, metadata } = hybridToArrays(hybrid);
  const tensors = Object.fromEntries(
    Object.entries(arrays).map(([name, data]) => [name, { shape: [data.length], data }]),
  );
  return encodeSafetensors({ tensors, metadata });
}

function refused(version: string, reasons: readonly string[]): AppError {
  return new AppError(
    'model_refused',
    `The new model ${version} was kept, but did not become current:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}\nCheck the source and the configuration. If this is intended, train again with --force.`,
    { details: { version, reasons } },
  );
}
