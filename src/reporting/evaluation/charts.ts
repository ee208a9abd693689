/** The charts of an evaluation: accuracy with intervals, accuracy by popularity, and accuracy against coverage. */

import type { TopLevelSpec } from 'vega-lite';
import {
  ACCURACY_METRICS,
  COMPARED_METRICS,
  MODEL_ROLES,
  type ModelReport,
  type ModelRole,
  type ProtocolReport,
} from '../../domain/evaluation.ts';
import { bestBaseline, PROTOCOL_TITLES } from './names.ts';

/** A chart and the name of its file. */
export interface Chart {
  /** Such as `accuracy-a.svg`. */
  readonly file: string;
  /** What it shows, for those who cannot see it. */
  readonly caption: string;
  readonly spec: TopLevelSpec;
}

/** Ids of the baselines that stand for what is popular and for what is alike, in charts of few models. */
const LANDMARKS: ReadonlySet<string> = new Set(['popularity', 'content']);

const ROLE_COLOURS: Readonly<Record<ModelRole, string>> = { baseline: '#0072b2', ours: '#d55e00', ablation: '#999999' };

/** The charts of one protocol. */
export function chartsOf(report: ProtocolReport): Chart[] {
  const name = report.protocol.toLowerCase();
  const title = PROTOCOL_TITLES[report.protocol];
  const charts: Chart[] = [
    {
      file: `accuracy-${name}.svg`,
      caption: `${title}: nDCG@10 and recall@20 of each model, with 95 % intervals`,
      spec: accuracySpec(report, title),
    },
    {
      file: `coverage-${name}.svg`,
      caption: `${title}: nDCG@10 against coverage@10 of each model`,
      spec: coverageSpec(report, title),
    },
  ];
  if (report.models.some(({ bands }) => bands.length > 0)) {
    charts.push({
      file: `popularity-${name}.svg`,
      caption: `${title}: nDCG@10 by how popular the film is that was asked for`,
      spec: bandsSpec(report, title),
    });
  }
  return charts;
}

function accuracySpec({ models }: ProtocolReport, title: string): TopLevelSpec {
  const values = models.flatMap(({ label, role, accuracy }) =>
    COMPARED_METRICS.map((metric) => ({ label, role, metric: ACCURACY_METRICS[metric], ...accuracy[metric] })),
  );
  const y = { field: 'label', type: 'nominal', sort: models.map(({ label }) => label), title: null } as const;
  const color = colourByRole(models);
  return {
    title: { text: title, subtitle: 'Means over users with 95 % bootstrap intervals' },
    data: { values },
    facet: { column: { field: 'metric', type: 'nominal', sort: COMPARED_METRICS.map((id) => ACCURACY_METRICS[id]) } },
    spec: {
      width: 300,
      height: { step: 22 },
      layer: [
        {
          mark: { type: 'rule', strokeWidth: 2 },
          encoding: { y, x: { field: 'low', type: 'quantitative', title: null }, x2: { field: 'high' }, color },
        },
        {
          mark: { type: 'point', filled: true, size: 60, opacity: 1 },
          encoding: { y, x: { field: 'mean', type: 'quantitative', title: null }, color },
        },
      ],
    },
  };
}

function coverageSpec({ models }: ProtocolReport, title: string): TopLevelSpec {
  const values = models
    .filter(({ role }) => role !== 'ablation')
    .map(({ label, role, accuracy, lists }) => ({
      label,
      role,
      ndcg: accuracy['ndcg@10'].mean,
      coverage: lists['coverage@10'] ?? 0,
    }));
  const x = { field: 'coverage', type: 'quantitative', title: 'Coverage@10', axis: { format: '.0%' } } as const;
  const y = { field: 'ndcg', type: 'quantitative', title: 'nDCG@10' } as const;
  return {
    title: { text: title, subtitle: 'Accuracy against the share of films that anybody is recommended' },
    data: { values },
    width: 520,
    height: 320,
    layer: [
      {
        mark: { type: 'point', filled: true, size: 70, opacity: 1 },
        encoding: { x, y, color: colourByRole(values) },
      },
      {
        mark: { type: 'text', align: 'left', dx: 7, dy: -5, fontSize: 10 },
        encoding: { x, y, text: { field: 'label', type: 'nominal' } },
      },
    ],
  };
}

function bandsSpec(report: ProtocolReport, title: string): TopLevelSpec {
  const models = fewOf(report);
  const bands = [...new Set(models.flatMap((model) => model.bands.map(({ band }) => band)))];
  const values = models.flatMap(({ label, bands: own }) =>
    own.map(({ band, means }) => ({ label, band, ndcg: means['ndcg@10'] })),
  );
  const names = models.map(({ label }) => label);
  return {
    title: { text: title, subtitle: 'nDCG@10 by how popular the film is that was asked for' },
    data: { values },
    width: 520,
    height: 300,
    mark: { type: 'line', point: { filled: true, size: 50 }, strokeWidth: 2 },
    encoding: {
      x: { field: 'band', type: 'ordinal', sort: bands, title: null, axis: { labelAngle: 0 } },
      y: { field: 'ndcg', type: 'quantitative', title: 'nDCG@10' },
      color: { field: 'label', type: 'nominal', sort: names, title: null },
    },
  };
}

/** Colours of the roles that there are, with a legend where there are several. */
function colourByRole(models: readonly Pick<ModelReport, 'role'>[]) {
  const domain = MODEL_ROLES.filter((role) => models.some((model) => model.role === role));
  const scale = { domain, range: domain.map((role) => ROLE_COLOURS[role]) };
  const one = { field: 'role', type: 'nominal', scale, title: null } as const;
  return domain.length > 1 ? one : { ...one, legend: null };
}

/** Ours, the best baseline and the landmarks: few enough to be told apart. */
function fewOf(report: ProtocolReport): ModelReport[] {
  const best = bestBaseline(report);
  return report.models.filter(
    (model) => model.role === 'ours' || model === best || (model.role === 'baseline' && LANDMARKS.has(model.id)),
  );
}
