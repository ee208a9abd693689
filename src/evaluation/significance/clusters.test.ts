import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterByUser, pairedDifferences } from './clusters.ts';

const observations = fc.array(
  fc.record({ user: fc.nat(6), value: fc.double({ min: -10, max: 10, noNaN: true }), order: fc.nat() }),
  { minLength: 1, maxLength: 30 },
);

describe('clusterByUser', () => {
  it('adds up the values of each user', () => {
    // User 9 has 1 + 4, user 2 has 3; the mean is 8/3.
    expect(clusterByUser([1, 3, 4], [9, 2, 9])).toEqual({
      sums: Float64Array.of(3, 5),
      sizes: Float64Array.of(1, 2),
      mean: 8 / 3,
    });
  });

  it('takes every value for a user of its own when no users are given', () => {
    expect(clusterByUser([2, 1])).toEqual({ sums: Float64Array.of(1, 2), sizes: Float64Array.of(1, 1), mean: 1.5 });
  });

  it('refuses what has no mean', () => {
    expect(() => clusterByUser([])).toThrow('no values');
    expect(() => clusterByUser([1, Number.NaN])).toThrow('value 1 is NaN');
    expect(() => clusterByUser([1, 2], [1])).toThrow('2 values, but 1 users');
  });

  it('depends neither on the order of the values nor on the names of the users', () => {
    fc.assert(
      fc.property(observations, (given) => {
        const cluster = (some: typeof given, name: (user: number) => number): unknown =>
          clusterByUser(
            some.map(({ value }) => value),
            some.map(({ user }) => name(user)),
          );
        const shuffled = given.toSorted((a, b) => a.order - b.order);
        expect(cluster(shuffled, (user) => 100 - 7 * user)).toEqual(cluster(given, (user) => user));
      }),
    );
  });
});

describe('pairedDifferences', () => {
  it('subtracts pair by pair, and refuses a value without a partner', () => {
    expect([...pairedDifferences([3, 5], [1, 9])]).toEqual([2, -4]);
    expect(() => pairedDifferences([1, 2], [1])).toThrow('found 2 and 1');
  });
});
