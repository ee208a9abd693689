import { describe, expect, it } from 'vitest';
import { denseRows, unitRows } from '../collaborative/item-facts.fixture.ts';
import { factsAt, itemFacts } from './item-facts.ts';

const titles = [
  { genres: ['Comedy', 'Drama'], startYear: 1999 },
  { genres: ['Drama'], startYear: 2004 },
  { genres: [], startYear: 2010 },
];

describe('itemFacts', () => {
  it('weighs genres by how few titles have them', () => {
    const facts = itemFacts(titles);
    const [rare, common] = [Math.log(3), Math.log(3 / 2)];
    const length = Math.hypot(rare, common);
    const rows = denseRows(facts.genres);
    expect(rows[0]![0]).toBeCloseTo(rare / length, 6);
    expect(rows[0]![1]).toBeCloseTo(common / length, 6);
    expect(rows.slice(1)).toEqual([
      [0, 1],
      [0, 0],
    ]);
    expect([...facts.years]).toEqual([1999, 2004, 2010]);
    expect(denseRows(facts.people)).toEqual([[], [], []]);
  });

  it('refuses people of another number of titles', () => {
    expect(() => itemFacts(titles, unitRows([[1]], 1))).toThrow('expected people of 3 titles, found 1');
  });
});

describe('factsAt', () => {
  it('takes titles in the order that is asked for, and knows nothing of those that are unknown', () => {
    const people = unitRows(
      [
        [1, 1, 0],
        [0, 0, 0],
        [0, 0, 2],
      ],
      3,
    );
    const all = itemFacts(titles, people);
    const some = factsAt(all, Int32Array.of(2, -1, 0, 2));
    expect(denseRows(some.people)).toEqual([[0, 0, 1], [0, 0, 0], denseRows(people)[0], [0, 0, 1]]);
    expect(denseRows(some.genres)).toEqual([[0, 0], [0, 0], denseRows(all.genres)[0], [0, 0]]);
    expect([...some.years]).toEqual([2010, Number.NaN, 1999, 2010]);
  });
});
