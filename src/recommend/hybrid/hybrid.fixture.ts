/** Small generated catalogues in which people, genres and tastes go together, for the tests of the hybrid strategy. */

import { aTitle, tconstOf } from '../../../test/builders/titles.ts';
import { type Random, seeded } from '../../../test/helpers/random.ts';
import type { CreditRole, Credits } from '../../domain/credits.ts';
import type { SparseRows } from '../../domain/sparse.ts';
import type { Title } from '../../domain/title.ts';
import { packCredits, roleNumber } from '../../features/credits.ts';
import { graphEmbedding } from '../../features/graph-embedding.ts';
import { peopleVectors } from '../../features/people-vectors.ts';
import { type Interactions, interactionsOf } from '../collaborative/interactions.ts';
import type { Taste } from '../taste/taste.ts';
import { type FittedHybrid, fitToLikes, type HybridInput } from './fit.ts';
import { HybridRecommender } from './hybrid-recommender.ts';
import type { HybridModel } from './saved.ts';

/** Title r is of group r mod 4: its own genres, its own people, its own audience. */
export const GROUP_GENRES = [['Crime', 'Drama'], ['Comedy', 'Romance'], ['Documentary'], ['Action', 'Sci-Fi']] as const;

/** The group of a title. */
export const groupOf = (row: number): number => row % GROUP_GENRES.length;

const SYLLABLES = ['ba', 'de', 'fi', 'go', 'ku', 'la', 'me', 'ni', 'po', 'ru'];

