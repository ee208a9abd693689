import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readName } from './name.ts';

const shown = (text: string): string => {
  const { words, breaks } = readName(text);
  return words.map((word, at) => (breaks[at] === true ? `| ${word}` : word)).join(' ');
};

describe('readName', () => {
  it.each([
    ['The Fast and the Furious', 'fast and furiou'],
    ['Fast & Furious', 'fast and furiou'],
    ['Star Wars: Episode IV - A New Hope', 'star war | episode 4 | new hope'],
    ['Mission: Impossible - Fallout', 'mission | impossible | fallout'],
    ['Spider-Man', 'spider man'],
    ['Alien³', 'alien 3'],
    ['The Naked Gun 2½: The Smell of Fear', 'naked gun 2 | smell of fear'],
    ["Ocean's Eleven", 'ocean 11'],
    ["Don't Breathe 2", 'dont breathe 2'],
    ['Rocky V', 'rocky 5'],
    ['Batman v Superman: Dawn of Justice', 'batman v superman | dawn of justice'],
    ['I, Robot', 'i robot'],
    ['X-Men', 'x men'],
    ['Dune: Part One', 'dune | part 1'],
    ['Hot Shots! Part Deux', 'hot shot | part 2'],
    ['E.T. the Extra-Terrestrial', 'et extra terrestrial'],
    ['Amélie', 'amelie'],
    ['Astérix & Obélix : Mission Cléopâtre', 'asterix and obelix | mission cleopatre'],
    ["National Lampoon's Vacation", 'vacation'],
    ['Gekijô-ban Kimetsu no Yaiba', 'kimetsu no yaiba'],
    ['Disney', 'disney'],
    ['The A', 'the a'],
    ['千と千尋の神隠し', '千と千尋の神隠し'],
    ['007', '7'],
    ['???', '???'],
    ['', ''],
  ])('reads %j as %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('remembers how the words are written, and the articles', () => {
    const { written, articles } = readName('Aliens of the Deep');
    expect(written).toEqual(['aliens', 'of', 'deep']);
    expect(articles).toEqual([false, false, true]);
  });

  it('gives at least one word, as many notes as words, and no break first, whatever it reads', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { words, written, breaks, articles } = readName(text);
        expect(words.length).toBeGreaterThan(0);
        expect([written.length, breaks.length, articles.length]).toEqual([words.length, words.length, words.length]);
        expect(breaks[0]).toBe(false);
      }),
    );
  });
});
