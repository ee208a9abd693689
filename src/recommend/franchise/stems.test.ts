import { describe, expect, it } from 'vitest';
import { readName } from './name.ts';
import { isEmpty, STAND, standingAt } from './stems.ts';

describe('standingAt', () => {
  it.each([
    ['Rocky', 0, 1, 'whole', 0],
    ['Rocky II', 0, 1, 'part', 2],
    ['Dune: Part One', 0, 1, 'part', 1],
    ['Kill Bill: Vol. 2', 0, 2, 'part', 2],
    ['Terminator 2: Judgment Day', 0, 1, 'part', 2],
    ['Star Wars: Episode IV - A New Hope', 0, 2, 'part', 4],
    ['Blade Runner 2049', 0, 2, 'number', 2049],
    ['District 9', 0, 1, 'number', 9],
    ['Harry Potter and the Goblet of Fire', 0, 2, 'andThe', 0],
    ['Mission: Impossible - Fallout', 0, 2, 'head', 0],
    ['The Dark Knight Rises', 0, 2, 'start', 0],
    ['2 Fast 2 Furious', 1, 1, 'inside', 0],
    ['The Lost World: Jurassic Park', 2, 2, 'tail', 0],
    ['The Rage: Carrie 2', 1, 1, 'part', 2],
    ['Furiosa: A Mad Max Saga', 1, 2, 'saga', 0],
    ['Live Free or Die Hard', 3, 2, 'inside', 0],
  ] as const)('%s, words from %i', (text, from, length, stand, number) => {
    expect(standingAt(readName(text), from, length)).toMatchObject({ stand: STAND[stand], number });
  });
});

describe('isEmpty', () => {
  it.each([
    ['The Movie', true],
    ['Part 3', true],
    ['In the', true],
    ['The Dark', false],
  ])('%s: %s', (text, empty) => {
    const { words } = readName(text);
    expect(isEmpty(words, 0, words.length)).toBe(empty);
  });
});
