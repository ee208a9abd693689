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
  query({ tconst, title }: Pick<RecommendQuery, 'tconst' | 'title'>): Resolved {
    if (tconst !== undefined) {
      const row = this.#recommender.rowOf(tconst);
      if (row === undefined) throw unknownTconst(tconst, title === undefined ? [] : this.suggestions(title));
      return { row, by: 'tconst' };
    }
    const found = this.text(title ?? '');
    if (found === undefined) throw unknownTitle(title ?? '', this.suggestions(title ?? ''));
    return found;
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
export function unresolvedSeeds(unresolved: readonly { seed: string; did_you_mean: Suggestion[] }[]): AppError {
  const names = unresolved.map(({ seed }) => JSON.stringify(seed)).join(', ');
  const near = new Map(unresolved.flatMap((seed) => seed.did_you_mean.map((title) => [title.tconst, title])));
  return new AppError('title_not_found', `No title matches ${names}.`, {
    details: {
      suggestion:
        'Correct or leave out what is listed under unresolved; its did_you_mean has titles that may be meant.',
      did_you_mean: [...near.values()].slice(0, SUGGESTIONS),
      unresolved,
    },
  });
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
