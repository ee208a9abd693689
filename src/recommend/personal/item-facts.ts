/** The facts about the titles of a catalogue, in the form that models take, and those of a choice of them. */

import type { SparseRows } from '../../domain/sparse.ts';
import type { Title } from '../../domain/title.ts';
import { genreVectors } from '../baselines/genres.ts';
import type { ItemFacts } from '../collaborative/side-information.ts';

/**
 * The facts of every title. Genres weigh by how few titles of the catalogue have them, as in `genreScorer`.
 *
 * @param people one row a title, of unit length or empty; without it nobody is known
 * @throws {Error} if there are rows for another number of titles
 */
export function itemFacts(
  titles: readonly Pick<Title, 'genres' | 'startYear'>[],
  people: SparseRows = emptyRows(titles.length),
): ItemFacts {
  if (people.rows !== titles.length)
    throw new Error(`expected people of ${titles.length} titles, found ${people.rows}`);
  const { vectors, columns } = genreVectors(titles.map(({ genres }) => genres));
  return {
    genres: sparseRows(vectors, titles.length, columns),
    people,
    years: Float64Array.from(titles, ({ startYear }) => startYear),
  };
}

/**
 * The facts of a choice of titles, in its order.
 *
 * @param rows places in the catalogue; −1 for a film that the catalogue does not know, of which nothing is known then
 */
export function factsAt(facts: ItemFacts, rows: Int32Array): ItemFacts {
  return {
    genres: rowsAt(facts.genres, rows),
    people: rowsAt(facts.people, rows),
    years: Float64Array.from(rows, (row) => facts.years[row] ?? Number.NaN),
  };
}

/** The rows of a choice, in its order; empty for −1. */
export function rowsAt(matrix: SparseRows, rows: Int32Array): SparseRows {
  const offsets = new Int32Array(rows.length + 1);
  const starts = Int32Array.from(rows, (row) => (row < 0 ? 0 : (matrix.offsets[row] as number)));
  const ends = Int32Array.from(rows, (row) => (row < 0 ? 0 : (matrix.offsets[row + 1] as number)));
  starts.forEach((start, at) => {
    offsets[at + 1] = (offsets[at] as number) + (ends[at] as number) - start;
  });
  const indices = new Int32Array(offsets[rows.length] as number);
  const values = new Float32Array(indices.length);
  starts.forEach((start, at) => {
    indices.set(matrix.indices.subarray(start, ends[at]), offsets[at]);
    values.set(matrix.values.subarray(start, ends[at]), offsets[at]);
  });
  return { rows: rows.length, columns: matrix.columns, offsets, indices, values };
}

function sparseRows(dense: Float64Array, rows: number, columns: number): SparseRows {
  const places = Int32Array.from(dense.keys()).filter((at) => dense[at] !== 0);
  const offsets = new Int32Array(rows + 1);
  let next = 0;
  for (let row = 0; row < rows; row += 1) {
    while (next < places.length && (places[next] as number) < (row + 1) * columns) next += 1;
    offsets[row + 1] = next;
  }
  return {
    rows,
    columns,
    offsets,
    indices: places.map((at) => at % columns),
    values: Float32Array.from(places, (at) => dense[at] as number),
  };
}

function emptyRows(rows: number): SparseRows {
  return {
    rows,
    columns: 0,
    offsets: new Int32Array(rows + 1),
    indices: new Int32Array(0),
    values: new Float32Array(0),
  };
}
