/** Shows an evaluation: a progress bar while it runs, tables when it has run. */

import { Presets, SingleBar } from 'cli-progress';
import {
  ACCURACY_METRICS,
  type Comparison,
  type Estimate,
  type EvaluationReport,
  type ProtocolReport,
} from '../../domain/evaluation.ts';
import type { EvaluationProgress } from '../../evaluation/run/run.ts';
import { labelById, labelOf, PROTOCOL_TITLES } from '../../reporting/evaluation/names.ts';
import { type Column, renderTable } from './table.ts';

/** Where progress is shown. */
export interface EvaluationView {
  /** Shows what comes next, and lets signals through before it begins. */
  readonly show: (progress: EvaluationProgress) => Promise<void>;
  /** Ends the bar, before anything else is printed. */
  readonly stop: () => void;
}

/** A view on stderr: a bar on a terminal, a line per model elsewhere. */
export function createEvaluationView(stream: NodeJS.WriteStream = process.stderr): EvaluationView {
  let bar: SingleBar | undefined;
  let last = '';
  return {
    stop() {
      bar?.stop();
      bar = undefined;
    },
    async show({ protocol, label, done, total }) {
      const what = `${protocol} · ${label}`;
      if (stream.isTTY) {
        bar ??= startBar(stream, total);
        bar.update(done, { what });
      } else if (what !== last) stream.write(`     ${what}\n`);
      last = what;
      // Fitting takes seconds in one go: Ctrl-C is heard between two of them.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function startBar(stream: NodeJS.WriteStream, total: number): SingleBar {
  const bar = new SingleBar(
    {
      stream,
      format: '     {bar} {percentage}% · {value} of {total} · {what}',
      hideCursor: true,
      clearOnComplete: true,
      barsize: 24,
      // Nothing is drawn while a model is fitted, so what comes next must be drawn at once.
      fps: 1000,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0, { what: '' });
  return bar;
}

const COLUMNS: readonly Column[] = [
  { head: 'Model', flexible: true },
  { head: 'nDCG@10', align: 'right' },
  { head: '95 %', align: 'right', importance: 2 },
  { head: 'Recall@20', align: 'right' },
  { head: '95 %', align: 'right', importance: 3 },
  { head: 'Coverage', align: 'right', importance: 1 },
  { head: 'Diversity', align: 'right', importance: 4 },
  { head: 'Little known', align: 'right', importance: 5 },
];

const COMPARISON_COLUMNS: readonly Column[] = [
  { head: 'Model' },
  { head: 'Against', flexible: true },
  { head: 'Metric' },
  { head: 'Difference', align: 'right' },
  { head: '95 %', align: 'right', importance: 1 },
  { head: 'p', align: 'right' },
];

/** The tables of all protocols. */
export function evaluationTables(report: EvaluationReport, width: number): string {
  return report.protocols.map((protocol) => protocolTables(protocol, report.split, width)).join('\n\n');
}

function protocolTables(report: ProtocolReport, split: string, width: number): string {
  const rows = report.models.map((model) => {
    const { accuracy, lists } = model;
    return [
      labelOf(model),
      accuracy['ndcg@10'].mean.toFixed(4),
      interval(accuracy['ndcg@10']),
      accuracy['recall@20'].mean.toFixed(4),
      interval(accuracy['recall@20']),
      lists['coverage@10']?.toFixed(3) ?? '–',
      lists['diversity@10']?.toFixed(3) ?? '–',
      lists['little-known@10']?.toFixed(3) ?? '–',
    ];
  });
  const facts = [
    `${report.queries.toLocaleString('en')} lists`,
    `${report.asking_users.toLocaleString('en')} users`,
    `${report.films.toLocaleString('en')} films`,
    split,
  ];
  const head = `${PROTOCOL_TITLES[report.protocol]} (${facts.join(', ')})`;
  const parts = [head, renderTable(COLUMNS, rows, width)];
  if (report.comparisons.length > 0)
    parts.push(
      renderTable(
        COMPARISON_COLUMNS,
        report.comparisons.map((comparison) => comparisonRow(report, comparison)),
        width,
      ),
    );
  return parts.join('\n\n');
}

function comparisonRow(report: ProtocolReport, { a, b, metric, difference, low, high, p }: Comparison): string[] {
  return [
    labelById(report, a),
    labelById(report, b),
    ACCURACY_METRICS[metric],
    difference.toFixed(4),
    `${low.toFixed(4)} to ${high.toFixed(4)}`,
    p.toFixed(4),
  ];
}

function interval({ low, high }: Estimate): string {
  return `${low.toFixed(3)}–${high.toFixed(3)}`;
}
