/** Protocols B and C: which users' likes are learnt from and which users ask, and which films have lost their likes. */

import type { SplitName } from '../../domain/evaluation.ts';
import { type Interactions, interactionsOf } from '../../recommend/collaborative/interactions.ts';
import { seededShare } from './seeded-share.ts';

/** Share of the users who ask, and of the films that are cold. */
export const HELD_OUT_SHARE = 0.2;

/** A rating of at least this is a like. */
const LIKED_FROM = 4;

/** Who liked which film of the universe, before anything is split. */
export interface Likes {
  /** MovieLens's number of each user, ascending; each likes something. */
  readonly userIds: Int32Array;
  /** Users × films; each row ascending. */
  readonly matrix: Interactions;
}

/** A universe's likes, divided into what is learnt from and what is asked. */
export interface QuerySplit {
  /** MovieLens's number of each row of {@link train}. */
  readonly trainUserIds: Int32Array;
  /** The likes that a model may learn from: users × films, each row ascending. Cold films have none. */
  readonly train: Interactions;
  /** MovieLens's number of each row of {@link test}. */
  readonly testUserIds: Int32Array;
  /** The likes of those who ask, among the candidates only; at least two each, each row ascending. */
  readonly test: Interactions;
  /** 1 for films that may be asked for and recommended, 0 for others. */
  readonly candidates: Uint8Array;
  /** 1 for films whose likes are withheld, 0 for others. */
  readonly cold: Uint8Array;
}

/** Ratings as columns of equal length, and the films that they are about. */
export interface RatedFilms {
  readonly user: Int32Array;
  readonly item: Int32Array;
  readonly rating: ArrayLike<number>;
  /** MovieLens's number of each user, ascending. */
  readonly userIds: Int32Array;
  /** The film of each item, −1 for none: see `universeOf`. */
  readonly filmOfItem: Int32Array;
  readonly films: number;
}

/** Ratings of 4 stars and more of films in the universe; a film that is there under two numbers is liked once. O(ratings). */
export function likesOf({ user, item, rating, userIds, filmOfItem, films }: RatedFilms): Likes {
  const liked = Array.from(userIds, () => new Set<number>());
  for (let at = 0; at < rating.length; at += 1) {
    const film = filmOfItem[item[at] as number] as number;
    if (film >= 0 && (rating[at] as number) >= LIKED_FROM) liked[user[at] as number]?.add(film);
  }
  const rows = liked.map((set) => Int32Array.from(set).sort());
  return {
    userIds: userIds.filter((_, row) => (liked[row]?.size ?? 0) > 0),
    matrix: interactionsOf(
      rows.filter((row) => row.length > 0),
      films,
    ),
  };
}

/**
 * Protocol B: 20 % of the users ask and the rest is learnt from. For `validation`, the users who ask in `test` are left out
 * altogether, and the rest is divided in the same way.
 */
export function likedByOthersSplit(likes: Likes, split: SplitName, seed: number): QuerySplit {
  const { columns } = likes.matrix;
  return divide(likes, split, seed, new Uint8Array(columns).fill(1), new Uint8Array(columns));
}

/**
 * Protocol C: users as in protocol B; 20 % of the films are cold, and only they are asked for and recommended. For
 * `validation`, the films that are cold in `test` are left out altogether as well: 20 % of the others are cold.
 *
 * @param tconsts of the films
 */
export function coldTitlesSplit(likes: Likes, tconsts: readonly string[], split: SplitName, seed: number): QuerySplit {
  const parts = tconsts.map((tconst) => partOf(seed, 'film', tconst));
  const cold = Uint8Array.from(parts, (part) => (part === split ? 1 : 0));
  // What is cold in `test` must not help to choose, so in `validation` it is neither learnt from nor asked for.
  const withheld = Uint8Array.from(parts, (part) => (part === split || part === 'test' ? 1 : 0));
  return divide(likes, split, seed, cold, withheld);
}

/** The part that a name is drawn into: 20 % `test`, 20 % of the rest `validation`, and what is always learnt from. */
function partOf(seed: number, kind: 'user' | 'film', name: string | number): SplitName | 'training' {
  if (seededShare(seed, `test ${kind}`, name) < HELD_OUT_SHARE) return 'test';
  return seededShare(seed, `validation ${kind}`, name) < HELD_OUT_SHARE ? 'validation' : 'training';
}

function divide(
  { userIds, matrix }: Likes,
  split: SplitName,
  seed: number,
  candidates: Uint8Array,
  cold: Uint8Array,
): QuerySplit {
  const parts = Array.from(userIds, (id) => partOf(seed, 'user', id));
  const learns = (part: string): boolean => part === 'training' || (split === 'test' && part === 'validation');
  const select = (wanted: (part: string) => boolean, keep: (film: number) => boolean, atLeast: number) => {
    const rows: Int32Array[] = [];
    const ids: number[] = [];
    parts.forEach((part, row) => {
      if (!wanted(part)) return;
      const liked = matrix.indices.subarray(matrix.offsets[row], matrix.offsets[row + 1]).filter(keep);
      if (liked.length < atLeast) return;
      rows.push(liked);
      ids.push(userIds[row] as number);
    });
    return { ids: Int32Array.from(ids), likes: interactionsOf(rows, matrix.columns) };
  };
  const train = select(learns, (film) => cold[film] === 0, 1);
  const test = select(
    (part) => part === split,
    (film) => candidates[film] === 1,
    2,
  );
  return {
    trainUserIds: train.ids,
    train: train.likes,
    testUserIds: test.ids,
    test: test.likes,
    candidates,
    cold,
  };
}
