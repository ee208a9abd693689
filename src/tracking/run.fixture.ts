/** Runs for tests: one with everything that a run can hold. */

import type { Run } from './run.ts';

const text = (content: string): Uint8Array => Buffer.from(content);

/** A run with everything; fields in `differences` replace its own. */
export function aRun(differences: Partial<Run> = {}): Run {
  const startedAt = Date.UTC(2026, 0, 2, 3, 4, 5);
  return {
    id: `run-${Math.random().toString(36).slice(2)}`,
    name: 'Pears & <apples>',
    experiment: 'fruit',
    status: 'FINISHED',
    startedAt,
    endedAt: startedAt + 2500,
    description: '**Fruit**, with `code` and Umläuten',
    params: {
      'features.min_votes': '500',
      'data.source': 'https://example.org/a?b=c',
      empty: '',
      long: 'x'.repeat(5000),
    },
    tags: { 'code.version': '1.2.3', 'with space': 'Ünï \u{1f34e} "quoted"' },
    metrics: [
      { key: 'ratings/mean', value: 6.5, timestamp: startedAt, step: 0 },
      { key: 'not a number', value: Number.NaN, timestamp: startedAt, step: 0 },
      ...Array.from({ length: 3 }, (_, step) => ({
        key: 'system/cpu_utilization_percentage',
        value: 10 * step + 0.25,
        timestamp: startedAt + 1000 * step,
        step,
      })),
    ],
    datasets: [
      {
        name: 'title.basics',
        digest: 'd41d8cd98f00b204e9800998ecf8427e',
        source: 'https://example.org/title.basics.tsv.gz',
        columns: [
          { name: 'tconst', type: 'string', required: true },
          { name: 'startYear', type: 'long', required: false },
        ],
        rows: 12,
        context: 'training',
      },
    ],
    files: [
      { path: 'training.log', content: text('one\ntwo\n') },
      { path: 'empty.txt', content: text('') },
      { path: 'figures/a name with spaces & 100%.svg', content: text('<svg/>') },
      { path: 'bundle/bytes.bin', content: Uint8Array.from({ length: 70_000 }, (_, at) => at % 251) },
      { path: 'tables/fruit.json', content: text('{"columns":["fruit","weight"],"data":[["pear",2],["apple",3]]}') },
    ],
    tables: ['tables/fruit.json'],
    ...differences,
  };
}

/** A run of more metrics and parameters than one request may carry. */
export function aLargeRun(): Run {
  const run = aRun();
  const params = Object.fromEntries(Array.from({ length: 230 }, (_, at) => [`section.key_${at}`, `value ${at}`]));
  const tags = Object.fromEntries(Array.from({ length: 130 }, (_, at) => [`tag.${at}`, `${at}`]));
  const metrics = Array.from({ length: 2500 }, (_, at) => ({
    key: `series/${at % 5}`,
    value: at,
    timestamp: run.startedAt + at,
    step: Math.floor(at / 5),
  }));
  return { ...run, params, tags, metrics };
}
