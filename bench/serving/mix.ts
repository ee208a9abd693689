/** The mix of requests that `make load` sends, made of the titles of whatever catalogue is served. */

import type autocannon from 'autocannon';

/** A title as requests name it. */
export interface KnownTitle {
  readonly tconst: string;
  readonly title: string;
}

/** What share of the requests is of each kind. A recommendation goes with the searches and keystrokes that led to it. */
export const SHARES = { recommend: 0.4, search: 0.3, suggest: 0.3 } as const;

/** One request, as autocannon takes it. */
export type LoadRequest = autocannon.Request & { readonly method: 'GET' | 'POST'; readonly path: string };

/**
 * So many requests in a random order: recommendations by identifier (half of them with other than the ordinary numbers), searches by whole names, by their first
 * words and with a letter missing, a third each, and what is typed ahead, from one letter on.
 *
 * @param random from 0 to 1
 */
export function mixOf(titles: readonly KnownTitle[], count: number, random: () => number): LoadRequest[] {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  return Array.from({ length: count }, () => {
    const title = pick(titles);
    const kind = random();
    if (kind < SHARES.recommend) return recommend(title, pick([10, 10, 5, 20]));
    if (kind < SHARES.recommend + SHARES.search) return get('/search', pick(SEARCHES)(title.title, random));
    return get('/suggest', title.title.slice(0, 1 + Math.floor(random() * 8)));
  });
}

const SEARCHES: readonly ((name: string, random: () => number) => string)[] = [
  (name) => name,
  (name) => name.split(' ').slice(0, 2).join(' '),
  (name, random) => {
    const at = 1 + Math.floor(random() * Math.max(1, name.length - 1));
    return name.slice(0, at) + name.slice(at + 1);
  },
];

function recommend({ tconst }: KnownTitle, topK: number): LoadRequest {
  const body = JSON.stringify({ tconst, top_k: topK });
  return { method: 'POST', path: '/recommend', headers: { 'content-type': 'application/json' }, body };
}

function get(path: string, text: string): LoadRequest {
  return { method: 'GET', path: `${path}?q=${encodeURIComponent(text.trim() || 'a')}` };
}
