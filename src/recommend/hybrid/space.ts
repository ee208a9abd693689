/** Everything that the hybrid strategy knows of a catalogue, ready to be scored. */

import type { SparseRows } from '../../domain/sparse.ts';
import type { Title } from '../../domain/title.ts';
import { createDotProducts, type DotProducts } from '../../similarity/dense/dot-products.ts';
import { SparseIndex } from '../../similarity/sparse-index.ts';
import { genreVectors } from '../baselines/genres.ts';
import type { Embedding } from '../taste/basis.ts';
import type { Taste } from '../taste/taste.ts';
import { type TitleTable, titleTable } from './title-table.ts';

/** The dense scorers: each is a cosine, and together they are one dot product of weighted, joined vectors. */
export const DENSE_SCORERS = ['taste', 'graph', 'genres'] as const;

/** Where a dense scorer's coordinates stand in the joined vectors. */
export interface Block {
  readonly name: (typeof DENSE_SCORERS)[number];
  readonly from: number;
  readonly to: number;
}

/** What a space is made of. */
export interface SpaceParts {
  readonly titles: readonly Title[];
  readonly taste: Taste;
  /** The title–person graph's embedding, where people are known. */
  readonly graph: Embedding | undefined;
  /** Who made the titles, one unit row a title, where people are known. */
  readonly people: SparseRows | undefined;
}

/** Titles by who made them. */
export interface PeopleSpace {
  readonly vectors: SparseRows;
  readonly index: SparseIndex;
  /** Room for one query: cosines, all 0 in between, and which of them are not. */
  readonly scratch: { readonly cosines: Float64Array; readonly touched: Int32Array };
}

/** What of a space cannot be told from the titles alone. */
export interface JoinedParts {
  readonly blocks: readonly Block[];
  readonly vectors: Float32Array;
  readonly people: SparseRows | undefined;
  readonly popularity: Float32Array;
}

/** A catalogue as the hybrid strategy sees it; row r is title r everywhere. */
export interface HybridSpace {
  readonly rows: number;
  readonly table: TitleTable;
  readonly blocks: readonly Block[];
  /** Coordinates of a joined vector. */
  readonly columns: number;
  /** `[rows × columns]`: the unit vectors of the dense scorers side by side; zero where one knows nothing. */
  readonly vectors: Float32Array;
  /** The same, for dot products with all of them; made when it is first asked for. */
  readonly products: () => DotProducts;
  readonly people: PeopleSpace | undefined;
  /** `[rows]`, ln of the share of people who like a title. */
  readonly popularity: Float32Array;
}

/** Joins the parts. O(rows × columns). */
export function hybridSpace({ titles, taste, graph, people }: SpaceParts): HybridSpace {
  const rows = titles.length;
  const genres = genreVectors(titles.map((title) => title.genres));
  const parts: [Block['name'], Embedding][] = [['taste', { dimensions: taste.dimensions, values: taste.vectors }]];
  if (graph !== undefined) parts.push(['graph', graph]);
  parts.push(['genres', { dimensions: genres.columns, values: Float32Array.from(genres.vectors) }]);
  const blocks: Block[] = [];
  let columns = 0;
  for (const [name, { values, dimensions }] of parts) {
    if (values.length !== rows * dimensions)
      throw new Error(`${name} has ${values.length} numbers for ${rows} titles of ${dimensions}`);
    blocks.push({ name, from: columns, to: columns + dimensions });
    columns += dimensions;
  }
  const vectors = new Float32Array(rows * columns);
  parts.forEach(([, { values, dimensions }], part) => {
    const { from } = blocks[part] as Block;
    for (let row = 0; row < rows; row += 1)
      vectors.set(values.subarray(row * dimensions, (row + 1) * dimensions), row * columns + from);
  });
  return spaceOf(titles, { blocks, vectors, people, popularity: taste.popularity });
}

/** A space of parts that were joined before. */
export function spaceOf(titles: readonly Title[], parts: JoinedParts): HybridSpace {
  const { blocks, vectors, people, popularity } = parts;
  const rows = titles.length;
  const columns = blocks.at(-1)?.to ?? 0;
  if (vectors.length !== rows * columns || popularity.length !== rows)
    throw new Error(`${vectors.length} and ${popularity.length} numbers are no space of ${rows} titles`);
  let products: DotProducts | undefined;
  return {
    rows,
    table: titleTable(titles),
    blocks,
    columns,
    vectors,
    products: () => (products ??= createDotProducts(vectors, rows, columns)),
    people: people && {
      vectors: people,
      index: new SparseIndex(people),
      scratch: { cosines: new Float64Array(rows), touched: new Int32Array(rows) },
    },
    popularity,
  };
}

/** The dot product of two titles' coordinates from one column to another: the cosine of a dense scorer over its block. */
export function blockDot(
  { vectors, columns }: HybridSpace,
  one: number,
  other: number,
  from: number,
  to: number,
): number {
  let sum = 0;
  const [a, b] = [one * columns, other * columns];
  for (let i = from; i < to; i += 1) sum += (vectors[a + i] as number) * (vectors[b + i] as number);
  return sum;
}
