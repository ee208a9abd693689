/** The training run: the only place that knows the order of its steps. */

import { mkdir, rm } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { hideCredentials } from '../config/document.ts';
import type { Config } from '../config/schema.ts';
import { type Catalogue, IMDB_ATTRIBUTION } from '../domain/catalogue.ts';
import { AppError } from '../domain/errors.ts';
import { BUNDLE_SCHEMA_VERSION, type Manifest, type ValidationReport } from '../domain/manifest.ts';
import { type FilterOptions, filterRules } from '../features/filter.ts';
import { NUMERIC_FEATURES } from '../features/matrix.ts';
import { type Database, openDatabase } from '../ingestion/database.ts';
import type { DatasetName } from '../ingestion/datasets.ts';
import { BundleDraft, loadBundle, newVersion, STATISTICS_FILES } from '../model/bundle.ts';
import { ContentRecommender, MODEL_FILES } from '../model/content-recommender.ts';
import { ModelStore } from '../model/store.ts';
import { computeDataStatistics } from '../statistics/data-statistics.ts';
import { computeFeatureAnalysis } from '../statistics/feature-analysis.ts';
import { checkRawTable, checkTable, requirePassed } from '../validation/gate.ts';
import {
  featureEngineered,
  filteredDataset,
  MERGED_DATASET,
  TITLE_BASICS,
  TITLE_RATINGS,
} from '../validation/tables.ts';
import { StepRunner, type TrainingListener } from './events.ts';
import { describeFile, describeReport, megabytes, thousands } from './facts.ts';
import { type Inputs, obtainInputs } from './obtain.ts';
import { refusalReasons } from './publish-gate.ts';
import { filter, join, readTitles, stageBasics, stageRatings, TABLES } from './tables.ts';
import { runTrials } from './trials.ts';

