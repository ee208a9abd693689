import { describe, expect, it } from 'vitest';
import { catalogueMeasures, listMeasures } from './list-measures.ts';

const lists = [Int32Array.of(0, 1), Int32Array.of(0, 2)];

describe('catalogueMeasures', () => {
  it('covers the candidates, and counts surprise by likes', () => {
    const measures = catalogueMeasures(lists, Int32Array.of(4, 2, 1, 4), 4, Uint8Array.of(1, 1, 1, 0));
    expect(measures['coverage@10']).toBe(1);
    // Exposures 1, 1, 2: Σ (2i − n − 1) x = −2 + 0 + 4, over 3 · 4.
    expect(measures['gini@10']).toBeCloseTo(2 / 12, 15);
    // Bits 0, 1, 2: the lists have ½ and 1.
    expect(measures['novelty@10']).toBe(0.75);
    expect(catalogueMeasures(lists, Int32Array.of(4, 2, 1, 4), 4)['coverage@10']).toBe(0.75);
  });

  it('knows no surprise where nobody liked any candidate', () => {
    const cold = catalogueMeasures(lists, Int32Array.of(0, 0, 0, 4), 4, Uint8Array.of(1, 1, 1, 0));
    expect(cold['novelty@10']).toBeNull();
  });
});

describe('listMeasures', () => {
  it('are means over lists; films of unknown votes are left out of the share', () => {
    const cosine = (a: number, b: number): number => (a + b) / 10;
    const votes = Float64Array.of(100, 30_000, Number.NaN);
    const measures = listMeasures(lists, cosine, votes);
    expect(measures['diversity@10']).toBeCloseTo(1 - (0.1 + 0.2) / 2, 15);
    expect(measures['little-known@10']).toBe(0.75);
    expect(listMeasures([], cosine, votes)).toEqual({ 'diversity@10': null, 'little-known@10': null });
  });
});
