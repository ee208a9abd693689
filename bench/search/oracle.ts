/** What ranking by votes could reach at best: all titles that match a query as well as the one that is meant, the most voted first. */

import { Typos } from '../../src/search/distance.ts';
import { fold } from '../../src/search/fold.ts';
import { unitsOf } from '../../src/search/query.ts';
import { type Names, rankOf } from './names.ts';
import { type Query, typosBetween } from './queries.ts';

const typos = new Typos();

/**
 * The rank, from 1, of the first title of the intended name among the `limit` most voted titles that match the query as well as it does: the
 * same folded name (exact, no accents), a name that begins with the query (prefix), a name as few typos away (typos), a name with all words of the
 * query (missing and swapped words). Infinity when it is not among them.
 */
export function oracleRank(query: Query, names: Names, limit: number): number {
  const matches = matcherOf(query, names);
  const rows: number[] = [];
  for (const row of names.byVotes) {
    if (!matches(row)) continue;
    rows.push(row);
    if (rows.length === limit) break;
  }
  return rankOf(query.name, rows, names);
}

function matcherOf({ kind, text, name }: Query, names: Names): (row: number) => boolean {
  const { primary, original, units, starts } = names;
  const wanted = fold(text);
  const either = (matches: (name: string) => boolean) => (row: number) =>
    matches(primary[row] ?? '') || matches(original[row] ?? '');
  switch (kind) {
    case 'exact':
    case 'no accents':
      return either((other) => other === wanted);
    case 'prefix':
      return either((other) => other.startsWith(wanted));
    case 'one typo':
    case 'two typos': {
      const limit = typosBetween(wanted, name);
      typos.prepare(unitsOf(wanted));
      const near = (from: number, to: number): boolean =>
        from < to && typos.measure(units, from, to, limit) && typos.whole <= limit;
      return (row) => near(starts[2 * row]!, starts[2 * row + 1]!) || near(starts[2 * row + 1]!, starts[2 * row + 2]!);
    }
    case 'missing word':
    case 'swapped words': {
      const words = wanted.split(' ').map((word) => ` ${word} `);
      return either((other) => words.every((word) => ` ${other} `.includes(word)));
    }
  }
}
