/** Makes up one title after the other and writes its rows of `title.basics` and `title.ratings`. */

import type { Random } from '../../src/domain/random.ts';
import { type ByteSink, utf8 } from './byte-sink.ts';
import { createGenrePicker } from './genres.ts';
import { EARLY_SHARE, GENRES_MISSING, KINDS, type Kind, USUAL_RATED_SHARE, VOTES, YEAR_MISSING, YEARS } from './mix.ts';
import type { TitleOfPeople } from './people.ts';
import { createBroadcast, type Series } from './series.ts';
import { createTitleWriter } from './titles.ts';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const ZERO = 0x30;
const FULL_STOP = 0x2e;
const NULL = utf8('\\N');
const PREFIX = utf8('tt');
const ELIGIBLE = new Set(['movie', 'tvSeries', 'tvMiniSeries', 'tvMovie']);

/** What was written so far. */
export interface RowCounts {
  basics: number;
  ratings: number;
  /** Rows of `title.basics` with at least one double quote. */
  quoted: number;
  /** Titles that pass the default filter of the product. */
  eligible: number;
}

/** Writes rows until told to stop. */
export interface RowWriter {
  readonly counts: Readonly<RowCounts>;
  /** Appends the next title's row to `basics` and, when it is rated, its row to `ratings`; tells what people need to know of it. */
  next(basics: ByteSink, ratings: ByteSink): TitleOfPeople;
}

/**
 * Makes a writer of rows; all of them follow from the generator and the options.
 *
 * @param ratedShare share of the titles that shall have a rating, about
 */
export function createRowWriter(random: Random, ratedShare: number, manyQuotes: boolean): RowWriter {
  const titles = createTitleWriter(random, manyQuotes);
  const pickGenres = createGenrePicker(random);
  const types = new Map(KINDS.map((kind) => [kind, utf8(kind.type)]));
  const ratedScale = ratedShare / USUAL_RATED_SHARE;
  const counts: RowCounts = { basics: 0, ratings: 0, quoted: 0, eligible: 0 };
  const [usual] = KINDS;
  if (usual === undefined) throw new Error('there is no kind of title to write');
  const broadcasts = [false, true].map((rated) => createBroadcast(random, titles, () => facts(usual, rated)));
  let id = 0;

  function facts(kind: Kind, rated: boolean): Series {
    const odds = rated ? 1 : 0;
    const adult = random() < kind.adult;
    const missing = random() < kind.runtimeMissing[odds];
    return {
      adult,
      year: random() < YEAR_MISSING[odds] ? null : year(kind.age, random),
      runtime: missing ? null : kind.runtime[0] + Math.floor(exponential(kind.runtime[1], random)),
      genres: random() < GENRES_MISSING[odds] ? null : pickGenres(kind.genres, adult),
    };
  }

  return {
    counts,
    next(basics, ratings) {
      id += random() < 0.55 ? 1 : 1 + Math.floor(random() * 7);
      const kind = pickKind(random, usual);
      const rated = random() < kind.rated * ratedScale;
      const episodes = kind === usual ? broadcasts[rated ? 1 : 0] : undefined;
      const title = episodes?.advance() ?? facts(kind, rated);
      const start = basics.length;

      identifier(basics, id);
      basics.piece(types.get(kind) ?? NULL);
      basics.byte(TAB);
      const primary = basics.length;
      if (episodes === undefined) titles.any(basics);
      else episodes.title(basics);
      const primaryEnd = basics.length;
      basics.byte(TAB);
      if (episodes === undefined && random() < 0.07) titles.any(basics);
      else basics.again(primary, primaryEnd);
      basics.byte(TAB);
      basics.byte(title.adult ? ZERO + 1 : ZERO);
      basics.byte(TAB);
      integerOrNull(basics, title.year);
      basics.byte(TAB);
      const ends = title.year !== null && kind.ended > 0 && random() < kind.ended;
      integerOrNull(basics, ends ? Math.min(YEARS.last, (title.year ?? 0) + Math.floor(random() ** 2 * 9)) : null);
      basics.byte(TAB);
      integerOrNull(basics, title.runtime);
      basics.byte(TAB);
      basics.piece(title.genres ?? NULL);
      basics.byte(LINE_FEED);
      counts.basics++;
      if (basics.has(QUOTE, start)) counts.quoted++;

      if (!rated) return { id, episode: episodes !== undefined, eligible: false };
      const votes = drawVotes(kind, random);
      identifier(ratings, id);
      const tenths = Math.round(Math.min(10, Math.max(1, kind.rating[0] + kind.rating[1] * normal(random))) * 10);
      ratings.integer(Math.floor(tenths / 10));
      ratings.byte(FULL_STOP);
      ratings.integer(tenths % 10);
      ratings.byte(TAB);
      ratings.integer(votes);
      ratings.byte(LINE_FEED);
      counts.ratings++;
      const eligible = passes(kind, title, votes);
      if (eligible) counts.eligible++;
      return { id, episode: episodes !== undefined, eligible };
    },
  };
}

function passes(kind: Kind, title: Series, votes: number): boolean {
  const { adult, year: startYear, runtime, genres } = title;
  const complete = startYear !== null && startYear >= 1970 && runtime !== null && genres !== null;
  return complete && !adult && votes >= 500 && ELIGIBLE.has(kind.type);
}

function pickKind(random: Random, usual: Kind): Kind {
  let draw = random() - usual.share;
  if (draw < 0) return usual;
  for (const kind of KINDS) {
    if (kind === usual) continue;
    draw -= kind.share;
    if (draw < 0) return kind;
  }
  return usual;
}

function year(age: number, random: Random): number {
  if (random() < EARLY_SHARE) return YEARS.first + Math.floor(Math.sqrt(random()) * (1970 - YEARS.first));
  return Math.max(YEARS.first, YEARS.last - Math.floor(exponential(age, random)));
}

function drawVotes(kind: Kind, random: Random): number {
  const [mean, deviation] = kind.logVotes;
  for (;;) {
    const votes = VOTES.least + Math.floor(Math.exp(mean + deviation * normal(random)));
    if (votes <= VOTES.most) return votes;
  }
}

function identifier(sink: ByteSink, id: number): void {
  sink.piece(PREFIX);
  sink.integer(id, 7);
  sink.byte(TAB);
}

function integerOrNull(sink: ByteSink, value: number | null): void {
  if (value === null) sink.piece(NULL);
  else sink.integer(value);
}

function exponential(mean: number, random: Random): number {
  return -mean * Math.log(1 - random());
}

/** A standard normal number (Box and Muller, 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
