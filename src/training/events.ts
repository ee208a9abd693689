/** What a training run tells while it goes on, and the runner that times its steps. */

import type { TrainingStep } from '../domain/manifest.ts';
import type { IngestionEvent } from '../ingestion/types.ts';

/** Something that happened in a training run. */
export type TrainingEvent =
  | { readonly kind: 'step_started'; readonly step: string; readonly name: string }
  | {
      readonly kind: 'step_finished';
      readonly step: string;
      readonly name: string;
      readonly seconds: number;
      /** What the step did, one fact a line. */
      readonly facts: readonly string[];
    }
  | { readonly kind: 'ingestion'; readonly event: IngestionEvent }
  | { readonly kind: 'notice'; readonly message: string };

/** Receives the events of a run. */
export type TrainingListener = (event: TrainingEvent) => void;

/** Times the steps of a run, announces them, and keeps the log that goes into the bundle. */
export class StepRunner {
  readonly steps: TrainingStep[] = [];
  readonly #lines: string[] = [];
  readonly #listener: TrainingListener;

  constructor(listener: TrainingListener) {
    this.#listener = listener;
  }

  /** Runs one step; `work` adds to `facts` what it did. */
  async run<T>(step: string, name: string, work: (facts: string[]) => Promise<T> | T): Promise<T> {
    this.#emit({ kind: 'step_started', step, name }, `step ${step}: ${name}`);
    const started = performance.now();
    const facts: string[] = [];
    const result = await work(facts);
    const seconds = round3((performance.now() - started) / 1000);
    this.steps.push({ step, name, seconds, peak_memory_bytes: process.resourceUsage().maxRSS * 1024 });
    this.#emit({ kind: 'step_finished', step, name, seconds, facts }, `step ${step}: done in ${seconds} s`, ...facts);
    return result;
  }

  /** Something to know that is no step. */
  notice(message: string): void {
    this.#emit({ kind: 'notice', message }, message);
  }

  /** Passes on what the download tells; progress is too fine for the log. */
  ingestion(event: IngestionEvent): void {
    const lines = event.kind === 'progress' ? [] : [`${event.dataset}: ${JSON.stringify(event)}`];
    this.#emit({ kind: 'ingestion', event }, ...lines);
  }

  /** The log so far, one line a fact, each with its time (UTC). */
  get log(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  #emit(event: TrainingEvent, ...lines: readonly string[]): void {
    for (const line of lines) this.#lines.push(`${new Date().toISOString()} ${line}`);
    this.#listener(event);
  }
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}
