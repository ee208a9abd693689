/** The words for a folder that is not a MovieLens data set, or not a whole one. */

import { AppError } from '../../domain/errors.ts';

const ADVICE =
  'Get ml-latest-small, ml-25m or ml-32m, with `imdb-recommender download --movielens` or from ' +
  'https://grouplens.org/datasets/movielens/, and give the folder that holds ratings.csv, movies.csv and links.csv.';

/**
 * The error for a file that is missing, foreign or damaged: `source_corrupt`, naming the file, the flaw and what to do.
 *
 * @param problem completes "<path> …".
 */
export function unusable(path: string, problem: string, cause?: unknown): AppError {
  return new AppError('source_corrupt', `${path} ${problem}. ${ADVICE}`, { cause, details: { path } });
}
