/** Protocol A: cuts each user's likes in time, so that what came last is to be predicted from what came before. */

import { type Interactions, interactionsOf, rowOf } from '../../recommend/collaborative/interactions.ts';

/** Ratings as columns of equal length; no pair of user and item occurs twice. */
export interface Ratings {
  readonly users: number;
  readonly items: number;
  /** 0 … users − 1 */
  readonly user: Int32Array;
  /** 0 … items − 1 */
  readonly item: Int32Array;
  readonly rating: ArrayLike<number>;
  /** In any unit. */
  readonly timestamp: ArrayLike<number>;
}

/** The protocol's numbers. */
export interface ProtocolOptions {
  /** A rating of at least this is a like. */
  readonly likedFrom: number;
  /** Every user and item that is kept has at least so many likes among those that are kept. */
  readonly core: number;
  /** ⌈n / this⌉ of a user's n likes are held out. */
  readonly heldOutOneIn: number;
}

/** The numbers of the reference table. */
export const PROTOCOL_A: ProtocolOptions = { likedFrom: 4, core: 5, heldOutOneIn: 5 };

/** The likes of the kept users (rows) and items (columns) before and after the cut, each row from the first to the last. */
export interface UserSplit {
  /** Which user each row is, ascending. */
  readonly users: Int32Array;
  /** Which item each column is, ascending. */
  readonly items: Int32Array;
  readonly train: Interactions;
  readonly test: Interactions;
}

/**
 * Likes → iterative k-core of users and items → each user's last ⌈n / heldOutOneIn⌉ likes by (timestamp, item).
 *
 * Items are compared by index, which must be the order of their ids. O(ratings · rounds), a handful of rounds.
 */
export function userSplit(ratings: Ratings, options: ProtocolOptions = PROTOCOL_A): UserSplit {
  const kept = coreOf(ratings, options);
  const users = usedOf(ratings.user, kept, ratings.users);
  const items = usedOf(ratings.item, kept, ratings.items);
  const rows: number[][] = Array.from(users.used, () => []);
  for (const at of kept) rows[users.indices[ratings.user[at] as number] as number]?.push(at);
  const { timestamp, item } = ratings;
  const likes = rows.map((row) =>
    row
      .sort((a, b) => (timestamp[a] as number) - (timestamp[b] as number) || (item[a] as number) - (item[b] as number))
      .map((at) => items.indices[item[at] as number] as number),
  );
  const all = interactionsOf(likes, items.used.length);
  return { users: users.used, items: items.used, ...cut(all, options.heldOutOneIn) };
}

/**
 * The split on which hyper-parameters are chosen: the training part alone, cut in the same way.
 *
 * Users and items stay the same, without another k-core: rows and columns mean what they mean in `split`.
 */
export function validationSplit(split: UserSplit, options: ProtocolOptions = PROTOCOL_A): UserSplit {
  return { ...split, ...cut(split.train, options.heldOutOneIn) };
}

function cut(likes: Interactions, heldOutOneIn: number): Pick<UserSplit, 'train' | 'test'> {
  const rows = Array.from({ length: likes.rows }, (_, row) => rowOf(likes, row));
  const ends = rows.map(({ length }) => length - Math.ceil(length / heldOutOneIn));
  return {
    train: interactionsOf(
      rows.map((row, at) => row.subarray(0, ends[at])),
      likes.columns,
    ),
    test: interactionsOf(
      rows.map((row, at) => row.subarray(ends[at])),
      likes.columns,
    ),
  };
}

/** The likes that are left when users and items with fewer than `core` of them are dropped until none is. */
function coreOf({ user, item, users, items, rating }: Ratings, { likedFrom, core }: ProtocolOptions): number[] {
  let kept: number[] = [];
  for (let at = 0; at < rating.length; at += 1) if ((rating[at] as number) >= likedFrom) kept.push(at);
  for (;;) {
    const byUser = countsOf(user, kept, users);
    const byItem = countsOf(item, kept, items);
    const next = kept.filter(
      (at) => (byUser[user[at] as number] as number) >= core && (byItem[item[at] as number] as number) >= core,
    );
    if (next.length === kept.length) return kept;
    kept = next;
  }
}

function countsOf(keys: Int32Array, kept: readonly number[], size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const at of kept) {
    const key = keys[at] as number;
    counts[key] = (counts[key] as number) + 1;
  }
  return counts;
}

/** The keys that are left, ascending, and each key's place among them. */
function usedOf(keys: Int32Array, kept: readonly number[], size: number): { used: Int32Array; indices: Int32Array } {
  const counts = countsOf(keys, kept, size);
  const used = Int32Array.from(counts.keys()).filter((key) => (counts[key] as number) > 0);
  const indices = new Int32Array(size);
  used.forEach((key, index) => {
    indices[key] = index;
  });
  return { used, indices };
}
