/** What an evaluation is made of: ratings of films, and a trained catalogue. */

import type { Ratings } from '../protocols/user-split.ts';
import type { EvaluatedCatalogue } from './context.ts';

/** Ratings and the catalogue that they are joined to; a `MovieLens` of the ingestion fits. */
export interface EvaluationData {
  /** By user and item, items in the order of MovieLens's numbers. */
  readonly ratings: Ratings;
  /** MovieLens's number of each user, ascending. */
  readonly userIds: Int32Array;
  /** IMDb's identifier of each item; `null` where MovieLens knows none. */
  readonly tconsts: readonly (string | null)[];
  /** MovieLens's genres of each item. */
  readonly genres: readonly (readonly string[])[];
  readonly catalogue: EvaluatedCatalogue;
}
