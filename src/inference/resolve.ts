/** Finds the title that a text or an id means, and suggests when there is none. */

import { AppError } from '../domain/errors.ts';
import type { RecommendQuery, Resolution } from '../domain/recommendation.ts';
import type { Title } from '../domain/title.ts';
import type { ContentRecommender } from '../model/content-recommender.ts';
import type { TitleSearch } from '../search/title-search.ts';

/** How many titles are suggested for a text that means none. */
const SUGGESTIONS = 5;

/** A title that was found, by its row. */
export interface Resolved {
  readonly row: number;
  readonly by: Resolution;
}

/** A title that is asked for, by id or name. */
type TitleQuery = Pick<RecommendQuery, 'tconst' | 'title'>;

/** A text or id that means no title. */
interface Unresolved {
  /** As it was sent. */
  readonly seed: string;
  readonly did_you_mean: readonly Suggestion[];
}

/** One of two texts or ids that means no title. */
export interface UnresolvedSide extends Unresolved {
  readonly parameter: 'a' | 'b';
}

/** A title as a suggestion shows it. */
export interface Suggestion {
  readonly tconst: string;
  readonly title: string;
  readonly year: number;
}

/** Resolves ids and texts against one model's titles. */
export class TitleResolver {
  readonly #recommender: ContentRecommender;
  readonly #search: TitleSearch;

  constructor(recommender: ContentRecommender, search: TitleSearch) {
    this.#recommender = recommender;
    this.#search = search;
  }

  /** The title of a query: its id wins over its text, and must exist. @throws {AppError} `title_not_found` */
  query(query: TitleQuery): Resolved {
    const found = this.#find(query);
    if (found !== undefined) return found;
    const { tconst, title } = query;
    const near = title === undefined ? [] : this.suggestions(title);
    throw tconst === undefined ? unknownTitle(title ?? '', near) : unknownTconst(tconst, near);
  }

  /**
   * Both titles of a comparison; what cannot be resolved of the two is reported together.
   *
   * @throws {AppError} `title_not_found`, with `details.unresolved`
   */
  pair(a: TitleQuery, b: TitleQuery): readonly [Resolved, Resolved] {
    const [foundA, foundB] = [this.#find(a), this.#find(b)];
    if (foundA !== undefined && foundB !== undefined) return [foundA, foundB];
    throw unresolvedPair([
      ...(foundA === undefined ? [this.#unresolved('a', a)] : []),
      ...(foundB === undefined ? [this.#unresolved('b', b)] : []),
    ]);
  }

  /** The title that a text means: an id, an IMDb address, or a name. */
  text(text: string): Resolved | undefined {
    const row = this.#recommender.rowOf(text.trim());
    if (row !== undefined) return { row, by: 'tconst' };
    const match = this.#search.resolve(text);
    return match === undefined ? undefined : { row: match.row, by: match.tier };
  }

  /** Up to five titles that may have been meant. */
  suggestions(text: string): Suggestion[] {
    return this.#search.search(text, SUGGESTIONS).flatMap(({ row }) => {
      const title = this.#recommender.titles[row];
      return title === undefined ? [] : [suggestionOf(title)];
    });
  }

  #find({ tconst, title }: TitleQuery): Resolved | undefined {
    if (tconst === undefined) return this.text(title ?? '');
    const row = this.#recommender.rowOf(tconst);
    return row === undefined ? undefined : { row, by: 'tconst' };
  }

  #unresolved(parameter: UnresolvedSide['parameter'], { tconst, title }: TitleQuery): UnresolvedSide {
    const did_you_mean = title === undefined ? [] : this.suggestions(title);
    return { parameter, seed: tconst ?? title ?? '', did_you_mean };
  }
}

/** The error for an id that no title has. */
export function unknownTconst(tconst: string, near: readonly Suggestion[]): AppError {
  return notFound(
    `No title with the id ${tconst} is in this catalogue.`,
    'Check the id on IMDb; titles below the configured votes or year are not in the catalogue. Or send the title instead of the id.',
    near,
  );
}

/** The error for several texts or ids of which some mean no title. */
export function unresolvedSeeds(unresolved: readonly Unresolved[]): AppError {
  const names = unresolved.map(({ seed }) => JSON.stringify(seed)).join(', ');
  return allUnresolved(
    `No title matches ${names}.`,
    'Correct or leave out what is listed under unresolved; its did_you_mean has titles that may be meant.',
    unresolved,
  );
}

/** The error for two texts or ids of which one or both mean no title. */
export function unresolvedPair(unresolved: readonly UnresolvedSide[]): AppError {
  const names = unresolved.map(({ parameter, seed }) => `${JSON.stringify(seed)} (${parameter})`).join(' and ');
  return allUnresolved(
    `No title matches ${names}.`,
    'Correct what is listed under unresolved; its did_you_mean has titles that may be meant.',
    unresolved,
  );
}

function allUnresolved(message: string, suggestion: string, unresolved: readonly Unresolved[]): AppError {
  const near = new Map(unresolved.flatMap((seed) => seed.did_you_mean.map((title) => [title.tconst, title])));
  const did_you_mean = [...near.values()].slice(0, SUGGESTIONS);
  return new AppError('title_not_found', message, { details: { suggestion, did_you_mean, unresolved } });
}

function unknownTitle(wanted: string, near: readonly Suggestion[]): AppError {
  return notFound(
    `No title matches ${JSON.stringify(wanted)}.`,
    near.length > 0
      ? 'Send one of the titles under did_you_mean, best by its tconst.'
      : 'Check the spelling, or look for it with /search.',
    near,
  );
}

function notFound(message: string, suggestion: string, near: readonly Suggestion[]): AppError {
  return new AppError('title_not_found', message, { details: { suggestion, did_you_mean: near } });
}

function suggestionOf({ tconst, primaryTitle, startYear }: Title): Suggestion {
  return { tconst, title: primaryTitle, year: startYear };
}
