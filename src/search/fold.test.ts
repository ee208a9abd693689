import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldCodePoint } from './fold.ts';

describe('fold', () => {
  it.each([
    ['Se7en', 'se7en'],
    ['Smørrebrød & Æbler', 'smorrebrod and aebler'],
    ["Ocean's Eleven", 'oceans eleven'],
    ['WALL·E', 'wall e'],
    ['  Spider-Man:  No Way Home ', 'spider man no way home'],
    ['千と千尋の神隠し', '千と千尋の神隠し'],
    ['Weiß', 'weiss'],
    ['Łódź', 'lodz'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
    ['Ёлки', 'елки'],
    ['ﷲ ١٢', 'الله ١٢'],
    ['8½', '81 2'],
    ['Ⅳ', 'iv'],
    ['???', ''],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('folds each character on its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const one = [...text].map((character) => foldCodePoint(character.codePointAt(0) ?? 0)).join('');
        expect(fold(text)).toBe(one.replace(/ +/g, ' ').trim());
      }),
    );
  });
});
