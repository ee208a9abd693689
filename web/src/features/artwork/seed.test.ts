/** Tests of the stream of choices. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from './seed.ts';

describe('seeded', () => {
  test('same text, same stream', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [one, other] = [seeded(text), seeded(text)];
        expect([one.between(), one.whole(1, 6)]).toEqual([other.between(), other.whole(1, 6)]);
      }),
    );
  });

  test('neighbours differ', () => {
    const firsts = Array.from({ length: 1000 }, (_, index) => seeded(`tt${index}`).between());
    expect(new Set(firsts).size).toBeGreaterThan(995);
  });

  test('choices stay in their range and reach all of it', () => {
    const random = seeded('dice');
    const throws = Array.from({ length: 600 }, () => random.whole(1, 6));
    expect([...new Set(throws)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(['a', 'b']).toContain(random.pick(['a', 'b']));
  });
});
