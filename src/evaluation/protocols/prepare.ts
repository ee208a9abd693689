/** Prepares each protocol's split of the data, and what models may know in it. */

import type { SplitName } from '../../domain/evaluation.ts';
import { columnCounts } from '../../recommend/collaborative/interactions.ts';
import { lastYearOf } from '../../recommend/taste/basis.ts';
import type { EvaluationContext } from '../models/context.ts';
import type { EvaluationData } from '../models/data.ts';
import { coldTitlesSplit, type Likes, likedByOthersSplit, likesOf, type QuerySplit } from './query-split.ts';
import { universeOf } from './universe.ts';
import { type UserSplit, userSplit, validationSplit } from './user-split.ts';

/** Protocol A, ready to be run. */
export interface UserTask {
  readonly protocol: 'A';
  readonly split: UserSplit;
  readonly context: EvaluationContext;
}

/** Protocol B or C, ready to be run. */
export interface QueryTask {
  readonly protocol: 'B' | 'C';
  readonly split: QuerySplit;
  readonly context: EvaluationContext;
}

/** Protocol A: see {@link userSplit}. `validation` cuts the training part once more. */
export function prepareUsers(data: EvaluationData, split: SplitName, seed: number): UserTask {
  const whole = userSplit(data.ratings);
  const chosen = split === 'test' ? whole : validationSplit(whole);
  const rowOf = new Map(data.catalogue.titles.map(({ tconst }, row) => [tconst, row]));
  const counts = columnCounts(chosen.train);
  return {
    protocol: 'A',
    split: chosen,
    context: {
      protocol: 'A',
      train: chosen.train,
      cold: new Uint8Array(counts.length),
      popularity: Float64Array.from(counts),
      genres: Array.from(chosen.items, (item) => data.genres[item] ?? []),
      rows: chosen.items.map((item) => rowOf.get(data.tconsts[item] ?? '') ?? -1),
      catalogue: data.catalogue,
      lastYear: lastYearOf(data.ratings.timestamp),
      seed,
    },
  };
}

/** Protocols B and C: see `likedByOthersSplit` and `coldTitlesSplit`. */
export function prepareQueries(protocol: 'B' | 'C', data: EvaluationData, split: SplitName, seed: number): QueryTask {
  const { titles } = data.catalogue;
  const { rows, filmOfItem } = universeOf(data.tconsts, titles);
  const films = Array.from(rows, (row) => {
    const title = titles[row];
    if (title === undefined) throw new Error(`there is no title in row ${row}`);
    return title;
  });
  const likes: Likes = likesOf({ ...data.ratings, userIds: data.userIds, filmOfItem, films: films.length });
  const chosen =
    protocol === 'B'
      ? likedByOthersSplit(likes, split, seed)
      : coldTitlesSplit(
          likes,
          films.map(({ tconst }) => tconst),
          split,
          seed,
        );
  return {
    protocol,
    split: chosen,
    context: {
      protocol,
      train: chosen.train,
      cold: chosen.cold,
      popularity:
        protocol === 'B'
          ? Float64Array.from(columnCounts(chosen.train))
          : Float64Array.from(films, ({ numVotes }) => numVotes),
      genres: films.map(({ genres }) => genres),
      rows,
      catalogue: data.catalogue,
      lastYear: lastYearOf(data.ratings.timestamp),
      seed,
    },
  };
}
