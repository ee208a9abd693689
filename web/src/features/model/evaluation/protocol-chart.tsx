/** What one way of asking found: a bar for each way of ranking, ours in gold, and ours without its parts folded away. */

import { useState } from 'react';
import { Segmented } from '../../../components/segmented.tsx';
import { BarList } from '../charts/bar-list.tsx';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { DataTable } from '../charts/data-table.tsx';
import styles from './evaluation.module.css';
import {
  ablationsOf,
  describe,
  formatCoverage,
  formatInterval,
  formatP,
  formatScore,
  formatSigned,
  METRICS,
  type Measured,
  type Metric,
  nameOf,
  type Protocol,
  partOf,
  questionOf,
  TITLES,
  verdictsOf,
} from './words.ts';

/** The figure. */
export function ProtocolChart({ report }: { readonly report: Protocol }) {
  const [metric, setMetric] = useState<Metric>('ndcg_10');
  const { protocol } = report;
  const title = TITLES[protocol];
  const { name: metricName, says } = METRICS.find(({ value }) => value === metric) ?? METRICS[0];
  const whole = report.models.filter(({ role }) => role !== 'ablation');
  const ordered = whole.toSorted((one, other) => scoreOf(other, metric) - scoreOf(one, metric));
  const [first] = ordered;
  const ends = whole.map((model) => (metric === 'coverage_10' ? scoreOf(model, metric) : model[metric].high));
  return (
    <ChartFigure
      id={`evaluation-${protocol.toLowerCase()}`}
      title={title}
      lead={questionOf(report)}
      note={
        <>
          {says} In reports it is called {metricName}.
          {metric !== 'coverage_10' && ' Lines are 95 % intervals: how far a bar would move with other people.'}
        </>
      }
      isWide
      controls={
        <Segmented label={`Measure of ${title.toLowerCase()}`} options={METRICS} value={metric} onChange={setMetric} />
      }
      table={{
        caption: title,
        columns: ['Ranked by', 'In reports', 'nDCG@10', '95 % of nDCG', 'Recall@20', '95 % of recall', 'Coverage@10'],
        textColumns: 2,
        rows: whole.map((model) => [nameOf(model, protocol), model.label, ...figuresOf(model)]),
      }}
    >
      <BarList
        summary={`${title} by ${metricName}. ${first === undefined ? '' : `The highest is ${describe(first, protocol)}.`} Arrow keys go from bar to bar.`}
        hasLongNames
        end={Math.max(...ends, Number.MIN_VALUE)}
        bars={ordered.map((model) => ({
          key: model.id,
          name: nameOf(model, protocol),
          value: scoreOf(model, metric),
          text: metric === 'coverage_10' ? formatCoverage(model) : formatScore(model[metric].mean),
          label: describe(model, protocol),
          isQuiet: model.role !== 'ours',
          ...(metric !== 'coverage_10' && { interval: [model[metric].low, model[metric].high] as const }),
        }))}
        resting={
          <>
            <span className={styles.ours}>Ours</span>
            <span className={styles.others}>What it is compared with</span>
          </>
        }
      />
      <ul className={styles.verdicts}>
        {verdictsOf(report).map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      <Ablations report={report} />
    </ChartFigure>
  );
}

function Ablations({ report }: { readonly report: Protocol }) {
  const ablations = ablationsOf(report);
  if (ablations.length === 0) return null;
  return (
    <details className={styles.more}>
      <summary>Ours without one of its parts</summary>
      <p>
        What each part is good for: the same lists without it. A change below 0 says that the part helps this measure.
      </p>
      <DataTable
        table={{
          caption: `${TITLES[report.protocol]}, without one part`,
          columns: ['Without', 'nDCG@10', 'Change', 'p', 'Recall@20', 'Coverage@10'],
          rows: ablations.map(({ model, comparison }) => [
            partOf(model),
            formatScore(model.ndcg_10.mean),
            comparison === undefined ? '–' : formatSigned(-comparison.difference),
            comparison === undefined ? '–' : formatP(comparison.p).replace('p = ', '').replace('p ', ''),
            formatScore(model.recall_20.mean),
            formatCoverage(model),
          ]),
        }}
      />
    </details>
  );
}

function scoreOf(model: Measured, metric: Metric): number {
  return metric === 'coverage_10' ? (model.coverage_10 ?? 0) : model[metric].mean;
}

function figuresOf(model: Measured): string[] {
  const { ndcg_10: ndcg, recall_20: recall } = model;
  return [
    formatScore(ndcg.mean),
    formatInterval(ndcg),
    formatScore(recall.mean),
    formatInterval(recall),
    formatCoverage(model),
  ];
}
