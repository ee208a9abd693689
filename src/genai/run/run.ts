/** One evaluation of answers from beginning to end: resume, ask, score, record. */

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import { type Delivery, deliver } from '../../tracking/deliver.ts';
import type { JournalTracker } from '../../tracking/journal/journal.ts';
import type { RunTracker } from '../../tracking/port.ts';
import type { Questions } from '../datasets/questions.ts';
import type { Provider } from '../providers/provider.ts';
import type { Scorer } from '../scorers/scorer.ts';
import { evaluateAnswers } from './evaluate.ts';
import { openProgress } from './progress.ts';
import { runOfEvaluation } from './record.ts';
import { type RowResult, type ScorerSummary, summaries } from './result.ts';

/** Folder in the journal, which does not take it for a run. */
const UNFINISHED = '.unfinished';

/** What is evaluated, and where it is recorded. */
export interface GenaiRun {
  readonly questions: Questions;
  readonly provider: Provider;
  readonly scorers: readonly Scorer[];
  readonly experiment: string;
  readonly concurrency: number;
  readonly journal: JournalTracker;
  /** Without it the run stays in the journal. */
  readonly server: RunTracker | undefined;
  readonly version: string;
  readonly user: string | undefined;
  /** How many results there are, of how many; once before the first. */
  readonly onProgress: (done: number, total: number) => void;
}

/** What came of it. */
export interface GenaiReport {
  readonly id: string;
  readonly results: readonly RowResult[];
  readonly summaries: readonly ScorerSummary[];
  readonly delivery: Delivery;
}

/**
 * Evaluates. What is answered is kept at once, so that the same evaluation, broken off, goes on where it stopped and stays one run.
 *
 * @throws {AppError} `provider_unavailable`, `locked` or `storage_failed`
 */
export async function runGenaiEvaluation(options: GenaiRun): Promise<GenaiReport> {
  const { questions, provider, scorers, experiment, concurrency, journal, server, onProgress } = options;
  await provider.check();
  const progress = await openProgress(join(journal.place, UNFINISHED), keyOf(options), Date.now());
  try {
    let done = progress.done.length;
    const total = questions.rows.length;
    onProgress(done, total);
    const results = await evaluateAnswers({
      rows: questions.rows,
      provider,
      scorers,
      done: progress.done,
      concurrency,
      async onResult(result) {
        await progress.keep(result);
        done += 1;
        onProgress(done, total);
      },
    });
    const run = runOfEvaluation({
      id: progress.run,
      experiment,
      startedAt: progress.startedAt,
      endedAt: Date.now(),
      questions,
      provider,
      scorers,
      results,
      version: options.version,
      user: options.user,
    });
    await forgetOlder(journal, progress.run);
    const delivery = server === undefined ? await intoJournal(journal, run) : await deliver(run, journal, server);
    if (delivery.kind !== 'lost') await progress.finish();
    const names = scorers.map(({ name }) => name);
    return { id: progress.run, results, summaries: summaries(results, names), delivery };
  } finally {
    await progress.release();
  }
}

/** Removes the run of an attempt that was stopped after it was journalled: the journal never changes a run that it has. */
async function forgetOlder(journal: JournalTracker, id: string): Promise<void> {
  const there = async (): Promise<boolean> => (await journal.ids()).includes(id);
  if (!(await there())) return;
  const done = await journal.exclusively(id, async () => {
    if (await there()) await journal.remove(id);
    return true;
  });
  if (done === undefined) {
    throw new AppError(
      'locked',
      `Another process is bringing the run ${id} of an earlier attempt to the server. Wait until it has ended; the answers are kept, and the same command goes on from there.`,
    );
  }
}

async function intoJournal(journal: JournalTracker, run: Parameters<JournalTracker['record']>[0]): Promise<Delivery> {
  await journal.record(run);
  return { kind: 'journalled', reason: '' };
}

/** The same for the same questions, provider and scorers, recorded in the same place. */
function keyOf({ questions, provider, scorers, experiment, server }: GenaiRun): string {
  const parts = [
    questions.digest,
    provider.name,
    provider.params,
    scorers.map(({ name, source }) => [name, source.id]),
    experiment,
    server?.place ?? null,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
