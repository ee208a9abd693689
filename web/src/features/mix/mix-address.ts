/** The address of a mix: which titles are liked and disliked, read and written without losing its other parameters. */

import { mixPath } from '../../lib/paths.ts';

/** What someone thinks of a title. */
export type Opinion = 'like' | 'dislike';

/** Titles to recommend for, and titles to keep away from; none is in both. */
export interface Mix {
  readonly likes: readonly string[];
  readonly dislikes: readonly string[];
}

/** A mix as an address says it, and what of the address is of no use. */
export interface MixAddress {
  readonly mix: Mix;
  /** Titles that a link wants to add to the mix there is. */
  readonly added: readonly string[];
  /** Texts that are no identifiers. */
  readonly malformed: readonly string[];
  /** Titles that are in both lists; they are kept as liked. */
  readonly contradicted: readonly string[];
  /** How many titles were left out because a list is full. */
  readonly beyond: number;
}

/** The API's limit of each list. */
export const MOST_OF_A_LIST = 200;

/** A mix of nothing. */
export const EMPTY_MIX: Mix = { likes: [], dislikes: [] };

const IDENTIFIER = /^tt\d{7,10}$/;

/** Reads the query of an address, with or without its question mark. */
export function parseMix(search: string): MixAddress {
  const parameters = new URLSearchParams(search);
  const likes = readList(parameters.getAll('likes'));
  const dislikes = readList(parameters.getAll('dislikes'));
  const added = readList(parameters.getAll('add'));
  const isLiked = new Set(likes.found);
  const kept = dislikes.found.filter((tconst) => !isLiked.has(tconst));
  return {
    mix: { likes: likes.found.slice(0, MOST_OF_A_LIST), dislikes: kept.slice(0, MOST_OF_A_LIST) },
    added: added.found,
    malformed: [...new Set([...likes.malformed, ...dislikes.malformed, ...added.malformed])],
    contradicted: dislikes.found.filter((tconst) => isLiked.has(tconst)),
    beyond: over(likes.found) + over(kept),
  };
}

/** The address of a mix, with whatever else the query said. */
export function formatMix(search: string, mix: Mix): string {
  const others = new URLSearchParams(search);
  for (const name of ['likes', 'dislikes', 'add']) others.delete(name);
  const path = mixPath(mix.likes, mix.dislikes);
  const rest = others.toString().replaceAll('%2C', ',');
  if (rest === '') return path;
  return `${path}${path.includes('?') ? '&' : '?'}${rest}`;
}

/** Whether there is nothing in a mix. */
export function isEmptyMix({ likes, dislikes }: Mix): boolean {
  return likes.length + dislikes.length === 0;
}

/** What a mix says of a title, if anything. */
export function opinionOf({ likes, dislikes }: Mix, tconst: string): Opinion | undefined {
  if (likes.includes(tconst)) return 'like';
  return dislikes.includes(tconst) ? 'dislike' : undefined;
}

/** The mix with a title at the end of a list, and no longer in the other; the mix itself when the list is full. */
export function withTitle(mix: Mix, tconst: string, opinion: Opinion): Mix {
  if (opinionOf(mix, tconst) === opinion) return mix;
  const { likes, dislikes } = withoutTitles(mix, [tconst]);
  if ((opinion === 'like' ? likes : dislikes).length >= MOST_OF_A_LIST) return mix;
  return opinion === 'like' ? { likes: [...likes, tconst], dislikes } : { likes, dislikes: [...dislikes, tconst] };
}

/** The mix without some titles. */
export function withoutTitles({ likes, dislikes }: Mix, tconsts: readonly string[]): Mix {
  const isKept = (tconst: string): boolean => !tconsts.includes(tconst);
  return { likes: likes.filter(isKept), dislikes: dislikes.filter(isKept) };
}

function readList(values: readonly string[]): { readonly found: string[]; readonly malformed: string[] } {
  const parts = values.flatMap((value) => value.split(',')).map((part) => part.trim());
  const named = [...new Set(parts)].filter((part) => part !== '');
  const found = new Set<string>();
  const malformed: string[] = [];
  for (const part of named) {
    const tconst = part.toLowerCase();
    if (IDENTIFIER.test(tconst)) found.add(tconst);
    else malformed.push(part);
  }
  return { found: [...found], malformed };
}

function over(list: readonly string[]): number {
  return Math.max(0, list.length - MOST_OF_A_LIST);
}
