/** Tests of the matrix of ratings and votes. */

import { describe, expect, it } from 'vitest';
import { heatColour, heatText, ratingGrid } from './rating-grid.ts';

describe('ratingGrid', () => {
  it('leaves out empty edges and has the best ratings on top', () => {
    const grid = ratingGrid({
      rating_edges: [0, 1, 2, 3],
      votes_log10_edges: [1, 2, 3, 4],
      counts: [
        [0, 0, 0],
        [0, 4, 1],
        [0, 0, 2],
      ],
    });
    expect(grid.rows.map(({ low }) => low)).toEqual([2, 1]);
    expect(grid.columns.map(({ low }) => low)).toEqual([2, 3]);
    expect(grid.cells).toEqual([
      [0, 2],
      [4, 1],
    ]);
    expect(grid.most).toBe(4);
  });

  it('can be empty', () => {
    expect(ratingGrid({ rating_edges: [0, 1], votes_log10_edges: [1, 2], counts: [[0]] })).toEqual({
      rows: [],
      columns: [],
      cells: [],
      most: 0,
    });
  });
});

describe('colours', () => {
  it('go by the square root', () => {
    expect(heatColour(25, 100)).toContain(' 50%');
    expect(heatColour(0, 0)).toContain(' 0%');
  });

  it('turn the text where the ground turns', () => {
    expect(heatText(1, 100)).toBe('var(--heat-text-low)');
    expect(heatText(100, 100)).toBe('var(--heat-text-high)');
  });
});
