/** What a dense index asks of the code that scans its rows. */

import type { NearestQuery } from '../port.ts';
import type { TopK } from '../top-k.ts';

/** Holds the rows and compares them with queries. */
export interface ScanEngine {
  /**
   * Offers every row that passes and can be among the best, with its score by the definition.
   *
   * @param norm the length of the query's vector
   */
  scan(query: NearestQuery, norm: number, best: TopK): void;
}
