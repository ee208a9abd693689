/** IMDb's non-commercial data sets: their names, files and columns. Source: https://developer.imdb.com/non-commercial-datasets/ */

/** The data sets that this project can read. */
export const DATASETS = {
  'title.basics': [
    'tconst',
    'titleType',
    'primaryTitle',
    'originalTitle',
    'isAdult',
    'startYear',
    'endYear',
    'runtimeMinutes',
    'genres',
  ],
  'title.ratings': ['tconst', 'averageRating', 'numVotes'],
  'title.principals': ['tconst', 'ordering', 'nconst', 'category', 'job', 'characters'],
  'title.crew': ['tconst', 'directors', 'writers'],
  'name.basics': ['nconst', 'primaryName', 'birthYear', 'deathYear', 'primaryProfession', 'knownForTitles'],
} as const satisfies Record<string, readonly string[]>;

/** Name of a data set, as IMDb names it. */
export type DatasetName = keyof typeof DATASETS;

/** The data sets without which nothing can be trained. */
export const CORE_DATASETS: readonly DatasetName[] = ['title.basics', 'title.ratings'];

/** The data sets about people, fetched only when configured. */
export const PEOPLE_DATASETS: readonly DatasetName[] = ['title.principals', 'title.crew', 'name.basics'];

/** The header line of a data set's file, without its line break. */
export function headerOf(dataset: DatasetName): string {
  return DATASETS[dataset].join('\t');
}
