/** Makes queries as people type them from titles drawn by their votes. */

import { createRandom, type Random } from '../../src/domain/random.ts';
import type { Title } from '../../src/domain/title.ts';
import { Typos } from '../../src/search/distance.ts';
import { fold } from '../../src/search/fold.ts';
import { unitsOf } from '../../src/search/query.ts';

/** What is done to a title's name. */
export const KINDS = [
  'exact',
  'prefix',
  'one typo',
  'two typos',
  'missing word',
  'swapped words',
  'no accents',
] as const;

/** One of the kinds of queries. */
export type Kind = (typeof KINDS)[number];

/** A query, and what it was made from. */
export interface Query {
  readonly kind: Kind;
  readonly text: string;
  /** The folded primary title that is meant. */
  readonly name: string;
}

/** A beginning of so much of the title. */
const PREFIX_SHARE = 0.6;
/** One typo in fewer letters leaves nothing to recognise. */
const LEAST_LETTERS = { 'one typo': 3, 'two typos': 8 } as const;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** So many queries of each kind. Titles that a kind does not suit (too short, no accents) are drawn again. */
export function makeQueries(titles: readonly Title[], perKind: number, seed: number): Query[] {
  const random = createRandom(seed);
  return KINDS.flatMap((kind) => {
    const suited = kind === 'no accents' ? titles.filter(hasAccents) : titles;
    const draw = drawByVotes(suited, random);
    const queries: Query[] = [];
    for (let tries = 0; queries.length < perKind && tries < perKind * 200 && suited.length > 0; tries++) {
      const { primaryTitle } = draw();
      const text = typed(kind, primaryTitle, random);
      if (text !== undefined && fold(text) !== '') queries.push({ kind, text, name: fold(primaryTitle) });
    }
    return queries;
  });
}

function typed(kind: Kind, title: string, random: Random): string | undefined {
  const name = fold(title);
  const words = name.split(' ');
  switch (kind) {
    case 'exact':
      return title;
    case 'prefix': {
      const characters = [...title];
      return characters
        .slice(0, Math.max(1, Math.round(characters.length * PREFIX_SHARE)))
        .join('')
        .trim();
    }
    case 'one typo':
      return misspelt(name, 1, LEAST_LETTERS[kind], random);
    case 'two typos':
      return misspelt(name, 2, LEAST_LETTERS[kind], random);
    case 'missing word':
      if (words.length < 3) return undefined;
      words.splice(below(words.length, random), 1);
      return words.join(' ');
    case 'swapped words': {
      if (words.length < 2) return undefined;
      const at = below(words.length - 1, random);
      words.splice(at, 2, words[at + 1] ?? '', words[at] ?? '');
      return words.join(' ') === name ? undefined : words.join(' ');
    }
    case 'no accents':
      return name;
  }
}

/** A name with exactly so many typos. */
function misspelt(name: string, edits: number, least: number, random: Random): string | undefined {
  if (name.replaceAll(' ', '').length < least) return undefined;
  for (let tries = 0; tries < 20; tries++) {
    let text = name;
    for (let edit = 0; edit < edits; edit++) text = withTypo(text, random);
    if (typosBetween(text, name) === edits) return text;
  }
  return undefined;
}

/** One letter added, left out, replaced or swapped with the next, each as likely as the others. */
function withTypo(text: string, random: Random): string {
  const at = below(text.length, random);
  const letter = LETTERS[below(LETTERS.length, random)] ?? 'e';
  const [before, after] = [text.slice(0, at), text.slice(at + 1)];
  if (text[at] === ' ') return text;
  switch (below(4, random)) {
    case 0:
      return before + letter + text.slice(at);
    case 1:
      return before + after;
    case 2:
      return before + letter + after;
    default:
      return after === '' || after[0] === ' ' ? text : before + after[0] + text[at] + after.slice(1);
  }
}

const typos = new Typos();

/** The optimal string alignment distance of two texts. */
export function typosBetween(a: string, b: string): number {
  const [pattern, text] = [unitsOf(a), unitsOf(b)];
  typos.prepare(pattern);
  typos.measure(text, 0, text.length, pattern.length + text.length);
  return typos.whole;
}

function hasAccents({ primaryTitle }: Title): boolean {
  return /[\u00c0-\u024f]/.test(primaryTitle);
}

function drawByVotes(titles: readonly Title[], random: Random): () => Title {
  const sums = new Float64Array(titles.length);
  let sum = 0;
  for (const [row, { numVotes }] of titles.entries()) sums[row] = sum += numVotes;
  return () => {
    const wanted = random() * sum;
    let low = 0;
    for (let high = titles.length - 1; low < high; ) {
      const middle = (low + high) >>> 1;
      if (sums[middle]! <= wanted) low = middle + 1;
      else high = middle;
    }
    return titles[low]!;
  };
}

function below(limit: number, random: Random): number {
  return Math.floor(random() * limit);
}
