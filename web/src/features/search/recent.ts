/** What the person searched for and looked at last, kept in this browser. */

import { stored } from '../../lib/stored.ts';

/** A text that was searched for, and found titles. */
export interface RecentQuery {
  readonly kind: 'query';
  readonly q: string;
}

/** A title that was looked at, with what is needed to show it without asking the server. */
export interface RecentTitle {
  readonly kind: 'title';
  readonly tconst: string;
  readonly title: string;
  readonly year: number;
  readonly genres: string;
  readonly title_type: string;
}

/** One of the latest searches and titles. */
export type Recent = RecentQuery | RecentTitle;

/** How many are kept; older ones are forgotten. */
export const MOST_RECENT = 8;

/** The latest searches and titles, the latest first. */
export const recent = stored<readonly Recent[]>('recent', [], (json) =>
  Array.isArray(json) ? json.filter(isRecent).slice(0, MOST_RECENT) : undefined,
);

/** Remembers a title that is being looked at. */
export function rememberTitle({ tconst, title, year, genres, title_type }: Omit<RecentTitle, 'kind'>): void {
  remember({ kind: 'title', tconst, title, year, genres, title_type });
}

/** Remembers a text that was searched for. */
export function rememberQuery(q: string): void {
  if (q !== '') remember({ kind: 'query', q });
}

/** Forgets one of them. */
export function forgetRecent(entry: Recent): void {
  recent.set((before) => before.filter((other) => recentKey(other) !== recentKey(entry)));
}

/** Forgets them all. */
export function forgetAllRecent(): void {
  recent.set([]);
}

/** What tells one from the others; the same text in capitals is the same. */
export function recentKey(entry: Recent): string {
  return entry.kind === 'title' ? entry.tconst : `query ${entry.q.toLowerCase()}`;
}

/** What it is called. */
export function recentName(entry: Recent): string {
  return entry.kind === 'title' ? entry.title : entry.q;
}

/** The list with an entry at its top, once. */
export function withRecent(before: readonly Recent[], entry: Recent): readonly Recent[] {
  const key = recentKey(entry);
  return [entry, ...before.filter((other) => recentKey(other) !== key)].slice(0, MOST_RECENT);
}

function remember(entry: Recent): void {
  const [first] = recent.get();
  if (first !== undefined && JSON.stringify(first) === JSON.stringify(entry)) return;
  recent.set((before) => withRecent(before, entry));
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, q, tconst, title, year, genres, title_type } = value as Record<string, unknown>;
  if (kind === 'query') return typeof q === 'string' && q.trim() !== '';
  return (
    kind === 'title' &&
    typeof tconst === 'string' &&
    /^tt\d{7,10}$/.test(tconst) &&
    typeof title === 'string' &&
    typeof year === 'number' &&
    typeof genres === 'string' &&
    typeof title_type === 'string'
  );
}
