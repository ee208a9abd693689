/** What of a training run goes to the log, by level. */

import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../observability/logger.ts';
import type { TrainingEvent } from '../../training/events.ts';
import { createTrainingLog } from './training-log.ts';

const EVENTS: readonly TrainingEvent[] = [
  { kind: 'step_started', step: '1', name: 'Get the data sets' },
  { kind: 'ingestion', event: { kind: 'progress', dataset: 'title.basics', bytes: 5, totalBytes: 10 } as never },
  { kind: 'step_finished', step: '1', name: 'Get the data sets', seconds: 1.5, facts: ['10 rows'] },
  { kind: 'notice', message: 'something to know' },
];

function logged(level: string): Record<string, unknown>[] {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const tell = createTrainingLog(createLogger({ level, format: 'json' }, destination));
  for (const event of EVENTS) tell(event);
  return lines.map((line): Record<string, unknown> => JSON.parse(line));
}

describe('the log of a training run', () => {
  it('has one line a step, with what it did and how long it took, and one a notice', () => {
    expect(logged('info')).toEqual([
      expect.objectContaining({
        level: 'info',
        step: '1',
        name: 'Get the data sets',
        seconds: 1.5,
        facts: ['10 rows'],
        msg: 'training step finished',
      }),
      expect.objectContaining({ level: 'warn', notice: 'something to know', msg: 'training notice' }),
    ]);
  });

  it('tells more or less by its level, and progress never', () => {
    expect(logged('debug').map(({ msg }) => msg)).toEqual([
      'training step started',
      'training step finished',
      'training notice',
    ]);
    expect(logged('warn').map(({ msg }) => msg)).toEqual(['training notice']);
    expect(logged('silent')).toEqual([]);
  });
});
