import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChildTable } from './child-table.ts';

describe('ChildTable', () => {
  it('answers as a map does, also after it has grown', () => {
    const pair = fc.tuple(fc.nat(200), fc.nat(200));
    fc.assert(
      fc.property(fc.uniqueArray(pair, { selector: String, maxLength: 200 }), pair, (pairs, other) => {
        const table = new ChildTable();
        const map = new Map<string, number>();
        const add = (node: number, word: number): void => {
          map.set(`${node},${word}`, map.size + 1);
          table.add(node, word, map.size);
        };
        for (let word = 0; word < 3000; word += 1) add(1000, word);
        for (const [node, word] of pairs) add(node, word);
        for (const [node, word] of [...pairs, other, [1000, 2999], [1000, 3000]] as const)
          expect(table.get(node, word)).toBe(map.get(`${node},${word}`) ?? 0);
      }),
      { numRuns: 20 },
    );
  });
});
