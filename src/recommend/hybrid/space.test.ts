import { describe, expect, it } from 'vitest';
import { genreVectors } from '../baselines/genres.ts';
import { columnsCosine, planted, randomTaste } from './hybrid.fixture.ts';
import { blockDot, hybridSpace, spaceOf } from './space.ts';

const { titles, input } = planted({ titles: 30 });
const taste = randomTaste(30, 4);
const genres = genreVectors(titles.map((title) => title.genres));
const { graph, people } = input;
const space = hybridSpace({ titles, taste, graph, people });
const blockOf = (name: string, of = space) => of.blocks.find((block) => block.name === name);

describe('hybridSpace', () => {
  it('puts the dense scorers side by side', () => {
    expect(space.blocks.map(({ name }) => name)).toEqual(['taste', 'graph', 'genres']);
    let end = 0;
    for (const { from, to } of space.blocks) {
      expect(from).toBe(end);
      end = to;
    }
    expect([space.columns, space.vectors.length]).toEqual([end, 30 * end]);
    expect(space.popularity).toBe(taste.popularity);
  });

  it('has no graph where people are not known', () => {
    const without = hybridSpace({ titles, taste, graph: undefined, people: undefined });
    expect(without.blocks.map(({ name }) => name)).toEqual(['taste', 'genres']);
    expect(without.people).toBeUndefined();
  });

  it.each([
    ['taste', taste.vectors, taste.dimensions],
    ['graph', graph!.values, graph!.dimensions],
    ['genres', genres.vectors, genres.columns],
  ])('compares by the cosine of %s', (name, matrix, columns) => {
    const { from, to } = blockOf(name)!;
    for (let one = 0; one < 30; one += 1)
      for (let other = 0; other < 30; other += 1)
        expect(blockDot(space, one, other, from, to)).toBeCloseTo(columnsCosine(matrix, columns, one, other), 5);
  });

  it('refuses parts of another number of titles', () => {
    expect(() => hybridSpace({ titles, taste: randomTaste(29, 4), graph, people })).toThrow(
      'taste has 116 numbers for 30 titles of 4',
    );
    const shorter = { dimensions: graph!.dimensions, values: graph!.values.slice(1) };
    expect(() => hybridSpace({ titles, taste, graph: shorter, people })).toThrow('graph has');
  });
});

describe('spaceOf', () => {
  it('is the space whose parts it is given', () => {
    const again = spaceOf(titles, { ...space, people });
    expect([again.table, again.columns, again.rows]).toEqual([space.table, space.columns, space.rows]);
    expect(again.people!.vectors).toBe(people);
  });

  it('refuses parts of another number of titles', () => {
    expect(() => spaceOf(titles.slice(1), { ...space, people })).toThrow('are no space of 29 titles');
    expect(() => spaceOf(titles, { ...space, people, popularity: new Float32Array(29) })).toThrow(
      'are no space of 30 titles',
    );
  });
});
