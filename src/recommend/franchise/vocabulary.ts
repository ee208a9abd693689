/** The names of a catalogue as numbered words, and how rare each word is. */

import type { Title } from '../../domain/title.ts';
import { type Name, readName } from './name.ts';
import { JOINING } from './words.ts';

/** One of the names of a title: its primary one, or its original one where that has other words. */
export interface Variant {
  readonly row: number;
  readonly original: boolean;
  readonly name: Name;
  /** The numbers of the name's words. */
  readonly words: readonly number[];
}

/** All names, in order of rows. */
export interface Vocabulary {
  readonly variants: readonly Variant[];
  /** Bits of surprise at each word. */
  readonly rarity: Float64Array;
}

/** Titles that a catalogue is imagined to lack: a small one says little about words, so it counts as part of a larger one. */
const UNSEEN = 20_000;

/** Words that join others surprise nobody, however small the catalogue is. */
const JOINING_BITS = 2.5;

/** Reads all names. The rarity of a word that n of N titles have is log2((N + 20,000) / (n + 1)). O(letters). */
export function readVocabulary(titles: readonly Title[]): Vocabulary {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const lastRows: number[] = [];
  const variants: Variant[] = [];
  const wordsOf = (name: Name, row: number): number[] =>
    name.words.map((word) => {
      let number = numbers.get(word);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(word, number);
        counts.push(0);
        lastRows.push(-1);
      }
      if (lastRows[number] !== row) counts[number]! += 1;
      lastRows[number] = row;
      return number;
    });
  titles.forEach(({ primaryTitle, originalTitle }, row) => {
    const name = readName(primaryTitle);
    const words = wordsOf(name, row);
    variants.push({ row, original: false, name, words });
    if (originalTitle === primaryTitle) return;
    const originalName = readName(originalTitle);
    const originalWords = wordsOf(originalName, row);
    if (originalWords.length !== words.length || originalWords.some((word, at) => word !== words[at]))
      variants.push({ row, original: true, name: originalName, words: originalWords });
  });
  const rarity = Float64Array.from(counts, (count) => Math.log2((titles.length + UNSEEN) / (count + 1)));
  for (const word of JOINING) {
    const number = numbers.get(word);
    if (number !== undefined) rarity[number] = Math.min(rarity[number]!, JOINING_BITS);
  }
  return { variants, rarity };
}
