/** Writes titles as they occur in IMDb's files: mostly plain words, some of other scripts, some with quotes that close nothing. */

import type { Random } from '../../src/domain/random.ts';
import { type ByteSink, utf8 } from './byte-sink.ts';
import { latinLexicon, otherLexicons, pick } from './lexicon.ts';

const SPACE = 0x20;
const WORD = 0x2a;
const VOCABULARY = 40_000;
const OTHER_VOCABULARY = 3_000;

/** How often a title has double quotes in a realistic mix, and in one that is meant to be hard to read. */
const QUOTED_SHARE = { usual: 0.006, many: 0.1 } as const;
const BACKSLASH_SHARE = 0.0004;
const OTHER_SCRIPT_SHARE = 0.02;
const PUNCTUATED_SHARE = 0.1;

/** Words per title, each entry as likely as the others. */
const WORD_COUNTS = [1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 6, 6, 7, 8];

/** Patterns, separated by bars; an asterisk stands for a word. */
const QUOTED = patterns(
  '"*|*"|"* *|* *"|12" *|The "*" of *|"*" *|"*"|* "*|""|"|"""|"" *|* 7" *|"*, *|*, "*|"*\' *"|* "*" "*|6\'2"',
);
const PUNCTUATED = patterns(
  "*'s *|*, *|* *: *|* & *|* * - *|*!|What * *?|Don't * *|(*) *|'* *'|*, * & *|* #2|*... *|* *, Part 1|*/*|2 * 4 *",
);
const BACKSLASHED = patterns('*\\*|\\*|* *\\|C:\\*\\*|* \\"* *');

const EPISODE = utf8('Episode #');
const EPISODE_DATED = utf8('Episode dated ');
const MONTHS = patterns(
  ' January | February | March | April | May | June | July | August | September | October | November | December ',
);

/** Appends titles to a sink. */
export interface TitleWriter {
  /** A title of any kind. */
  any(sink: ByteSink): void;
  /** The title that an episode without one of its own has, such as "Episode #2.11" or "Episode dated 3 May 2011". */
  numbered(sink: ByteSink, season: number, episode: number): void;
  dated(sink: ByteSink, year: number): void;
}

/** Makes a writer; what it writes follows from the generator alone. */
export function createTitleWriter(random: Random, manyQuotes: boolean): TitleWriter {
  const latin = latinLexicon(VOCABULARY, random);
  const others = otherLexicons(OTHER_VOCABULARY, random);
  const quotedBelow = manyQuotes ? QUOTED_SHARE.many : QUOTED_SHARE.usual;
  const backslashedBelow = quotedBelow + BACKSLASH_SHARE;
  const otherBelow = backslashedBelow + OTHER_SCRIPT_SHARE;
  const punctuatedBelow = otherBelow + PUNCTUATED_SHARE;

  function fill(sink: ByteSink, template: Uint8Array): void {
    for (const byte of template) {
      if (byte === WORD) latin.word(sink);
      else sink.byte(byte);
    }
  }

  return {
    any(sink) {
      const draw = random();
      if (draw < quotedBelow) return fill(sink, pick(QUOTED, random));
      if (draw < backslashedBelow) return fill(sink, pick(BACKSLASHED, random));
      if (draw >= otherBelow && draw < punctuatedBelow) return fill(sink, pick(PUNCTUATED, random));
      const lexicon = draw < otherBelow ? pick(others, random) : latin;
      for (let words = pick(WORD_COUNTS, random); words > 0; words--) {
        lexicon.word(sink);
        if (words > 1) sink.byte(SPACE);
      }
    },
    numbered(sink, season, episode) {
      sink.piece(EPISODE);
      sink.integer(season);
      sink.byte(0x2e);
      sink.integer(episode);
    },
    dated(sink, year) {
      sink.piece(EPISODE_DATED);
      sink.integer(1 + Math.floor(random() * 28));
      sink.piece(pick(MONTHS, random));
      sink.integer(year);
    },
  };
}

function patterns(barred: string): Uint8Array[] {
  return barred.split('|').map(utf8);
}
