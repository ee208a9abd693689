/** Catalogue coverage: how much of what could be recommended is recommended to anybody. */

/**
 * Coverage@k: candidate items in at least one list / candidate items.
 *
 * Ge, Delgado-Battenfeld and Jannach, "Beyond accuracy: evaluating recommender systems by coverage and serendipity", RecSys 2010. It grows
 * with the number of lists, so it compares only models that answered the same queries. O(items).
 *
 * @param exposure how often each candidate item is recommended at the cut-off: see `countExposure`
 * @returns 0–1; 0 when nothing is recommended
 * @throws {Error} if there are no candidate items
 */
export function catalogueCoverage(exposure: ArrayLike<number>): number {
  if (exposure.length === 0) throw new Error('there are no candidate items to cover');
  let covered = 0;
  for (let item = 0; item < exposure.length; item++) if (exposure[item]! > 0) covered += 1;
  return covered / exposure.length;
}
