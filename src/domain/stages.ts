/** The stages of one request, and the port through which an engine says where it is. */

/** What is done for a request, in this order; a request need not have all of them. */
export const STAGES = ['resolve', 'score', 'rerank', 'enrich'] as const;

/** `resolve` finds the titles that are meant, `score` the best candidates, `rerank` orders them, `enrich` adds facts and reasons. */
export type Stage = (typeof STAGES)[number];

/** Is told which stage begins; the one before ends then. Must be cheap and must not throw. */
export interface StageClock {
  enter(stage: Stage): void;
}
