/** Joins links to franchises, and lists for each title the others of its own. */

import type { Title } from '../../domain/title.ts';
import type { Link } from './link.ts';

/** Compressed sparse rows: the titles related to title t are `related[offsets[t] … offsets[t + 1] - 1]`. */
export interface FranchiseArrays {
  /** `[titles + 1]`, from 0 to the number of relations. */
  readonly offsets: Int32Array;
  /** Rows, the most closely tied first, then by year. */
  readonly related: Int32Array;
}

/** Joins titles that are linked, directly or by others. O(titles + relations · log(size of a franchise)). */
export function groupLinks(titles: readonly Title[], links: readonly Link[]): FranchiseArrays {
  const parent = Int32Array.from(titles, (_, row) => row);
  const find = (row: number): number => {
    let root = row;
    while (parent[root] !== root) root = parent[root]!;
    while (parent[row] !== root) {
      const next = parent[row]!;
      parent[row] = root;
      row = next;
    }
    return root;
  };
  for (const { a, b } of links) {
    const [low, high] = [find(a), find(b)].sort((x, y) => x - y) as [number, number];
    parent[high] = low;
  }
  const members = new Map<number, number[]>();
  titles.forEach((_, row) => {
    const root = find(row);
    const group = members.get(root);
    if (group === undefined) members.set(root, [row]);
    else group.push(row);
  });
  const strengths = new Map(links.map(({ a, b, strength }) => [a * titles.length + b, strength]));
  const strengthOf = (a: number, b: number): number =>
    strengths.get(Math.min(a, b) * titles.length + Math.max(a, b)) ?? 0;
  const offsets = new Int32Array(titles.length + 1);
  const related: number[] = [];
  titles.forEach((_, row) => {
    const others = (members.get(find(row)) ?? []).filter((other) => other !== row);
    others.sort((x, y) => {
      const [sx, sy] = [strengthOf(row, x) > 0, strengthOf(row, y) > 0];
      if (sx !== sy) return sx ? -1 : 1;
      return titles[x]!.startYear - titles[y]!.startYear || x - y;
    });
    related.push(...others);
    offsets[row + 1] = related.length;
  });
  return { offsets, related: Int32Array.from(related) };
}
