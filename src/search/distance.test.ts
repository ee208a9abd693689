import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAR, Typos } from './distance.ts';
import { unitsOf } from './query.ts';

/** The textbook table of optimal string alignment; the last row holds the distances to every beginning of the text. */
function naive(pattern: string, text: string): number[] {
  const table = Array.from({ length: pattern.length + 1 }, (_, row) =>
    Array.from({ length: text.length + 1 }, (_unused, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  for (let row = 1; row <= pattern.length; row++) {
    for (let column = 1; column <= text.length; column++) {
      const same = pattern[row - 1] === text[column - 1];
      let cost = Math.min(
        table[row - 1]![column - 1]! + (same ? 0 : 1),
        table[row - 1]![column]! + 1,
        table[row]![column - 1]! + 1,
      );
      if (row > 1 && column > 1 && pattern[row - 1] === text[column - 2] && pattern[row - 2] === text[column - 1]) {
        cost = Math.min(cost, table[row - 2]![column - 2]! + 1);
      }
      table[row]![column] = cost;
    }
  }
  return table[pattern.length]!;
}

const typos = new Typos();

function measured(pattern: string, text: string, limit: number): [number, number] {
  typos.prepare(unitsOf(pattern));
  const padded = unitsOf(`xx${text}yy`);
  typos.measure(padded, 2, 2 + text.length, limit);
  return [typos.whole, typos.beginning];
}

function expected(pattern: string, text: string, limit: number): [number, number] {
  const distances = naive(pattern, text);
  const whole = distances[text.length]!;
  const beginning = Math.min(...distances);
  return [whole > limit ? FAR : whole, beginning > limit ? FAR : beginning];
}

describe('Typos', () => {
  it.each([
    ['inception', 'incepton', 1],
    ['inception', 'inceptoin', 1],
    ['inception', 'jnception', 1],
    ['ca', 'abc', 3],
    ['', 'ab', 2],
    ['ab', '', 2],
    ['', '', 0],
  ])('%j to %j is %i', (pattern, text, distance) => {
    expect(measured(pattern, text, 9)[0]).toBe(distance);
  });

  it.each([
    ['short', { maxLength: 12 }],
    ['around a word of bits', { minLength: 28, maxLength: 36 }],
    ['long', { minLength: 33, maxLength: 60 }],
  ])('is what the table says: %s patterns', (_, length) => {
    const letters = fc.constantFrom('a', 'b', 'c', 'é', '千', '𝕏', '🎬');
    const text = fc.string({ unit: letters, ...length });
    const edits = fc.array(fc.tuple(fc.nat(60), letters), { maxLength: 4 });
    fc.assert(
      fc.property(text, edits, fc.integer({ min: 0, max: 5 }), (pattern, changes, limit) => {
        let other = pattern;
        for (const [at, letter] of changes) other = other.slice(0, at) + letter + other.slice(at + (at % 3));
        expect(measured(pattern, other, limit)).toEqual(expected(pattern, other, limit));
      }),
      { numRuns: 500 },
    );
  });

  it('says where the longest of the best beginnings ends', () => {
    typos.prepare(unitsOf('harry poter'));
    expect(typos.measure(unitsOf('harry potter and'), 0, 16, 2)).toBe(true);
    expect(typos.beginning).toBe(1);
    expect(typos.end).toBe(12);
  });
});
