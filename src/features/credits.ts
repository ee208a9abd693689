/** Which of IMDb's credits are kept and what they become, and their packing into compressed sparse rows. */

import { CREDIT_ROLES, type CreditRole, type Credits } from '../domain/credits.ts';

/** The role of each category of title.principals that is known. https://developer.imdb.com/non-commercial-datasets/ */
export const ROLE_OF_CATEGORY: Readonly<Record<string, CreditRole>> = {
  director: 'director',
  writer: 'writer',
  actor: 'cast',
  actress: 'cast',
  composer: 'composer',
  cinematographer: 'cinematographer',
  producer: 'producer',
  editor: 'editor',
  self: 'self',
  production_designer: 'production_designer',
  casting_director: 'casting_director',
};

/** Categories of people who are seen or heard in a title without having taken part in it. */
export const ARCHIVE_CATEGORIES: readonly string[] = ['archive_footage', 'archive_sound'];

/** A writer whose job matches this (RE2, any case) is a creator: "creator", "created by", "created for television by". */
export const CREATOR_JOB = '^creat(or|ed)';

/** A person with credits on this many titles links them, and is kept, even without a name. */
export const LINKING_TITLES = 2;

/**
 * Up to this billing a person who has a name is kept even if no other title has them, so that every title can show its own
 * people. Other roles do not make anybody be kept. Whoever is kept is kept with all their credits.
 */
export const SHOWN_BILLING: Readonly<Partial<Record<CreditRole, number>>> = {
  director: Number.MAX_SAFE_INTEGER,
  creator: 2,
  writer: 2,
  cast: 4,
  self: 4,
};

/** The number of a role. */
export function roleNumber(role: CreditRole): number {
  return CREDIT_ROLES.indexOf(role);
}

/** Credits as columns of equal length, ordered by title, role, billing and person. */
export interface CreditColumns {
  /** Rows of the matrix. */
  readonly titles: ArrayLike<number>;
  /** Places in the list of people. */
  readonly people: ArrayLike<number>;
  readonly roles: ArrayLike<number>;
  readonly billing: ArrayLike<number>;
}

/** People as columns of equal length, by ascending number. */
export interface PeopleColumns {
  readonly nconsts: ArrayLike<number>;
  readonly names: readonly string[];
}

/**
 * Packs columns into compressed sparse rows. O(titles + credits + people).
 *
 * @param titles how many titles there are, with credits or without
 */
export function packCredits(titles: number, credits: CreditColumns, people: PeopleColumns): Credits {
  const offsets = new Int32Array(titles + 1);
  for (let at = 0; at < credits.titles.length; at += 1) {
    const next = Number(credits.titles[at]) + 1;
    offsets[next] = (offsets[next] ?? 0) + 1;
  }
  for (let title = 1; title <= titles; title += 1) offsets[title] = (offsets[title] ?? 0) + (offsets[title - 1] ?? 0);
  return {
    offsets,
    people: Int32Array.from(credits.people),
    roles: Uint8Array.from(credits.roles),
    billing: Uint8Array.from(credits.billing),
    nconsts: Int32Array.from(people.nconsts),
    names: people.names,
  };
}

/** How many titles have no credit at all. */
export function titlesWithoutCredits({ offsets }: Credits): number {
  let count = 0;
  for (let title = 1; title < offsets.length; title += 1) if (offsets[title] === offsets[title - 1]) count += 1;
  return count;
}
