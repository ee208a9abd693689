/** What becomes of one question. */

import { z } from 'zod';

const scoreSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('value'),
    value: z.union([z.string(), z.number()]),
    number: z.number(),
    rationale: z.string().nullable(),
  }),
  z.object({ kind: z.literal('error'), code: z.string(), message: z.string() }),
]);

/** Schema of a result, as it is kept between runs. */
export const resultSchema = z.object({
  /** Position in the data set, from 0. */
  index: z.int().min(0),
  /** `null` when there is none. */
  answer: z.string().nullable(),
  /** Why there is no answer. */
  error: z.string().nullable(),
  /** Milliseconds since 1970 (UTC), of the answer alone. */
  startedAt: z.number(),
  endedAt: z.number(),
  /** By scorer; one that has nothing to say is not there. */
  scores: z.record(z.string(), scoreSchema),
});

/** A question that was answered, or not, and scored. */
export type RowResult = z.output<typeof resultSchema>;

/** Whether everything about it succeeded; what failed is tried again when an evaluation goes on. */
export function isWhole({ error, scores }: RowResult): boolean {
  return error === null && Object.values(scores).every(({ kind }) => kind === 'value');
}

/** Mean, count of values, and count of errors of one scorer. */
export interface ScorerSummary {
  readonly scorer: string;
  /** `null` when there is no value. */
  readonly mean: number | null;
  readonly values: number;
  readonly errors: number;
}

/** The summary of each scorer; errors are counted, and are no part of the mean. */
export function summaries(results: readonly RowResult[], scorers: readonly string[]): ScorerSummary[] {
  return scorers.map((scorer) => {
    const scores = results.flatMap((result) => result.scores[scorer] ?? []);
    const numbers = scores.flatMap((score) => (score.kind === 'value' ? [score.number] : []));
    const sum = numbers.reduce((total, number) => total + number, 0);
    return {
      scorer,
      mean: numbers.length === 0 ? null : sum / numbers.length,
      values: numbers.length,
      errors: scores.length - numbers.length,
    };
  });
}
