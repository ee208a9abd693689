/** What all lists of a model are together, beyond how well they hit. */

import { LITTLE_KNOWN_BELOW } from '../../domain/evaluation.ts';
import { catalogueCoverage } from '../metrics/coverage.ts';
import { countExposure } from '../metrics/exposure.ts';
import { gini } from '../metrics/gini.ts';
import { intraListDiversity } from '../metrics/intra-list-diversity.ts';
import { littleKnownShare } from '../metrics/little-known-share.ts';
import { novelty, selfInformation } from '../metrics/novelty.ts';
import { meanOf } from './means.ts';

/** The cut-off of these measures. */
export const LIST_CUT_OFF = 10;

/**
 * `coverage@10` and `gini@10` over all candidates, and `novelty@10` in bits by how many users of the training liked an item;
 * `null` where there is no list, and novelty where nobody liked any candidate.
 *
 * @param counts likes of each item in training
 * @param users in training
 * @param candidates 1 for items that may be in a list; without it all may
 */
export function catalogueMeasures(
  lists: readonly Int32Array[],
  counts: Int32Array,
  users: number,
  candidates?: Uint8Array,
): Record<'coverage@10' | 'gini@10' | 'novelty@10', number | null> {
  const exposure = countExposure(lists, counts.length, LIST_CUT_OFF).filter((_, item) => candidates?.[item] !== 0);
  const isKnown = counts.some((count, item) => count > 0 && candidates?.[item] !== 0);
  const information = selfInformation(counts, users);
  return {
    'coverage@10': catalogueCoverage(exposure),
    'gini@10': gini(exposure),
    'novelty@10': isKnown ? meanOfKnown(lists.map((list) => novelty(list, information, LIST_CUT_OFF))) : null,
  };
}

/**
 * `diversity@10`: 1 − the mean cosine of two films of a list, and `little-known@10`: the share of films with few votes; means
 * over lists, `null` where there is none.
 *
 * @param cosine of two items
 * @param votes IMDb's, of each item; NaN where they are not known: such films are left out of the share
 */
export function listMeasures(
  lists: readonly Int32Array[],
  cosine: (a: number, b: number) => number,
  votes: Float64Array,
): Record<'diversity@10' | 'little-known@10', number | null> {
  const known = lists.map((list) => list.subarray(0, LIST_CUT_OFF).filter((item) => !Number.isNaN(votes[item])));
  return {
    'diversity@10': meanOfKnown(lists.map((list) => intraListDiversity(list, cosine, LIST_CUT_OFF))),
    'little-known@10': meanOfKnown(
      known.map((list) => littleKnownShare(list, votes, LITTLE_KNOWN_BELOW, LIST_CUT_OFF)),
    ),
  };
}

function meanOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : meanOf(known);
}
