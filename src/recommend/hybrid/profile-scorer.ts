/** Scores titles for one title or several: the weighted sum of what all scorers say. */

import type { SparseRows } from '../../domain/sparse.ts';
import { blockDot, type HybridSpace } from './space.ts';
import { KIND_COUNT, kindValue } from './title-table.ts';
import { type ScorerName, USUAL_POPULARITY, type Weights } from './weights.ts';

/** A title that is asked for, and how much it counts: the likes' weights sum to 1, dislikes' are negative. */
export interface ProfileItem {
  readonly row: number;
  readonly weight: number;
}

/**
 * The blend of a profile: Σ over its items of weight · Σ over scorers of w · value(item, title), and the title's own popularity
 * once. With one item of weight 1 this is the blend of two titles.
 *
 * Dense scorers are linear, so that the items' vectors are summed first and each title costs one dot product; kind
 * becomes a table; only people, whose value is the square root of a sparse cosine, is summed item by item.
 */
export class ProfileScorer {
  readonly #space: HybridSpace;
  readonly #popularity: number;
  /** Σ weight · w · unit vectors, over all dense scorers. */
  readonly #query: Float64Array;
  readonly #byKind = new Float64Array(KIND_COUNT);
  /** Titles that share a person with the profile, and what that adds. */
  readonly #byPeople: ReadonlyMap<number, number>;

  constructor(space: HybridSpace, profile: readonly ProfileItem[], weights: Weights) {
    this.#space = space;
    this.#popularity = weights.popularity;
    this.#query = new Float64Array(space.columns);
    for (const { row, weight } of profile) {
      for (const { name, from, to } of space.blocks) {
        const factor = weight * weights[name];
        for (let i = from; i < to; i += 1)
          this.#query[i] = (this.#query[i] as number) + factor * (space.vectors[row * space.columns + i] as number);
      }
      const kind = space.table.kinds[row] as number;
      for (let other = 0; other < KIND_COUNT; other += 1)
        this.#byKind[other] = (this.#byKind[other] as number) + weight * weights.kind * kindValue(kind, other);
    }
    this.#byPeople = sharedPeople(space, profile, weights.people);
  }

  /** The titles that share a person with the profile. */
  get sharing(): Iterable<number> {
    return this.#byPeople.keys();
  }

  /** Σ weight · w · unit vectors, over all dense scorers: its dot product with a title's joined vector is what they say of it. */
  get query(): Float64Array {
    return this.#query;
  }

  /** The blend of one title, before it is brought to 0–1. */
  score(row: number): number {
    const { vectors, columns } = this.#space;
    const query = this.#query;
    let sum = 0;
    for (let i = 0, at = row * columns; i < columns; i += 1, at += 1)
      sum += (query[i] as number) * (vectors[at] as number);
    return sum + this.beside(row);
  }

  /** What all but the dense scorers say of a title. */
  beside(row: number): number {
    const { table, popularity } = this.#space;
    const stranger = this.besideOfStranger(popularity[row] as number, table.kinds[row] as number);
    return stranger + (this.#byPeople.get(row) ?? 0);
  }

  /** As {@link beside}, for a title of this popularity and kind that shares nobody with the profile. */
  besideOfStranger(popularity: number, kind: number): number {
    return this.#popularity * fame(popularity) + (this.#byKind[kind] as number);
  }
}

/** ln of how many times more people like a title than one that 3 % like, which is well known: so fame speaks for it or against it. */
function fame(popularity: number): number {
  return popularity - USUAL_POPULARITY;
}

/** What each scorer says of title b as a recommendation for a; `null` of a scorer that knows nothing of either. */
export function scorerValues(space: HybridSpace, a: number, b: number): Record<ScorerName, number | null> {
  const { table, people, popularity, blocks } = space;
  const dense = (name: string): number | null => {
    const block = blocks.find((one) => one.name === name);
    if (block === undefined) return null;
    const known = [a, b].every((row) => blockDot(space, row, row, block.from, block.to) > 0);
    return known ? blockDot(space, a, b, block.from, block.to) : null;
  };
  return {
    taste: dense('taste'),
    graph: dense('graph'),
    genres: dense('genres'),
    people: people === undefined ? null : peopleValue(people.vectors, a, b),
    kind: kindValue(table.kinds[a] as number, table.kinds[b] as number),
    popularity: fame(popularity[b] as number),
  };
}

/** The square root of two titles' cosine by people; `null` when the people of one are not known. */
function peopleValue({ offsets, indices, values }: SparseRows, a: number, b: number): number | null {
  let [one, other] = [offsets[a] as number, offsets[b] as number];
  const [ends, otherEnds] = [offsets[a + 1] as number, offsets[b + 1] as number];
  if (one === ends || other === otherEnds) return null;
  let sum = 0;
  while (one < ends && other < otherEnds) {
    const difference = (indices[one] as number) - (indices[other] as number);
    if (difference === 0) sum += (values[one] as number) * (values[other] as number);
    if (difference <= 0) one += 1;
    if (difference >= 0) other += 1;
  }
  return Math.sqrt(Math.max(sum, 0));
}

function sharedPeople(space: HybridSpace, profile: readonly ProfileItem[], factor: number): Map<number, number> {
  const shared = new Map<number, number>();
  const { people } = space;
  if (people === undefined || factor === 0) return shared;
  const { cosines, touched } = people.scratch;
  for (const { row, weight } of profile) {
    const count = people.index.cosines(row, cosines, touched);
    for (let at = 0; at < count; at += 1) {
      const other = touched[at] as number;
      const cosine = cosines[other] as number;
      cosines[other] = 0;
      if (other !== row) shared.set(other, (shared.get(other) ?? 0) + weight * factor * Math.sqrt(Math.max(cosine, 0)));
    }
  }
  return shared;
}
