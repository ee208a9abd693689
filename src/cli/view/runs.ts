/** How recorded runs are shown in the terminal. */

import type { RunRecord, RunSummary } from '../../tracking/run.ts';
import { type Column, renderTable } from './table.ts';

/** A run and where it is: on the server, or waiting in the journal. */
export interface PlacedRun extends RunSummary {
  readonly place: string;
}

const RUN_COLUMNS: readonly Column[] = [
  { head: 'Id' },
  { head: 'Status' },
  { head: 'Started (UTC)', importance: 1 },
  { head: 'Seconds', align: 'right', importance: 2 },
  { head: 'Where' },
];

/** Runs as a table. */
export function runsTable(runs: readonly PlacedRun[], width: number): string {
  if (runs.length === 0) return 'No runs are recorded.';
  const rows = runs.map(({ id, status, startedAt, endedAt, place }) => [
    id,
    status,
    time(startedAt),
    endedAt === null ? '' : ((endedAt - startedAt) / 1000).toFixed(1),
    place,
  ]);
  return renderTable(RUN_COLUMNS, rows, width);
}

/** All that is recorded of a run. */
export function runDetails(run: RunRecord): string {
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
  const pairs = (values: Readonly<Record<string, string | number>>): string[] =>
    Object.keys(values)
      .sort()
      .map((key) => `${key} = ${values[key]}`);
  return [
    `${run.id}  ${run.status}  ${time(run.startedAt)} UTC  experiment ${run.experiment}`,
    '',
    run.description,
    ...section('PARAMETERS', pairs(run.params)),
    ...section('METRICS', pairs(run.metrics)),
    ...section('TAGS', pairs(withoutLongTexts(run.tags))),
    ...section(
      'DATA SETS',
      run.datasets.map(
        ({ name, digest, rows, source }) => `${name}  ${rows.toLocaleString('en')} rows  ${digest}  ${source}`,
      ),
    ),
    ...section('FILES', run.files),
  ].join('\n');
}

/** Runs side by side: all metrics, and the parameters in which they differ. */
export function comparisonTable(runs: readonly RunRecord[], width: number): string {
  const columns: Column[] = [{ head: '' }, ...runs.map(({ id }): Column => ({ head: id, align: 'right' }))];
  const keysOf = (values: (run: RunRecord) => Readonly<Record<string, unknown>>): string[] =>
    [...new Set(runs.flatMap((run) => Object.keys(values(run))))].sort();
  const params = keysOf((run) => run.params)
    .filter((key) => new Set(runs.map((run) => run.params[key])).size > 1)
    .map((key) => [key, ...runs.map((run) => run.params[key] ?? '')]);
  const metrics = keysOf((run) => run.metrics).map((key) => [key, ...runs.map((run) => shown(run.metrics[key]))]);
  return renderTable(columns, [...params, ...metrics], width);
}

function withoutLongTexts(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !/^mlflow\.(?:note|logged)/.test(key)));
}

function shown(value: number | undefined): string {
  return value === undefined ? '' : String(Number(value.toPrecision(6)));
}

function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}
