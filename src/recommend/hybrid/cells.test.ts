import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.ts';
import { type Cells, cellsOf } from './cells.ts';

const COLUMNS = 4;

/** Rows in clusters of their own around points that are far apart: row r is of cluster r mod `clusters`. */
function clustered(rows: number, clusters: number, spread = 0.05): Float32Array {
  const random = seeded(11);
  const near = (size: number) => size * (random.below(2001) / 1000 - 1);
  const centres = Array.from({ length: clusters }, (_, cluster) => [10 * cluster, near(1), -10 * cluster, near(1)]);
  return Float32Array.from(
    Array.from({ length: rows }, (_, row) => centres[row % clusters]!.map((value) => value + near(spread))).flat(),
  );
}
const members = ({ offsets, order }: Cells) =>
  Array.from({ length: offsets.length - 1 }, (_, cell) => [...order.subarray(offsets[cell], offsets[cell + 1])]);
const cellOf = (cells: Cells, row: number) => members(cells).findIndex((own) => own.includes(row));

describe('cellsOf', () => {
  it('finds clusters: no cell has rows of two that are far apart', () => {
    // Ten cells for four clusters: each is divided, none is joined to another.
    const cells = cellsOf(clustered(100, 4), 100, COLUMNS, 1);
    expect(cells.offsets).toHaveLength(11);
    for (const own of members(cells)) expect(new Set(own.map((row) => row % 4)).size).toBeLessThanOrEqual(1);
  });

  it('puts every row into one cell, in ascending order within it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 6 }), fc.nat(), (rows, clusters, seed) => {
        const cells = cellsOf(clustered(rows, clusters, 3), rows, COLUMNS, seed);
        expect([cells.offsets[0], cells.offsets.at(-1)]).toEqual([0, rows]);
        expect([...cells.order].sort((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, row) => row));
        for (const own of members(cells)) expect(own).toEqual(own.toSorted((a, b) => a - b));
      }),
      { numRuns: 40 },
    );
  });

  it('looks first into the own cell of a row, then into those further and further away', () => {
    const vectors = clustered(100, 4);
    const cells = cellsOf(vectors, 100, COLUMNS, 1);
    const own = members(cells);
    const mean = (cell: number, column: number) =>
      own[cell]!.reduce((sum, row) => sum + vectors[row * COLUMNS + column]!, 0) / own[cell]!.length;
    for (let row = 0; row < 100; row += 1) {
      const order = [...cells.nearest(row, 10)];
      expect(order[0]).toBe(cellOf(cells, row));
      expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      const distances = order
        .filter((cell) => own[cell]!.length > 0)
        .map((cell) => Math.hypot(...[0, 1, 2, 3].map((at) => vectors[row * COLUMNS + at]! - mean(cell, at))));
      // Single precision, and the last round moves no centre: they may differ a little from the means.
      distances.slice(1).forEach((distance, at) => {
        expect(distance).toBeGreaterThan(distances[at]! - 0.1);
      });
    }
  });

  it('moves centres to the middle of their rows: nearly every row is in the cell whose mean is nearest', () => {
    const random = seeded(2);
    const vectors = Float32Array.from({ length: 800 }, () => random.below(1000) / 1000);
    const own = members(cellsOf(vectors, 400, 2, 1));
    const means = own.map((rows) =>
      [0, 1].map((at) => rows.reduce((sum, row) => sum + vectors[row * 2 + at]!, 0) / rows.length),
    );
    const right = own.flatMap((rows, cell) =>
      rows.filter((row) => {
        const distances = means.map(([x, y]) => Math.hypot(vectors[row * 2]! - x!, vectors[row * 2 + 1]! - y!));
        return distances.indexOf(Math.min(...distances)) === cell;
      }),
    );
    expect(right.length).toBeGreaterThan(0.95 * 400);
  });

  it('looks into no more cells than asked for, nor than there are', () => {
    const cells = cellsOf(clustered(30, 3), 30, COLUMNS, 1);
    expect(cells.nearest(7, 2)).toEqual(cells.nearest(7, 5).subarray(0, 2));
    expect(cells.nearest(7, 50)).toHaveLength(5);
  });

  it('makes one cell of one row', () => {
    const cells = cellsOf(Float32Array.of(1, 2, 3, 4), 1, COLUMNS, 1);
    expect([[...cells.offsets], [...cells.order], [...cells.nearest(0, 3)]]).toEqual([[0, 1], [0], [0]]);
  });

  it('gives the same cells for the same seed, and others for another', () => {
    const vectors = clustered(200, 7, 4);
    const cells = (seed: number) => members(cellsOf(vectors, 200, COLUMNS, seed));
    expect(cells(3)).toEqual(cells(3));
    expect(cells(4)).not.toEqual(cells(3));
  });
});
