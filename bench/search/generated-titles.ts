/** Makes up titles that look like given ones: their words in their order of succession, names that several titles share, sequels, heavy-tailed votes. */

import { createRandom, type Random } from '../../src/domain/random.ts';
import type { Title } from '../../src/domain/title.ts';
import { ByteSink } from '../generate/byte-sink.ts';
import { createTitleWriter } from '../generate/titles.ts';

const END = '';
const LONGEST = 12;
/** Shares of titles, roughly those of IMDb's files. */
const SHARED_NAME = 0.06;
const SEQUEL = 0.04;
const SEQUEL_MARKS = [' 2', ' II', ' 3', ' III', ' IV', ': Part Two', ': The Return', ' Reloaded'];
/** Above so many titles, the rest have few votes, as the whole of IMDb has. */
const WELL_KNOWN = 100_000;

/** Follows words by words that follow them in the sample. */
interface Chain {
  readonly firsts: readonly string[];
  readonly nexts: ReadonlyMap<string, readonly string[]>;
}

/**
 * So many titles, by tconst; the same for the same seed and sample.
 *
 * @param sample titles to learn from; without any, words are made up as well
 */
export function generateTitles(count: number, seed: number, sample: readonly Title[] = []): Title[] {
  const random = createRandom(seed);
  const learnt = sample.length > 0 ? sample : madeUp(random);
  const primary = chainOf(learnt.map((title) => title.primaryTitle));
  const foreign = learnt.filter((title) => title.primaryTitle !== title.originalTitle);
  const original = foreign.length === 0 ? primary : chainOf(foreign.map((title) => title.originalTitle));
  const foreignShare = foreign.length / learnt.length;
  const votes = learnt.map((title) => title.numVotes);
  const titles: Title[] = [];
  for (let row = 0; row < count; row++) {
    const before = titles.length > 0 ? pick(titles, random).primaryTitle : undefined;
    const primaryTitle = nameAfter(before, primary, random);
    titles.push({
      ...pick(learnt, random),
      tconst: `tt${String(row + 1).padStart(7, '0')}`,
      primaryTitle,
      originalTitle: random() < foreignShare ? walk(original, random) : primaryTitle,
      numVotes: row < WELL_KNOWN ? Math.round(pick(votes, random) * (0.7 + 0.6 * random())) : fewVotes(random),
    });
  }
  return titles;
}

function nameAfter(before: string | undefined, chain: Chain, random: Random): string {
  const draw = random();
  if (before !== undefined && draw < SHARED_NAME) return before;
  if (before !== undefined && draw < SHARED_NAME + SEQUEL) return before + pick(SEQUEL_MARKS, random);
  return walk(chain, random);
}

function chainOf(names: readonly string[]): Chain {
  const firsts: string[] = [];
  const nexts = new Map<string, string[]>();
  for (const name of names) {
    const words = name.split(/\s+/).filter(Boolean);
    firsts.push(words[0] ?? 'Untitled');
    for (const [at, word] of words.entries()) {
      const next = words[at + 1] ?? END;
      const known = nexts.get(word);
      if (known === undefined) nexts.set(word, [next]);
      else known.push(next);
    }
  }
  return { firsts, nexts };
}

function walk({ firsts, nexts }: Chain, random: Random): string {
  const words = [pick(firsts, random)];
  while (words.length < LONGEST) {
    const next = pick(nexts.get(words.at(-1) ?? END) ?? [END], random);
    if (next === END) break;
    words.push(next);
  }
  return words.join(' ');
}

/** Fewer than 500, mostly a handful. */
function fewVotes(random: Random): number {
  return Math.floor(5 * 100 ** random());
}

function madeUp(random: Random): Title[] {
  const writer = createTitleWriter(random, false);
  const name = (): string => {
    const sink = new ByteSink(256);
    writer.any(sink);
    return Buffer.from(sink.take()).toString();
  };
  return Array.from({ length: 20_000 }, (_, row): Title => {
    const primaryTitle = name();
    return {
      tconst: `tt${row}`,
      titleType: 'movie',
      primaryTitle,
      originalTitle: random() < 0.23 ? name() : primaryTitle,
      startYear: 1970 + Math.floor(random() * 55),
      runtimeMinutes: 90,
      genres: ['Drama'],
      averageRating: 6,
      numVotes: Math.round(500 * (1 - random()) ** -0.9),
    };
  });
}

function pick<T>(from: readonly T[], random: Random): T {
  const picked = from[Math.floor(random() * from.length)];
  if (picked === undefined) throw new Error('there is nothing to pick from');
  return picked;
}
