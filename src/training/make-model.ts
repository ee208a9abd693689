/** Steps 2 to 3c: from files to a fitted model, through a database that is gone afterwards. */

import { mkdir, rm } from 'node:fs/promises';
import type { Config } from '../config/schema.ts';
import type { Manifest, ValidationReport } from '../domain/manifest.ts';
import { type FilterOptions, filterRules } from '../features/filter.ts';
import { NUMERIC_FEATURES } from '../features/matrix.ts';
import { type Database, openDatabase } from '../ingestion/database.ts';
import type { DatasetName } from '../ingestion/datasets.ts';
import { rejectsTable } from '../ingestion/read.ts';
import type { ObtainedFile } from '../ingestion/types.ts';
import { ContentRecommender } from '../model/content-recommender.ts';
import { checkRawTable, checkTable, requirePassed } from '../validation/gate.ts';
import {
  featureEngineered,
  filteredDataset,
  MERGED_DATASET,
  TITLE_BASICS,
  TITLE_RATINGS,
} from '../validation/tables.ts';
import type { StepRunner } from './events.ts';
import { describeReport, fileSize, thousands } from './facts.ts';
import type { Inputs } from './obtain.ts';
import { type ReadPeople, readPeople } from './read-people.ts';
import { filter, join, readTitles, stageBasics, stageRatings, TABLES } from './tables.ts';

/** Megabytes that the database may use; the rest of the process needs about as much again. */
const DATABASE_MEMORY_MB = 400;

/** A fitted model and what its making counted. */
export interface MadeModel {
  readonly recommender: ContentRecommender;
  readonly rows: Manifest['rows'];
  readonly drops: Manifest['drops'];
  readonly validation: ValidationReport[];
  /** The credits and what their making counted, when the files about people were obtained. */
  readonly people: Pick<ReadPeople, 'credits' | 'people'> | undefined;
}

/**
 * Reads, joins, validates, filters and fits, and reads the people if their files are there.
 *
 * @param folder a folder for what does not fit into memory; made, and removed afterwards
 * @throws {AppError} `source_corrupt` or `validation_failed`
 */
export async function makeModel(
  folder: string,
  runner: StepRunner,
  inputs: Inputs,
  config: Config,
): Promise<MadeModel> {
  await mkdir(folder, { recursive: true });
  const database = await openDatabase({ folder, memoryMb: DATABASE_MEMORY_MB });
  try {
    return await makeModelIn(database, runner, inputs, config);
  } finally {
    database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeModelIn(database: Database, runner: StepRunner, inputs: Inputs, config: Config): Promise<MadeModel> {
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
    const basicsSource = { rows: counts.title_basics, rejects: rejectsTable('title.basics') };
    const ratingsSource = { rows: counts.title_ratings, rejects: rejectsTable('title.ratings') };
    const reports = [
      await checkRawTable(database.query, TABLES.basics, TITLE_BASICS, basicsSource, maxBadRows),
      await checkRawTable(database.query, TABLES.ratings, TITLE_RATINGS, ratingsSource, maxBadRows),
      await checkTable(database.query, TABLES.merged, MERGED_DATASET),
    ];
    facts.push(...reports.flatMap(describeReport));
    requirePassed(reports);
    return reports;
  });
  const made = await runner.run('3', 'Engineer features', async (facts) => {
    const { kept, drops } = await filter(database, filterRules(filterOptions));
    for (const drop of drops) if (drop.count > 0) facts.push(`dropped ${thousands(drop.count)}: ${drop.description}`);
    // Before anything is made of them: no features come of an empty table.
    const report = await checkTable(database.query, TABLES.filtered, filteredDataset(filterOptions));
    requirePassed([report]);
    const recommender = ContentRecommender.fit(await readTitles(database), { logVotes: config.features.log_votes });
    const { rows, columns, genres } = recommender.features;
    facts.push(
      `kept ${thousands(kept)} titles`,
      `${genres.length} genres: ${genres.join(', ')}`,
      ...NUMERIC_FEATURES.map((name) => describeRange(recommender, name)),
      `matrix ${thousands(rows)} × ${columns}, float32, ${fileSize(rows * columns * 4)}`,
    );
    return { recommender, drops, kept, report };
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
    const schema = featureEngineered(NUMERIC_FEATURES, features.genres);
    const reports = [made.report, await checkTable(database.query, TABLES.features, schema)];
    facts.push(...reports.flatMap(describeReport));
    requirePassed(reports);
    return reports;
  });
  const people = inputs.has('title.principals')
    ? await runner.run('3c', 'Read the people', async (facts) => {
        const files = {
          crew: need(inputs, 'title.crew'),
          principals: need(inputs, 'title.principals'),
          names: need(inputs, 'name.basics'),
        };
        return readPeople(database, files, maxBadRows, facts);
      })
    : undefined;
  return {
    recommender: made.recommender,
    rows: { ...counts, filtered: made.kept },
    drops: made.drops,
    validation: [...raw, ...engineered, ...(people?.validation ?? [])],
    people,
  };
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

function describeRange({ features }: ContentRecommender, name: (typeof NUMERIC_FEATURES)[number]): string {
  const { min, max, transform } = features.scalers[name];
  const scaled = transform === 'log1p' ? `ln(1 + ${name})` : name;
  return `${scaled} from ${Number(min.toFixed(2))} to ${Number(max.toFixed(2))}, scaled to 0–1`;
}

function columnOf({ features }: ContentRecommender, column: number): Float64Array {
  const { matrix, rows, columns } = features;
  return Float64Array.from({ length: rows }, (_, row) => matrix[row * columns + column] ?? Number.NaN);
}

function need(inputs: Inputs, dataset: DatasetName): ObtainedFile {
  const file = inputs.get(dataset);
  if (file === undefined) throw new Error(`the data set ${dataset} was not obtained`);
  return file;
}
