/** The port through which an engine tells how long parts of its work took. */

import type { Strategy } from '../domain/recommendation.ts';
import type { ScorerStopwatch, TimedScorer } from '../recommend/hybrid/stopwatch.ts';

/** Receives times, in seconds, once a request for recommendations. Must be cheap and must not throw. */
export interface EngineTimings {
  /** A strategy ranked the titles. */
  strategy(strategy: Strategy, seconds: number): void;
  /** A scorer, or those that score together, scored the candidates; `content` is the search for the nearest titles. */
  scorer(scorer: TimedScorer | 'content', seconds: number): void;
}

/** A stopwatch for one engine, which answers one request after the other. */
export function scorerStopwatch(timings: EngineTimings): ScorerStopwatch {
  let startedAt = 0;
  return {
    start() {
      startedAt = performance.now();
    },
    done(scorer) {
      timings.scorer(scorer, (performance.now() - startedAt) / 1000);
    },
  };
}
