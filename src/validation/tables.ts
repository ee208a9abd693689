/** The table schemas of a training run, from the raw files to the features. */

import { TITLE_TYPES } from '../domain/title.ts';
import { type ColumnSchema, moreRowsThan, NOT_EMPTY, type TableSchema } from './schema.ts';

const tconst: ColumnSchema = { name: 'tconst', type: 'text', nullable: false, startsWith: 'tt' };
const isAdult: ColumnSchema = { name: 'isAdult', type: 'integer', nullable: false, oneOf: [0, 1] };
const titleType: ColumnSchema = { name: 'titleType', type: 'text', nullable: false, oneOf: TITLE_TYPES };
const primaryTitle: ColumnSchema = { name: 'primaryTitle', type: 'text', nullable: false };
const originalTitle: ColumnSchema = { name: 'originalTitle', type: 'text', nullable: false };
const startYear: ColumnSchema = { name: 'startYear', type: 'integer', nullable: true, min: 1800, max: 2100 };
const endYear: ColumnSchema = { name: 'endYear', type: 'integer', nullable: true, min: 1800, max: 2100 };
const runtimeMinutes: ColumnSchema = { name: 'runtimeMinutes', type: 'integer', nullable: true, above: 0 };
const genres: ColumnSchema = { name: 'genres', type: 'text', nullable: true };
const averageRating: ColumnSchema = { name: 'averageRating', type: 'number', nullable: false, min: 0, max: 10 };
const numVotes: ColumnSchema = { name: 'numVotes', type: 'integer', nullable: false, above: 0 };

/** `title.basics` as IMDb publishes it. */
export const TITLE_BASICS: TableSchema = {
  name: 'TitleBasics',
  raw: true,
  columns: [tconst, titleType, primaryTitle, originalTitle, isAdult, startYear, endYear, runtimeMinutes, genres],
  tableChecks: [],
};

/** `title.ratings` as IMDb publishes it. */
export const TITLE_RATINGS: TableSchema = {
  name: 'TitleRatings',
  raw: true,
  columns: [tconst, averageRating, numVotes],
  tableChecks: [],
};

/** `title.principals` as IMDb publishes it. Categories are not checked: an unknown one is no credit, which is counted. */
export const TITLE_PRINCIPALS: TableSchema = {
  name: 'TitlePrincipals',
  raw: true,
  columns: [
    tconst,
    { name: 'ordering', type: 'integer', nullable: false, min: 1 },
    { name: 'nconst', type: 'text', nullable: false, identifier: 'nm' },
    { name: 'category', type: 'text', nullable: false },
    { name: 'job', type: 'text', nullable: true },
    { name: 'characters', type: 'text', nullable: true },
  ],
  tableChecks: [],
};

/** `title.crew` as IMDb publishes it. */
export const TITLE_CREW: TableSchema = {
  name: 'TitleCrew',
  raw: true,
  columns: [
    tconst,
    { name: 'directors', type: 'text', nullable: true, identifiers: 'nm' },
    { name: 'writers', type: 'text', nullable: true, identifiers: 'nm' },
  ],
  tableChecks: [],
};

/** `name.basics` as IMDb publishes it. Years reach back to antiquity, so that they have no bounds. */
export const NAME_BASICS: TableSchema = {
  name: 'NameBasics',
  raw: true,
  columns: [
    { name: 'nconst', type: 'text', nullable: false, identifier: 'nm' },
    { name: 'primaryName', type: 'text', nullable: false },
    { name: 'birthYear', type: 'integer', nullable: true },
    { name: 'deathYear', type: 'integer', nullable: true },
    { name: 'primaryProfession', type: 'text', nullable: true },
    { name: 'knownForTitles', type: 'text', nullable: true },
  ],
  tableChecks: [],
};

/** Titles that have ratings: both files joined. */
export const MERGED_DATASET: TableSchema = {
  name: 'MergedDataset',
  raw: false,
  columns: [
    { ...tconst, unique: true },
    titleType,
    primaryTitle,
    originalTitle,
    isAdult,
    startYear,
    runtimeMinutes,
    genres,
    averageRating,
    numVotes,
  ],
  tableChecks: [NOT_EMPTY],
};

/** What the filter promises about the titles that pass. */
export interface FilterPromises {
  readonly minVotes: number;
  readonly minYear: number;
  readonly titleTypes: readonly string[];
  readonly excludeAdult: boolean;
  readonly requireRuntime: boolean;
}

/** The titles that passed the filter. */
export function filteredDataset(promises: FilterPromises): TableSchema {
  return {
    name: 'FilteredDataset',
    raw: false,
    columns: [
      { ...tconst, unique: true },
      { ...titleType, oneOf: promises.titleTypes },
      primaryTitle,
      originalTitle,
      promises.excludeAdult ? { ...isAdult, oneOf: [0] } : isAdult,
      { ...startYear, nullable: false, min: promises.minYear },
      { ...runtimeMinutes, nullable: !promises.requireRuntime },
      { ...genres, nullable: false },
      averageRating,
      { ...numVotes, min: promises.minVotes },
    ],
    tableChecks: [
      NOT_EMPTY,
      {
        name: 'some_runtime_known',
        expectation: 'at least one title of known runtime, from which the missing ones are filled',
        holds: 'count(*) = 0 OR count(runtimeMinutes) > 0',
        shows: 'count(runtimeMinutes)',
      },
    ],
  };
}

/** The fewest titles from which a model is worth making. */
export const MIN_TITLES = 100;

/** The feature table: an identifier, scaled numbers and genre columns. */
export function featureEngineered(numericFeatures: readonly string[], genreColumns: readonly string[]): TableSchema {
  return {
    name: 'FeatureEngineered',
    raw: false,
    columns: [
      { ...tconst, unique: true },
      ...numericFeatures.map((name): ColumnSchema => ({ name, type: 'number', nullable: false, min: 0, max: 1 })),
      ...genreColumns.map((name): ColumnSchema => ({ name, type: 'number', nullable: false, oneOf: [0, 1] })),
    ],
    tableChecks: [
      moreRowsThan(MIN_TITLES, 'titles ready for the model'),
      {
        name: 'has_genre_columns',
        expectation: 'at least one genre column',
        holds: `${genreColumns.length} > 0`,
        shows: `${genreColumns.length}`,
      },
    ],
  };
}
