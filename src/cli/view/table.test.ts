import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTitle } from '../../../test/builders/titles.ts';
import { framed } from './notice.ts';
import { titlesTable } from './titles.ts';

const titles = [
  aTitle({ primaryTitle: 'A very long title '.repeat(9) }),
  aTitle({ primaryTitle: 'Up', genres: ['Animation', 'Adventure', 'Comedy'] }),
];

describe('titlesTable', () => {
  it('fits the terminal, from 40 columns on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 240 }), (width) => {
        for (const line of titlesTable(titles, width).split('\n')) expect([...line].length).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('leaves out the least important columns first', () => {
    const headsAt = (width: number): string[] => titlesTable(titles, width).split('\n')[0]?.trim().split(/\s+/) ?? [];
    expect(headsAt(240)).toEqual(['Title', 'Year', 'Rating', 'Votes', 'Genres', 'Type', 'Id']);
    expect(headsAt(40)).toEqual(['Title', 'Year', 'Rating']);
  });

  it('shows whole titles where there is room', () => {
    expect(titlesTable(titles, 400)).toContain('A very long title '.repeat(9).trim());
    expect(titlesTable(titles, 80)).toContain('…');
  });
});

describe('framed', () => {
  it('draws a frame of equal lines', () => {
    const lines = framed(['A', 'longer'], false).trimEnd().split('\n');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines).toHaveLength(4);
  });
});
