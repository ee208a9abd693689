/** Says why a title is recommended, from what really contributed to its place. */

import { CREDIT_ROLES, type CreditRole, type Credits } from '../../domain/credits.ts';
import type { Reason } from '../../domain/recommendation.ts';
import type { Title } from '../../domain/title.ts';

/** Most reasons of one recommendation. */
const MOST = 3;
/** A contribution below this is no reason. */
const LEAST = 0.08;
/** Cast billed later than this is not what a title is watched for. */
const LAST_BILLED = 6;

/** A title with more directors or writers than this is a series whose episodes they made: it is nobody's in particular. */
const MOST_MAKERS = 4;

/** How a person's part in the recommended title is put into words. */
const WORDS: Readonly<Record<CreditRole, string>> = {
  director: 'directed by',
  creator: 'created by',
  writer: 'written by',
  cast: 'with',
  self: 'with',
  composer: 'music by',
  cinematographer: 'shot by',
  producer: 'produced by',
  editor: 'edited by',
  production_designer: 'designed by',
  casting_director: 'cast by',
};
const KINDS: Readonly<Record<CreditRole, Reason['kind']>> = {
  director: 'director',
  creator: 'creator',
  writer: 'writer',
  cast: 'cast',
  self: 'cast',
  composer: 'crew',
  cinematographer: 'crew',
  producer: 'crew',
  editor: 'crew',
  production_designer: 'crew',
  casting_director: 'crew',
};
/** The weightiest part first. */
const ORDER: readonly Reason['kind'][] = ['director', 'creator', 'cast', 'writer', 'crew'];

/** What a scorer added for one recommendation, for a title that was asked for. */
export interface Contributions {
  readonly people: number;
  readonly taste: number;
  readonly genres: number;
}

/** What reasons are made of. */
export interface ReasonSources {
  readonly titles: readonly Title[];
  readonly credits: Credits | undefined;
  /** How many people's likes stand behind a title's taste; without any, it is a guess from its facts. */
  readonly likes: Int32Array | undefined;
}

/** Likes from which "liked by people who like …" is said of a title. */
const WELL_LIKED = 5;

/**
 * The reasons for title `to` when title `from` was asked for, at least one: shared people by role, tastes that ratings show, shared
 * genres and decade; each only where its scorer contributed, the largest contribution first. Where none did much, what genres they
 * share, or their time and kind.
 */
export function reasonsFor(sources: ReasonSources, from: number, to: number, contributions: Contributions): Reason[] {
  const { titles, likes } = sources;
  const [asked, found] = [titles[from], titles[to]];
  if (asked === undefined || found === undefined) return [];
  const reasons: [number, Reason][] = [];
  if (contributions.people > LEAST)
    sharedPeople(sources, from, to)
      .slice(0, 2)
      .forEach((reason, at) => {
        // One scorer, several people: the first stands for most of what it added.
        reasons.push([contributions.people / (1 + 2 * at), reason]);
      });
  const rated = [from, to].every((row) => ((likes?.[row] as number | undefined) ?? 0) >= WELL_LIKED);
  if (rated && contributions.taste > LEAST) {
    const text = `liked by people who like ${asked.primaryTitle}`;
    reasons.push([contributions.taste, { kind: 'taste', value: asked.tconst, text }]);
  }
  const shared = found.genres.filter((genre) => asked.genres.includes(genre));
  if (shared.length > 0 && (contributions.genres > LEAST || reasons.length === 0)) {
    reasons.push([
      contributions.genres,
      { kind: 'genres', value: shared.join(','), text: genreText(shared, asked, found) },
    ]);
  }
  if (reasons.length === 0) reasons.push([0, eraReason(asked, found)]);
  return reasons
    .sort(([one], [other]) => other - one)
    .slice(0, MOST)
    .map(([, reason]) => reason);
}

/** "Crime drama, 2010s", the decade only where both titles are of it. */
function genreText(shared: readonly string[], asked: Title, found: Title): string {
  const [first = '', ...others] = shared;
  const words = [first, ...others.map((genre) => (genre === 'Sci-Fi' ? genre : genre.toLowerCase()))].join(', ');
  const decade = Math.floor(found.startYear / 10);
  return Math.floor(asked.startYear / 10) === decade ? `${words}, ${decade}0s` : words;
}

/** For titles that only their time and kind and who works with whom bring together: "also a series, 2010s". */
function eraReason(asked: Title, found: Title): Reason {
  const decade = `${Math.floor(found.startYear / 10)}0s`;
  const kind = (title: Title): string => (title.titleType.endsWith('Series') ? 'series' : 'film');
  const also = kind(asked) === kind(found) ? 'also a' : 'a';
  return { kind: 'era', value: decade, text: `${also} ${kind(found)}, ${decade}` };
}

function sharedPeople({ credits }: ReasonSources, from: number, to: number): Reason[] {
  if (credits === undefined) return [];
  const { people, roles, names } = credits;
  const asked = new Set(notable(credits, from).map((at) => people[at] as number));
  const reasons = new Map<number, Reason>();
  for (const at of notable(credits, to)) {
    const person = people[at] as number;
    const name = names[person] ?? '';
    const role = CREDIT_ROLES[roles[at] as number] as CreditRole;
    if (name === '' || !asked.has(person)) continue;
    const reason: Reason = { kind: KINDS[role], value: name, text: `${WORDS[role]} ${name}` };
    const before = reasons.get(person);
    if (before === undefined || ORDER.indexOf(reason.kind) < ORDER.indexOf(before.kind)) reasons.set(person, reason);
  }
  return [...reasons.values()].sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}

/** The credits of a title that say something of it: leading cast, and makers where they are few. */
function notable({ offsets, roles, billing }: Credits, title: number): number[] {
  const places = Array.from(
    { length: (offsets[title + 1] as number) - (offsets[title] as number) },
    (_, at) => (offsets[title] as number) + at,
  );
  const many = new Set(
    CREDIT_ROLES.filter(
      (role, number) =>
        (role === 'director' || role === 'writer') && places.filter((at) => roles[at] === number).length > MOST_MAKERS,
    ),
  );
  return places.filter((at) => {
    const role = CREDIT_ROLES[roles[at] as number] as CreditRole;
    return role === 'cast' || role === 'self' ? (billing[at] as number) <= LAST_BILLED : !many.has(role);
  });
}
