/** The data sets of a training run: IMDb's files, as they were read. */

import type { Manifest, ManifestSource } from '../../domain/manifest.ts';
import type { RunColumn, RunDataset } from '../run.ts';

/** The columns of IMDb's files, which its own page describes: https://developer.imdb.com/non-commercial-datasets/ */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  'title.basics': [
    'tconst',
    'titleType',
    'primaryTitle',
    'originalTitle',
    'isAdult:boolean',
    'startYear:long?',
    'endYear:long?',
    'runtimeMinutes:long?',
    'genres?',
  ],
  'title.ratings': ['tconst', 'averageRating:double', 'numVotes:long'],
  'title.principals': ['tconst', 'ordering:long', 'nconst', 'category', 'job?', 'characters?'],
  'title.crew': ['tconst', 'directors?', 'writers?'],
  'name.basics': [
    'nconst',
    'primaryName?',
    'birthYear:long?',
    'deathYear:long?',
    'primaryProfession?',
    'knownForTitles?',
  ],
};

/** One data set per file. */
export function trainingDatasets({ sources }: Pick<Manifest, 'sources'>): RunDataset[] {
  return sources.map(datasetOf).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function datasetOf({ dataset, origin, md5, rows }: ManifestSource): RunDataset {
  return {
    name: dataset,
    digest: md5,
    source: origin,
    columns: (COLUMNS[dataset] ?? []).map(columnOf),
    rows,
    context: 'training',
  };
}

function columnOf(text: string): RunColumn {
  const [, name = '', type = 'string', optional] = /^(\w+)(?::(\w+))?(\?)?$/.exec(text) ?? [];
  return { name, type: type as RunColumn['type'], required: optional === undefined };
}