/** Megabytes that the database may use; the rest of the process needs about as much again. */
const DATABASE_MEMORY_MB = 400;

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
  const inputs = await runner.run('1', 'Get the data sets', async (facts) => {
    const files = await obtainInputs(config, (event) => runner.ingestion(event), signal);
    for (const file of files.values()) facts.push(describeFile(file));
    return files;
  });
  const draft = await BundleDraft.create(store.modelsDir, version);
  try {
    const made = await withDatabase(joinPath(draft.folder, 'work'), (database) =>
      makeModel(database, runner, inputs, config),
    );
    const { recommender } = made;
    const statistics = await runner.run('4', 'Compute statistics', (facts) => {
      const data = computeDataStatistics(recommender.titles);
      const features = computeFeatureAnalysis(recommender.features);
      facts.push(
        `mean rating ${data.ratings.mean.toFixed(2)}, matrix density ${(features.matrix.density * 100).toFixed(1)} %`,
      );
      return { data, features };
    });
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
      validation: made.validation,
      features: describeFeatures(recommender),
      steps: runner.steps,
      trials: [],
    } satisfies Omit<Manifest, 'files'>;

    await runner.run('5', 'Save the model', async (facts) => {
      const { tensors, titles } = recommender.save();
      await draft.write(MODEL_FILES.tensors, tensors);
      await draft.write(MODEL_FILES.titles, titles);
      await draft.write(STATISTICS_FILES.data, `${JSON.stringify(statistics.data, null, 2)}\n`);
      await draft.write(STATISTICS_FILES.features, `${JSON.stringify(statistics.features, null, 2)}\n`);
      await draft.seal(manifest);
      facts.push(
        `${MODEL_FILES.tensors} ${megabytes(tensors.byteLength)}, ${MODEL_FILES.titles} ${megabytes(titles.byteLength)}`,
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
    await draft.write('training.log', runner.log);
    const sealed = await draft.seal({ ...manifest, trials });
    const folder = await draft.publish(version);
    await makeCurrent(store, runner, sealed, options);
    const removed = await store.prune(config.model.keep_versions);
    return { version, folder, manifest: sealed, removed };
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

interface MadeModel {
  readonly recommender: ContentRecommender;
  readonly rows: Manifest['rows'];
  readonly drops: Manifest['drops'];
  readonly validation: ValidationReport[];
}

/** Steps 2 to 3b: from files to a fitted model. */
async function makeModel(database: Database, runner: StepRunner, inputs: Inputs, config: Config): Promise<MadeModel> {
  const basics = need(inputs, 'title.basics');
  const ratings = need(inputs, 'title.ratings');
  const filterOptions = filterOptionsOf(config);
  const maxBadRows = config.validation.max_bad_rows;

  const counts = await runner.run('2', 'Read and join', async (facts) => {
    const titleRatings = await stageRatings(database, ratings);
    const titleBasics = await stageBasics(database, basics);
    const merged = await join(database);
    facts.push(
      `${thousands(titleBasics)} titles, ${thousands(titleRatings)} ratings, ${thousands(merged)} titles with both`,
    );
    return { title_basics: titleBasics, title_ratings: titleRatings, merged };
  });
  const raw = await runner.run('2b', 'Validate the data', async (facts) => {
    const reports = [
      await checkRawTable(database.query, TABLES.basics, TITLE_BASICS, counts.title_basics, maxBadRows),
      await checkRawTable(database.query, TABLES.ratings, TITLE_RATINGS, counts.title_ratings, maxBadRows),
      await checkTable(database.query, TABLES.merged, MERGED_DATASET),
    ];
    facts.push(...reports.flatMap(describeReport));
    requirePassed(reports);
    return reports;
  });
  const made = await runner.run('3', 'Engineer features', async (facts) => {
    const { kept, drops } = await filter(database, filterRules(filterOptions));
    for (const drop of drops) if (drop.count > 0) facts.push(`dropped ${thousands(drop.count)}: ${drop.description}`);
    // The filter's gate comes first where there is nothing to make features of.
    if (kept === 0) requirePassed([await checkTable(database.query, TABLES.filtered, filteredDataset(filterOptions))]);
    const recommender = ContentRecommender.fit(await readTitles(database), { logVotes: config.features.log_votes });
    const { rows, columns, genres } = recommender.features;
    facts.push(
      `kept ${thousands(kept)} titles`,
      `${genres.length} genres: ${genres.join(', ')}`,
      ...NUMERIC_FEATURES.map((name) => describeRange(recommender, name)),
      `matrix ${thousands(rows)} × ${columns}, float32, ${megabytes(rows * columns * 4)}`,
    );
    return { recommender, drops, kept };
  });
  const engineered = await runner.run('3b', 'Validate the features', async (facts) => {
    const { features, titles } = made.recommender;
    await database.load(TABLES.features, [
      { name: 'tconst', type: 'text', values: titles.map((title) => title.tconst) },
      ...features.names.map((name, column) => ({
        name,
        type: 'number' as const,
        values: columnOf(made.recommender, column),
      })),
    ]);
    const reports = [
      await checkTable(database.query, TABLES.filtered, filteredDataset(filterOptions)),
      await checkTable(database.query, TABLES.features, featureEngineered(NUMERIC_FEATURES, features.genres)),
    ];
    facts.push(...reports.flatMap(describeReport));
    requirePassed(reports);
    return reports;
  });
  return {
    recommender: made.recommender,
    rows: { ...counts, filtered: made.kept },
    drops: made.drops,
    validation: [...raw, ...engineered],
  };
}

async function makeCurrent(
  store: ModelStore,
  runner: StepRunner,
  manifest: Manifest,
  options: TrainOptions,
): Promise<void> {
  const reasons = await refusalReasons(store, manifest, options.config.model.max_shrink);
  if (reasons.length > 0 && !options.force) {
    throw new AppError(
      'model_refused',
      `The new model ${manifest.version} was kept, but did not become current:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}\nCheck the source and the configuration. If this is intended, train again with --force.`,
      { details: { version: manifest.version, reasons } },
    );
  }
  for (const reason of reasons) runner.notice(`made current by --force although ${reason}`);
  await store.setCurrent(manifest.version);
}

async function withDatabase<T>(folder: string, work: (database: Database) => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const database = await openDatabase({ folder, memoryMb: DATABASE_MEMORY_MB });
  try {
    return await work(database);
  } finally {
    database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function filterOptionsOf({ features }: Config): FilterOptions {
  return {
    minVotes: features.min_votes,
    minYear: features.min_year,
    titleTypes: features.title_types,
    excludeAdult: features.exclude_adult,
    requireRuntime: features.require_runtime,
  };
}

/** The sections that shape a model. */
function recordedConfig(config: Config): Manifest['config'] {
  return {
    data: { source: hideCredentials(config.data.source), include_principals: config.data.include_principals },
    validation: config.validation,
    features: config.features,
    model: config.model,
  };
}

async function describeSources(inputs: Inputs): Promise<Manifest['sources']> {
  return Promise.all(
    [...inputs.values()].map(async ({ dataset, origin, etag, lastModified, facts }) => ({
      dataset,
      origin: hideCredentials(origin),
      ...(await facts),
      etag,
      last_modified: lastModified,
    })),
  );
}

function describeFeatures({ features }: ContentRecommender): Manifest['features'] {
  const ranges = NUMERIC_FEATURES.map((name) => [
    name,
    { min: features.scalers[name].min, max: features.scalers[name].max },
  ]);
  return {
    names: [...features.names],
    genres: [...features.genres],
    titles: features.rows,
    ranges: Object.fromEntries(ranges),
  };
}

function describeRange({ features }: ContentRecommender, name: (typeof NUMERIC_FEATURES)[number]): string {
  const { min, max, transform } = features.scalers[name];
  const scaled = transform === 'log1p' ? `ln(1 + ${name})` : name;
  return `${scaled} from ${Number(min.toFixed(2))} to ${Number(max.toFixed(2))}, scaled to 0–1`;
}

function columnOf({ features }: ContentRecommender, column: number): Float64Array {
  const { matrix, rows, columns } = features;
  return Float64Array.from({ length: rows }, (_, row) => matrix[row * columns + column] ?? Number.NaN);
}

function need(inputs: Inputs, dataset: DatasetName) {
  const file = inputs.get(dataset);
  if (file === undefined) throw new Error(`the data set ${dataset} was not obtained`);
  return file;
}
