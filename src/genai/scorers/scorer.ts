/** How answers are scored. */

import type { Expectations } from '../datasets/questions.ts';

/** What is scored. */
export interface Answered {
  readonly question: string;
  readonly answer: string;
  readonly expectations: Expectations;
}

/** What a scorer says of one answer. */
export type Score =
  | {
      readonly kind: 'value';
      /** As it is shown: `yes`, `no`, or a number. */
      readonly value: string | number;
      /** What goes into the mean, 0–1. */
      readonly number: number;
      readonly rationale: string | null;
    }
  | { readonly kind: 'error'; readonly code: string; readonly message: string };

/** Scores answers, one at a time. */
export interface Scorer {
  /** Name of its assessments and, with `/mean`, of its metric. */
  readonly name: string;
  /** Who judges: code or a model, and which. */
  readonly source: { readonly type: 'CODE' | 'LLM_JUDGE'; readonly id: string };
  /** Whether it has something to say where this is expected. */
  readonly applies: (expectations: Expectations) => boolean;
  /** @throws {AppError} when no answer can be scored any more; whatever else goes wrong is a score of the kind `error` */
  readonly score: (answered: Answered) => Promise<Score>;
}
