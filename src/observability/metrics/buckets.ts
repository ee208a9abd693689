/** Upper bounds of the histograms' buckets. */

/**
 * Seconds: a similarity takes tens of microseconds, a hybrid list with filters milliseconds, a bad night seconds. 0.05 is the bound of
 * the latency objective and has to stay.
 */
export const LATENCY_BUCKETS = [
  0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5,
];

/** How many titles were asked for: 1–50. */
export const TOP_K_BUCKETS = [1, 3, 5, 10, 15, 20, 30, 40, 50];

/** How many titles were found: none to the most that may be asked for. */
export const RESULT_COUNT_BUCKETS = [0, 1, 2, 5, 10, 20, 50];

/** Cosines of titles that are recommended; most are near 1. */
export const SIMILARITY_BUCKETS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99, 1];
