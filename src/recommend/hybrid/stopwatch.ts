/** The port through which scoring says where it is; who has a clock makes times of it. */

/** What is timed together: shared credits; all other scorers, whose values come of one pass over the candidates. */
export type TimedScorer = 'people' | 'dense';

/** Is told when scoring begins and what is done. */
export interface ScorerStopwatch {
  /** Scoring begins, or goes on after something else. */
  start(): void;
  /** This is done since the last start. */
  done(scorer: TimedScorer): void;
}
