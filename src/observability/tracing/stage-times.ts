/** Notes when each stage of one request begins. */

import type { Stage, StageClock } from '../../domain/stages.ts';
import type { TracedStage } from '../../domain/trace.ts';

/** A clock for one request: two short lists, so that every request can have one. */
export class StageTimes implements StageClock {
  readonly #names: Stage[] = [];
  readonly #times: number[] = [];

  enter(stage: Stage): void {
    this.#names.push(stage);
    this.#times.push(performance.now());
  }

  /** The stages, the last of which ended at `endedAt` (of `performance.now`); times since 1970. */
  stages(endedAt: number): TracedStage[] {
    return this.#names.map((name, at) => ({
      name,
      startedAt: since1970(this.#times[at] ?? endedAt),
      endedAt: since1970(this.#times[at + 1] ?? endedAt),
    }));
  }
}

/** A moment of `performance.now` in milliseconds since 1970, with fractions. */
export function since1970(moment: number): number {
  return performance.timeOrigin + moment;
}
