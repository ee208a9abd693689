/** Joins links to franchises, and lists for each title the others of its own. */

import type { Title } from '../../domain/title.ts';
import { crossovers } from './crossovers.ts';
import type { Link } from './link.ts';
import { type KeyPeople, sharedPeople } from './people.ts';
import { UnionFind } from './union-find.ts';

/** Compressed sparse rows: the titles related to title t are `related[offsets[t] … offsets[t + 1] - 1]`. */
export interface FranchiseArrays {
  /** `[titles + 1]`, from 0 to the number of relations. */
  readonly offsets: Int32Array;
  /** Rows: first those whose names are closely linked, then those linked otherwise, then the rest; each by year, then tconst. */
  readonly related: Int32Array;
}

/** By this much shared people, in this share of the pairs, are two franchises that a title joins one and the same. */
const SAME_PEOPLE = 2;
const SAME_SHARE = 0.5;

/**
 * Joins titles that are linked, directly or by others. A title that links different parts of its name to different
 * franchises ("Alien vs. Predator") belongs to both and does not make them one, unless their people are the same
 * ("Rambo: First Blood Part II"). O(titles + links + relations · log(size of a franchise)).
 */
export function groupLinks(
  titles: readonly Title[],
  links: readonly Link[],
  people: KeyPeople | undefined,
): FranchiseArrays {
  const bridges = crossovers(links);
  const groups = new UnionFind(titles.length);
  const touched = new Map<number, number[]>();
  const direct: Link[] = [];
  for (const link of links) {
    const { a, b } = link;
    if (!bridges.has(a) && !bridges.has(b)) groups.join(a, b);
    else if (bridges.has(a) && bridges.has(b)) direct.push(link);
    else if (bridges.has(a)) push(touched, a, b);
    else push(touched, b, a);
  }
  const memberships = membershipsOf(titles.length, groups, touched, people);
  return listRelated(titles, links, memberships, direct);
}

/** The franchises of each title, by the number of one of their rows. */
function membershipsOf(
  count: number,
  groups: UnionFind,
  touched: ReadonlyMap<number, readonly number[]>,
  people: KeyPeople | undefined,
): ReadonlyMap<number, ReadonlySet<number>> {
  const merged = new UnionFind(count);
  const memo = new Map<number, boolean>();
  const members = groups.members();
  for (const rows of touched.values()) {
    const roots = [...new Set(rows.map((row) => groups.find(row)))].sort((x, y) => x - y);
    roots.forEach((one, at) => {
      for (const other of roots.slice(at + 1)) {
        const key = one * count + other;
        let same = memo.get(key);
        if (same === undefined) {
          same = people !== undefined && sharePeople(members.get(one) ?? [], members.get(other) ?? [], people);
          memo.set(key, same);
        }
        if (same) merged.join(one, other);
      }
    });
  }
  const memberships = new Map<number, Set<number>>();
  for (let row = 0; row < count; row += 1) {
    const roots = touched.get(row) ?? [row];
    memberships.set(row, new Set(roots.map((root) => merged.find(groups.find(root)))));
  }
  return memberships;
}

function sharePeople(one: readonly number[], other: readonly number[], people: KeyPeople): boolean {
  let same = 0;
  for (const a of one) for (const b of other) if (sharedPeople(people, a, b).all >= SAME_PEOPLE) same += 1;
  return same >= SAME_SHARE * one.length * other.length;
}

/** Lists come in tiers: those whose names are closely linked, those linked otherwise, those linked by others. */
const TIER_OF_OTHERS = 2;

function listRelated(
  titles: readonly Title[],
  links: readonly Link[],
  memberships: ReadonlyMap<number, ReadonlySet<number>>,
  direct: readonly Link[],
): FranchiseArrays {
  const members = new Map<number, number[]>();
  for (const [row, roots] of memberships) for (const root of roots) push(members, root, row);
  const tiers = new Map(links.map(({ a, b, close }) => [a * titles.length + b, close ? 0 : 1]));
  const tierOf = (a: number, b: number): number =>
    tiers.get(Math.min(a, b) * titles.length + Math.max(a, b)) ?? TIER_OF_OTHERS;
  const partners = new Map<number, number[]>();
  for (const { a, b } of direct) {
    push(partners, a, b);
    push(partners, b, a);
  }
  const offsets = new Int32Array(titles.length + 1);
  const related: number[] = [];
  titles.forEach((_, row) => {
    const others = new Set(partners.get(row));
    for (const root of memberships.get(row) ?? []) for (const other of members.get(root) ?? []) others.add(other);
    others.delete(row);
    const ordered = [...others].map((other) => ({ other, tier: tierOf(row, other), title: titles[other]! }));
    ordered.sort(
      (x, y) => x.tier - y.tier || x.title.startYear - y.title.startYear || (x.title.tconst < y.title.tconst ? -1 : 1),
    );
    for (const { other } of ordered) related.push(other);
    offsets[row + 1] = related.length;
  });
  return { offsets, related: Int32Array.from(related) };
}

function push(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
