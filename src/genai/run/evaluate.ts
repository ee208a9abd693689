/** Asks every question, scores every answer, several at a time. */

import { AppError, messageOf } from '../../domain/errors.ts';
import type { QuestionRow } from '../datasets/questions.ts';
import type { Provider } from '../providers/provider.ts';
import { MayPass } from '../providers/retry.ts';
import type { Score, Scorer } from '../scorers/scorer.ts';
import type { RowResult } from './result.ts';

/** What is evaluated, and how. */
export interface EvaluateAnswers {
  readonly rows: readonly QuestionRow[];
  readonly provider: Provider;
  readonly scorers: readonly Scorer[];
  /** Results that are there already; their questions are not asked. */
  readonly done: readonly RowResult[];
  /** How many questions are under way at once, 1 or more. */
  readonly concurrency: number;
  /** Called with each new result before the next question of the same worker is asked. */
  readonly onResult: (result: RowResult) => Promise<void>;
}

/**
 * The results of all rows, in their order.
 *
 * @throws {AppError} `provider_unavailable` when no question can be answered or scored any more, after what is under way has ended; or
 *   when none was answered and the last failure was one that may pass
 */
export async function evaluateAnswers(options: EvaluateAnswers): Promise<RowResult[]> {
  const { rows, done, concurrency, onResult } = options;
  const results = new Map(done.map((result) => [result.index, result]));
  const left = [...rows.keys()].filter((index) => !results.has(index));
  const failures: unknown[] = [];
  let lastFailure: unknown;
  const worker = async (): Promise<void> => {
    for (let index = left.shift(); index !== undefined; index = left.shift()) {
      const row = rows[index];
      if (row === undefined) continue;
      try {
        const result = await resultOf(index, row, options, (failure) => {
          lastFailure = failure;
        });
        results.set(index, result);
        await onResult(result);
      } catch (error) {
        failures.push(error);
        left.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  if (failures.length > 0) throw failures[0];
  const all = [...results.values()].sort((a, b) => a.index - b.index);
  if (lastFailure instanceof MayPass && all.every(({ answer }) => answer === null)) {
    throw new AppError(
      'provider_unavailable',
      `No question was answered, and nothing is recorded: ${lastFailure.message}. Look whether the server runs at this address; then the same command asks again.`,
      { cause: lastFailure },
    );
  }
  return all;
}

/** The result of one question; `onFailure` gets why there is no answer. */
async function resultOf(
  index: number,
  row: QuestionRow,
  { provider, scorers }: EvaluateAnswers,
  onFailure: (failure: unknown) => void,
): Promise<RowResult> {
  const { question } = row.inputs;
  const startedAt = Date.now();
  let answer: string | null = null;
  let error: string | null = null;
  try {
    answer = await provider.answer(question);
  } catch (failure) {
    if (failure instanceof AppError) throw failure;
    onFailure(failure);
    error = messageOf(failure);
  }
  const endedAt = Date.now();
  const scores: Record<string, Score> = {};
  for (const scorer of scorers.filter(({ applies }) => applies(row.expectations))) {
    scores[scorer.name] =
      answer === null
        ? { kind: 'error', code: 'NO_ANSWER', message: 'There is no answer to score.' }
        : await scorer.score({ question, answer, expectations: row.expectations });
  }
  return { index, answer, error, startedAt, endedAt, scores };
}
