/** Ranked lists with what is relevant to a user, as property tests draw them. */

import * as fc from 'fast-check';

/** Items 0–19 in some order and of some number, some relevant items, and a cut-off. */
export const cases = fc.record({
  ranked: fc.uniqueArray(fc.nat(19), { maxLength: 20 }),
  relevant: fc.uniqueArray(fc.nat(19), { maxLength: 12 }).map((items) => new Set(items)),
  k: fc.integer({ min: 1, max: 25 }),
});

/** Lists of different items out of 0–11. */
export const lists = fc.array(fc.uniqueArray(fc.nat(11), { maxLength: 8 }), { maxLength: 10 });
