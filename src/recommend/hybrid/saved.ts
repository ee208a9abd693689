/** A hybrid model as named arrays and a few facts, the form in which a bundle carries it. */

import { z } from 'zod';
import type { SparseRows } from '../../domain/sparse.ts';
import type { Title } from '../../domain/title.ts';
import { type Franchises, franchisesOf } from '../franchise.ts';
import { PackedRows } from './packed-rows.ts';
import { DENSE_SCORERS, type HybridSpace, spaceOf } from './space.ts';
import { type Blend, SCORERS } from './weights.ts';

/** Changes whenever the arrays are to be read in another way. */
export const HYBRID_VERSION = '2';

/** What of a hybrid model is learned or found in training. */
export interface HybridModel {
  readonly space: HybridSpace;
  readonly blend: Blend;
  readonly franchises: Franchises;
  /** `[titles]`, how many people's likes stand behind each title; `undefined` when it was trained without ratings. */
  readonly likes: Int32Array | undefined;
  /** `[titles × titles]`: row j holds what liking j adds to other titles, see `fitPersonal`; `undefined` without ratings. */
  readonly personal: SparseRows | undefined;
  /** Of each title the candidates, see `nearestByBlend`. */
  readonly neighbours: PackedRows | undefined;
}

/** Numbers as a hybrid model keeps them. */
export type HybridArray = Float32Array | Int32Array | Uint16Array;

/** The arrays by name, and what says how to read them. */
export interface SavedHybrid {
  readonly arrays: Readonly<Record<string, HybridArray>>;
  readonly metadata: Readonly<Record<string, string>>;
}

const weightsSchema = z.strictObject(
  Object.fromEntries(SCORERS.map((name) => [name, z.number()])) as Record<(typeof SCORERS)[number], z.ZodNumber>,
);

/** Schema of a {@link Blend}. */
export const blendSchema = z.strictObject({
  liked: weightsSchema,
  resemblance: weightsSchema,
  popularity: z.number(),
  offset: z.number(),
});

/** Everybody whom IMDb knows of would fit; a list of people's titles is made for each. */
const MAX_PEOPLE = 2 ** 24;

const blocksSchema = z
  .array(z.strictObject({ name: z.enum(DENSE_SCORERS), from: z.int().min(0), to: z.int().min(0) }))
  .min(1);

/** The model as arrays. */
export function hybridToArrays({ space, blend, franchises, likes, personal, neighbours }: HybridModel): SavedHybrid {
  const { people, popularity, vectors, blocks } = space;
  return {
    arrays: {
      vectors,
      popularity,
      ...(people && sparseArrays('people', people.vectors)),
      ...(personal && sparseArrays('personal', personal)),
      ...(likes && { likes }),
      ...(neighbours && {
        neighbour_offsets: neighbours.arrays.offsets,
        neighbour_differences: neighbours.arrays.differences,
      }),
      franchise_offsets: franchises.arrays.offsets,
      franchise_related: franchises.arrays.related,
    },
    metadata: {
      version: HYBRID_VERSION,
      blend: JSON.stringify(blend),
      blocks: JSON.stringify(blocks),
      people_columns: String(people?.vectors.columns ?? 0),
    },
  };
}

/**
 * The model that {@link hybridToArrays} gave; arrays are used in place.
 *
 * @returns `undefined` when another version of this program wrote it
 * @throws {Error} when an array is missing or does not fit the titles
 */
export function hybridFromArrays(titles: readonly Title[], { arrays, metadata }: SavedHybrid): HybridModel | undefined {
  if (metadata.version !== HYBRID_VERSION) return undefined;
  const floats = (name: string): Float32Array => {
    const found = arrays[name];
    if (found instanceof Float32Array) return found;
    throw new Error(`the hybrid model lacks ${name}`);
  };
  const whole = (name: string): Int32Array => {
    const found = arrays[name];
    if (found instanceof Int32Array) return found;
    throw new Error(`the hybrid model lacks ${name}`);
  };
  const shorts = (name: string): Uint16Array => {
    const found = arrays[name];
    if (found instanceof Uint16Array) return found;
    throw new Error(`the hybrid model lacks ${name}`);
  };
  const sparse = (name: string, columns: number): SparseRows | undefined =>
    arrays[`${name}_offsets`] === undefined
      ? undefined
      : {
          rows: titles.length,
          columns,
          offsets: whole(`${name}_offsets`),
          indices: whole(`${name}_indices`),
          values: floats(`${name}_values`),
        };
  const peopleColumns = Number(metadata.people_columns);
  requireFit('people', Number.isInteger(peopleColumns) && peopleColumns >= 0 && peopleColumns <= MAX_PEOPLE);
  const people = sparse('people', peopleColumns);
  const personal = sparse('personal', titles.length);
  const franchises = { offsets: whole('franchise_offsets'), related: whole('franchise_related') };
  const likes = arrays.likes === undefined ? undefined : whole('likes');
  for (const [name, matrix] of Object.entries({ people, personal })) {
    if (matrix === undefined) continue;
    requireRows(name, matrix, matrix.columns);
    requireFit(name, matrix.values.length === matrix.indices.length);
  }
  requireRows(
    'franchises',
    { rows: titles.length, offsets: franchises.offsets, indices: franchises.related },
    titles.length,
  );
  requireFit('likes', likes === undefined || likes.length === titles.length);
  const blocks = blocksSchema.parse(JSON.parse(metadata.blocks ?? ''));
  // Side by side, so that none of them reaches beyond the vectors.
  requireFit(
    'blocks',
    blocks.every(({ from, to }, at) => from === (blocks[at - 1]?.to ?? 0) && to > from),
  );
  return {
    space: spaceOf(titles, { blocks, vectors: floats('vectors'), people, popularity: floats('popularity') }),
    blend: blendSchema.parse(JSON.parse(metadata.blend ?? '')),
    franchises: franchisesOf(franchises),
    likes,
    personal,
    neighbours:
      arrays.neighbour_offsets &&
      new PackedRows(titles.length, {
        offsets: whole('neighbour_offsets'),
        differences: shorts('neighbour_differences'),
      }),
  };
}

function requireFit(name: string, fits: boolean): void {
  if (!fits) throw new Error(`the ${name} of the hybrid model do not fit its titles`);
}

/** Compressed sparse rows must be one a title, and point at nothing beyond the columns. */
function requireRows(
  name: string,
  { rows, offsets, indices }: Pick<SparseRows, 'rows' | 'offsets' | 'indices'>,
  columns: number,
): void {
  const ascending = offsets.every((offset, at) => offset >= (offsets[at - 1] ?? 0));
  const whole = offsets.length === rows + 1 && offsets[0] === 0 && offsets[rows] === indices.length;
  requireFit(name, ascending && whole && within(indices, 0, columns));
}

function within(numbers: Int32Array, low: number, below: number): boolean {
  // Millions of them at every start: a loop, not a callback.
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] as number;
    if (number < low || number >= below) return false;
  }
  return true;
}

function sparseArrays(name: string, { offsets, indices, values }: SparseRows) {
  return { [`${name}_offsets`]: offsets, [`${name}_indices`]: indices, [`${name}_values`]: values };
}
