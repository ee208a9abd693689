/** The port of models that score all items for a user by what the user has liked before. */

/**
 * A trained model that knows nothing of users but their histories.
 *
 * It keeps no state between calls, so users that were not in training are scored just as well.
 */
export interface UserScorer {
  /** Number of items; indices are 0 … items − 1. */
  readonly items: number;
  /**
   * Writes every item's score, the higher the better; only their order within one user means anything.
   *
   * What the history holds is scored like everything else: whoever ranks leaves it out. Scores depend on the history's
   * order by rounding only; ascending is the order to use where they must not.
   *
   * @param history different items
   * @param out `items` numbers; whatever it held is overwritten
   */
  scoreUser(history: Int32Array, out: Float64Array): void;
}
