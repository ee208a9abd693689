/** Makes up who made each title and writes rows of `title.principals`, `title.crew` and `name.basics`. */

import type { Random } from '../../src/domain/random.ts';
import { type ByteSink, utf8 } from './byte-sink.ts';
import { latinLexicon, pick } from './lexicon.ts';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const COMMA = 0x2c;
const SPACE = 0x20;
const NULL = utf8('\\N');
const TITLE = utf8('tt');
const NAME = utf8('nm');
const OPEN = utf8('["');
const CLOSE = utf8('"]');
const SELF = utf8('["Self"]');
const HOST = utf8('["Self - Host"]');
const VOCABULARY = 60_000;

const CAST = [utf8('actor'), utf8('actress'), utf8('actor')];
const SELF_CATEGORY = utf8('self');

/** Those behind the camera, in the order in which they follow the cast, with the jobs that are stated at times. */
const CREW = [
  crewOf('director'),
  crewOf('writer', ['created by', 'written by', 'screenplay by', 'story']),
  crewOf('writer', ['based on the novel by', 'characters']),
  crewOf('producer', ['producer', 'executive producer']),
  crewOf('producer', ['producer']),
  crewOf('composer'),
  crewOf('cinematographer', ['director of photography']),
  crewOf('editor'),
  crewOf('editor'),
  crewOf('production_designer'),
  crewOf('casting_director'),
  crewOf('archive_footage'),
] as const;

const PROFESSIONS =
  'actor|actress|miscellaneous|producer|writer|camera_department|director|art_department|sound_department|editor'
    .split('|')
    .map(utf8);

/** Share of a title's people who are its cast. */
const CAST_SHARE = 0.5;
/** Titles that pass the filter list so many times the usual number of people; no title lists more than {@link MOST}. */
const KNOWN_SCALE = 2.4;
const MOST = 40;
/** Probability that somebody of one episode is in the next. */
const STAYS = 0.7;

/** What people need to know of a title. */
export interface TitleOfPeople {
  readonly id: number;
  readonly episode: boolean;
  /** Whether it passes the default filter of the product. */
  readonly eligible: boolean;
}

/** Writes the people of one title after the other. */
export interface PeopleWriter {
  readonly counts: { principals: number; crew: number };
  /** Appends the title's row to `crew`, and a row for each of its people to `principals`. */
  title(title: TitleOfPeople, principals: ByteSink, crew: ByteSink): void;
  /** Appends a person's row of `name.basics`. */
  name(number: number, names: ByteSink): void;
}

/**
 * Makes a writer; what it writes follows from the generator and the titles.
 *
 * @param perTitle how many people a title lists on average, about
 * @param people how many people there are
 */
export function createPeopleWriter(random: Random, perTitle: number, people: number): PeopleWriter {
  const words = latinLexicon(VOCABULARY, random);
  const counts = { principals: 0, crew: 0 };
  const before = new Int32Array(MOST);
  const directors: number[] = [];
  const writers: number[] = [];

  /** Few people are in many titles; those of well-known titles are fewer. */
  function person(known: boolean): number {
    return 1 + Math.floor((known ? people * 0.1 * random() ** 2.5 : people * random() ** 1.5) % people);
  }

  function principal(sink: ByteSink, id: number, at: number, who: number, selves: boolean, cast: number): void {
    const inCast = at < cast;
    const behind = CREW[(at - cast) % CREW.length] ?? CREW[0];
    identifier(sink, TITLE, id, TAB);
    sink.integer(at + 1);
    sink.byte(TAB);
    identifier(sink, NAME, who, TAB);
    sink.piece(!inCast ? behind.category : selves ? SELF_CATEGORY : pick(CAST, random));
    sink.byte(TAB);
    sink.piece(!inCast && behind.jobs.length > 0 && random() < 0.6 ? pick(behind.jobs, random) : NULL);
    sink.byte(TAB);
    if (inCast && selves) sink.piece(random() < 0.8 ? SELF : HOST);
    else if (inCast && random() < 0.85) {
      sink.piece(OPEN);
      words.word(sink);
      sink.piece(CLOSE);
    } else sink.piece(NULL);
    sink.byte(LINE_FEED);
    if (inCast) return;
    if (behind.name === 'director') directors.push(who);
    if (behind.name === 'writer') writers.push(who);
  }

  return {
    counts,
    title({ id, episode, eligible }, principals, crew) {
      const drawn = eligible ? perTitle * KNOWN_SCALE : -perTitle * Math.log(1 - random());
      const count = Math.min(MOST, Math.round(drawn));
      const cast = Math.round(count * CAST_SHARE);
      const selves = random() < 0.2;
      const [lastDirector, lastWriter] = [directors[0], writers[0]];
      directors.length = 0;
      writers.length = 0;
      for (let at = 0; at < count; at++) {
        const stays = episode && before[at] !== 0 && random() < STAYS;
        const who = stays ? (before[at] ?? 1) : person(eligible);
        before[at] = who;
        principal(principals, id, at, who, selves, cast);
      }
      counts.principals += count;
      if (directors.length === 0 && random() < 0.3)
        directors.push(episode ? (lastDirector ?? person(false)) : person(eligible));
      if (eligible || random() < 0.2) writers.push(lastWriter !== undefined && episode ? lastWriter : person(eligible));
      identifier(crew, TITLE, id, TAB);
      list(crew, directors, TAB);
      list(crew, writers, LINE_FEED);
      counts.crew++;
    },
    name(number, names) {
      identifier(names, NAME, number, TAB);
      words.word(names);
      names.byte(SPACE);
      words.word(names);
      names.byte(TAB);
      const born = random() < 0.045;
      year(names, born ? 1880 + Math.floor(random() * 130) : null);
      year(names, born && random() < 0.35 ? 1950 + Math.floor(random() * 76) : null);
      if (random() < 0.2) names.piece(NULL);
      else {
        names.piece(pick(PROFESSIONS, random));
        if (random() < 0.3) {
          names.byte(COMMA);
          names.piece(pick(PROFESSIONS, random));
        }
      }
      names.byte(TAB);
      if (random() < 0.12) names.piece(NULL);
      else {
        for (let left = 1 + Math.floor(random() * random() * 4); left > 0; left--) {
          names.piece(TITLE);
          names.integer(1 + Math.floor(random() * 3e7), 7);
          if (left > 1) names.byte(COMMA);
        }
      }
      names.byte(LINE_FEED);
    },
  };
}

interface CrewCategory {
  readonly name: string;
  readonly category: Uint8Array;
  readonly jobs: readonly Uint8Array[];
}

function crewOf(name: string, jobs: readonly string[] = []): CrewCategory {
  return { name, category: utf8(name), jobs: jobs.map(utf8) };
}

function identifier(sink: ByteSink, prefix: Uint8Array, id: number, end: number): void {
  sink.piece(prefix);
  sink.integer(id, 7);
  sink.byte(end);
}

function list(sink: ByteSink, people: readonly number[], end: number): void {
  if (people.length === 0) {
    sink.piece(NULL);
    sink.byte(end);
  }
  for (let at = 0; at < people.length; at++)
    identifier(sink, NAME, people[at] ?? 1, at + 1 < people.length ? COMMA : end);
}

function year(sink: ByteSink, value: number | null): void {
  if (value === null) sink.piece(NULL);
  else sink.integer(value);
  sink.byte(TAB);
}
