/** The files of a MovieLens data set that are read, in the format that ml-latest-small, ml-25m and ml-32m share. */

/** Columns of each CSV file, as its first line names them. */
export const MOVIELENS_COLUMNS = {
  'ratings.csv': ['userId', 'movieId', 'rating', 'timestamp'],
  'movies.csv': ['movieId', 'title', 'genres'],
  'links.csv': ['movieId', 'imdbId', 'tmdbId'],
} as const satisfies Record<string, readonly string[]>;

/** Name of a CSV file that is read. */
export type MovieLensCsv = keyof typeof MOVIELENS_COLUMNS;

/** The files without which a data set cannot be read. */
export const MOVIELENS_CSVS = Object.keys(MOVIELENS_COLUMNS) as readonly MovieLensCsv[];

/** The file that holds a set's terms; it stays with the data wherever there is one. */
export const MOVIELENS_README = 'README.txt';

/** Name of a file that is taken out of a set. */
export type MovieLensFile = MovieLensCsv | typeof MOVIELENS_README;
