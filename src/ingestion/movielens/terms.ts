/** GroupLens's terms in short, and the demand that whoever fetches a data set accepts them. */

import type { MovieLensSet } from '../../config/schema.ts';
import { AppError } from '../../domain/errors.ts';

const ALL_SETS_PAGE = 'https://grouplens.org/datasets/movielens/';

/**
 * The notice that is shown whenever a MovieLens data set is about to be used, line by line, in our own words.
 *
 * @param set the published set, or `null` for files of the user's own, whose README is theirs.
 */
export function termsNotice(name: string, set: MovieLensSet | null): readonly string[] {
  return [
    `${name}: MovieLens data of GroupLens, University of Minnesota. Its terms, in short:`,
    '– for research; commercial use needs their permission first;',
    '– publications that make use of it acknowledge it, by the paper that its README names;',
    '– nothing may state or imply that they endorse you or your work;',
    '– do not pass on the data, or what is made of it, other than as its README allows;',
    '– there is no warranty.',
    set === null ? `In full: its README.txt, and ${ALL_SETS_PAGE}` : `In full: ${readmeOf(set)}`,
  ];
}

/**
 * Insists that the terms of a published set were accepted.
 *
 * @throws AppError `usage`, saying how to accept them.
 */
export function requireAccepted(set: MovieLensSet, accepted: boolean): void {
  if (accepted) return;
  throw new AppError(
    'usage',
    `${set} was not fetched, because its terms have not been accepted. Read them at ${readmeOf(set)} and, if you accept ` +
      'them, run again with --accept-terms, or set data.movielens_accept_terms to true.',
    { details: { set } },
  );
}

/** GroupLens's page with a set's README, wherever the set itself is fetched from. */
function readmeOf(set: MovieLensSet): string {
  return `https://files.grouplens.org/datasets/movielens/${set}-README.html`;
}
