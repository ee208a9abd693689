import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalWords, isDigit, isNumberHash, nextHash, withoutPartWords } from './numbers.ts';
import { unitsOf } from './query.ts';

const canonical = (text: string): string => canonicalWords(text.split(' ')).join(' ');

describe('canonicalWords', () => {
  it.each([
    ['oceans eleven', 'oceans 11'],
    ['rocky iv', 'rocky 4'],
    ['twelve monkeys', '12 monkeys'],
    ['se7en', '7'],
    ['numb3rs', 'numbers'],
    ['s1m0ne', 'simone'],
    ['i robot', 'i robot'],
    ['x men', 'x men'],
    ['malcolm x', 'malcolm 10'],
    ['withnail and i', 'withnail and i'],
    ['part i', 'part 1'],
    ['henry v', 'henry 5'],
    ['2012', '2012'],
    ['mi5', 'mi5'],
  ])('%s → %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it('is the same array when nothing changes', () => {
    const words = ['the', 'godfather'];
    expect(canonicalWords(words)).toBe(words);
    expect(withoutPartWords(words)).toBe(words);
  });
});

describe('withoutPartWords', () => {
  it.each([
    ['the godfather part 2', 'the godfather 2'],
    ['kill bill vol 1', 'kill bill 1'],
    ['part 2', 'part 2'],
    ['the best part', 'the best part'],
  ])('%s → %s', (text, expected) => {
    expect(withoutPartWords(text.split(' ')).join(' ')).toBe(expected);
  });
});

describe('isDigit and isNumberHash', () => {
  it('never miss a word that would be changed', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[a-z0-9]{1,6}$/),
      fc.constantFrom('three', 'xviii', 'seventeen', 'hundred', 'se7en', 'ii', 'i'),
    );
    fc.assert(
      fc.property(word, (text) => {
        const units = unitsOf(text);
        const changes = canonicalWords(['part', text])[1] !== text;
        const mayBe = units.some(isDigit) || isNumberHash(units.reduce(nextHash, 0), units.length);
        expect(!changes || mayBe).toBe(true);
      }),
    );
  });
});