/** A name of one word that no other row has, so that nothing is of a franchise by chance. */
export function nameOf(row: number): string {
  const word = [...String(row).padStart(4, '0')].map((digit) => SYLLABLES[Number(digit)]).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What may differ between catalogues. */
export interface PlantedOptions {
  readonly titles?: number;
  readonly users?: number;
  readonly seed?: number;
  /** Whether people are known; default yes. */
  readonly people?: boolean;
  /** Differences of single titles, by row. */
  readonly differences?: Readonly<Record<number, Partial<Title>>>;
}

/** A catalogue, and who likes what in it. */
export interface Planted {
  readonly titles: readonly Title[];
  readonly input: HybridInput;
  readonly likes: Interactions;
}

/** One credit: who has which part in which row. */
export type PlainCredit = readonly [row: number, role: CreditRole, billing: number, person: number];

/** Credits in the form in which a model has them. */
export function creditsOf(titles: number, list: readonly PlainCredit[], names: readonly string[]): Credits {
  const sorted = list
    .map(([row, role, billing, person]) => [row, roleNumber(role), billing, person] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
  const columns = {
    titles: sorted.map(([row]) => row),
    roles: sorted.map(([, role]) => role),
    billing: sorted.map(([, , billing]) => billing),
    people: sorted.map(([, , , person]) => person),
  };
  return packCredits(titles, columns, { nconsts: names.map((_, person) => person + 1), names });
}

/** The catalogue as the strategy is fitted to it. */
export function inputOf(titles: readonly Title[], credits: Credits | undefined): HybridInput {
  if (credits === undefined) return { titles, credits, people: undefined, graph: undefined };
  const people = peopleVectors(credits, titles.length);
  const { embedding } = graphEmbedding(people, { dimensions: 16, seed: 1 });
  return {
    titles,
    credits,
    people,
    graph: { dimensions: embedding.length / titles.length, values: embedding },
  };
}

/** A catalogue of four groups; users like titles of one group, the better known the more likely, and a few of the others. */
export function planted(options: PlantedOptions = {}): Planted {
  const { titles: count = 80, users = 60, seed = 1, people = true, differences = {} } = options;
  const random = seeded(seed);
  const titles = Array.from({ length: count }, (_, row) =>
    aTitle({
      tconst: tconstOf(row),
      primaryTitle: nameOf(row),
      genres: GROUP_GENRES[groupOf(row)] ?? [],
      startYear: 1970 + random.below(45),
      runtimeMinutes: 80 + random.below(70),
      averageRating: 5 + random.below(40) / 10,
      numVotes: Math.round(1000 * 2 ** random.below(10)),
      ...differences[row],
    }),
  );
  const credits = people ? plantedCredits(count, random) : undefined;
  return { titles, input: inputOf(titles, credits), likes: plantedLikes(titles, users, random) };
}

/** Every group has a twentieth as many people as the catalogue has titles, five at least; each title has one director and three actors. */
function plantedCredits(count: number, random: Random): Credits {
  const perGroup = Math.max(5, Math.floor(count / 20));
  const list = Array.from({ length: count }, (_, row): PlainCredit[] => {
    const [director = 0, ...cast] = random.distinct(4, perGroup).map((person) => groupOf(row) * perGroup + person);
    return [[row, 'director', 1, director], ...cast.map((one, at): PlainCredit => [row, 'cast', at + 1, one])];
  });
  const names = Array.from({ length: perGroup * GROUP_GENRES.length }, (_, person) => `Person ${person}`);
  return creditsOf(count, list.flat(), names);
}

function plantedLikes(titles: readonly Title[], users: number, random: Random): Interactions {
  const rows = Array.from({ length: users }, (_, user) =>
    titles.flatMap(({ numVotes }, row) => {
      const known = Math.log2(numVotes / 1000) / 9;
      const chance = groupOf(row) === groupOf(user) ? 0.2 + 0.6 * known : 0.05 + 0.05 * known;
      return random.below(1000) < 1000 * chance ? [row] : [];
    }),
  );
  return interactionsOf(rows, titles.length);
}

/** The model of a catalogue, as learned from its likes. */
export function fitted({ input, likes }: Planted): FittedHybrid {
  return fitToLikes(input, { matrix: likes, lastYear: 2016 }, { pairsPerQuery: 10 });
}

/** The recommender over a catalogue and its model. */
export function recommenderOf({ titles, input }: Planted, model: HybridModel): HybridRecommender {
  return new HybridRecommender({ ...model, titles, credits: input.credits });
}

/** Taste that says nothing: random unit rows, and random popularity. */
export function randomTaste(titles: number, dimensions: number, seed = 1): Taste {
  const random = seeded(seed);
  const number = () => random.below(2001) / 1000 - 1;
  const vectors = new Float32Array(titles * dimensions).map(number);
  for (let row = 0; row < titles; row += 1) {
    const own = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    const length = Math.hypot(...own);
    own.forEach((value, d) => {
      own[d] = value / length;
    });
  }
  return { dimensions, vectors, popularity: new Float32Array(titles).map(() => 2 * number() - 3) };
}

/** The cosine of two rows of a dense matrix, from its definition; 0 for a row of zeros. */
export function columnsCosine(matrix: ArrayLike<number>, columns: number, one: number, other: number): number {
  const row = (at: number) => Array.from({ length: columns }, (_, i) => matrix[at * columns + i] ?? 0);
  const [a, b] = [row(one), row(other)];
  const dot = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b) || 1);
}

/** Sparse rows as dense ones, row-major. */
export function denseOf({ rows, columns, offsets, indices, values }: SparseRows): Float64Array {
  const dense = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row += 1)
    for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at += 1)
      dense[row * columns + (indices[at] ?? 0)] = values[at] ?? 0;
  return dense;
}

/** Square sparse rows: the values of each row that has any, by column. */
export function sparseOf(size: number, rows: ReadonlyMap<number, Readonly<Record<number, number>>>): SparseRows {
  const own = Array.from({ length: size }, (_, row) => Object.entries(rows.get(row) ?? {}));
  const { offsets, indices } = interactionsOf(
    own.map((entries) => entries.map(([column]) => Number(column))),
    size,
  );
  const values = Float32Array.from(own.flat(), ([, value]) => value);
  return { rows: size, columns: size, offsets, indices, values };
}
