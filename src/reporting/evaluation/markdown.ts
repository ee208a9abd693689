/** An evaluation in words and tables, for people. */

import {
  ACCURACY_METRICS,
  type AccuracyMetric,
  COMPARED_METRICS,
  type Comparison,
  type Estimate,
  type EvaluationReport,
  LIST_METRICS,
  LITTLE_KNOWN_BELOW,
  type ListMetric,
  type ProtocolReport,
} from '../../domain/evaluation.ts';
import { type Chart, chartsOf } from './charts.ts';
import { labelById, labelOf, PROTOCOL_QUESTIONS, PROTOCOL_TITLES } from './names.ts';

/** The whole report; it names the charts by the files of `chartsOf`, beside it. */
export function evaluationMarkdown(report: EvaluationReport): string {
  const { model, ratings, split, seed, protocols } = report;
  const head = [
    '# Offline evaluation',
    '',
    `Model \`${model.version}\` (${number(model.titles)} titles, ${model.people ? 'with' : 'without'} people), ratings of ${ratings.name}: ` +
      `${number(ratings.ratings)} ratings by ${number(ratings.users)} users of ${number(ratings.films)} films, ` +
      `${number(ratings.films_in_catalogue)} of which the model knows. Split: **${split}**. Seed: ${seed}.`,
    '',
    split === 'validation'
      ? 'Settings were chosen on these very users, so the figures of models that have any are mildly optimistic.'
      : 'Settings were chosen on the validation split; this is the test split, which is read once.',
    'Intervals are 95 % bootstrap intervals over users. The p are of paired randomization tests in which each user is swapped as a whole; they are not corrected for their number.',
  ];
  return `${[...head, ...protocols.flatMap((protocol) => ['', ...section(protocol)])].join('\n')}\n`;
}

function section(report: ProtocolReport): string[] {
  const charts = chartsOf(report).flatMap(({ file, caption }: Chart) => ['', `![${caption}](${file})`]);
  return [
    `## ${PROTOCOL_TITLES[report.protocol]}`,
    '',
    PROTOCOL_QUESTIONS[report.protocol],
    '',
    `Learnt from ${number(report.training_likes)} likes of ${number(report.training_users)} users; ` +
      `${number(report.queries)} lists measured by the likes of ${number(report.asking_users)} users; ${number(report.films)} films are ranked.`,
    '',
    '### Accuracy',
    '',
    ...accuracyTable(report),
    ...charts,
    '',
    '### Lists',
    '',
    `Coverage and Gini are over all films that are ranked, novelty is in bits, little known means fewer than ${number(LITTLE_KNOWN_BELOW)} IMDb votes.`,
    '',
    ...listTable(report),
    ...bandSection(report),
    '',
    '### Comparisons',
    '',
    ...comparisonTable(report),
    ...triedSection(report),
  ];
}

function accuracyTable({ models, protocol }: ProtocolReport): string[] {
  const metrics = Object.keys(ACCURACY_METRICS) as AccuracyMetric[];
  const compared: readonly AccuracyMetric[] = COMPARED_METRICS;
  const byQuery = protocol === 'A' ? [] : ['nDCG@10 by query', 'Recall@20 by query'];
  const rows = models.map((model) => [
    labelOf(model),
    ...metrics.map((metric) =>
      compared.includes(metric) ? withInterval(model.accuracy[metric]) : decimals(model.accuracy[metric].mean),
    ),
    ...(model.query_means === null
      ? []
      : COMPARED_METRICS.map((metric) => decimals(model.query_means?.[metric] ?? null))),
  ]);
  return [
    protocol === 'A'
      ? 'Means over users.'
      : 'Means over the queries of each user, then over users, so that every user counts once; the last columns are plain means over queries.',
    '',
    ...table(['Model', ...metrics.map((metric) => ACCURACY_METRICS[metric]), ...byQuery], rows),
  ];
}

function listTable({ models }: ProtocolReport): string[] {
  const metrics = Object.keys(LIST_METRICS) as ListMetric[];
  return table(
    ['Model', ...metrics.map((metric) => LIST_METRICS[metric])],
    models.map((model) => [model.label, ...metrics.map((metric) => decimals(model.lists[metric]))]),
  );
}

function bandSection({ models, protocol }: ProtocolReport): string[] {
  const bands = models[0]?.bands ?? [];
  if (bands.length === 0) return [];
  const what = protocol === 'B' ? 'likes in training' : 'IMDb votes';
  return [
    '',
    `### nDCG@10 by the ${what} of the film that was asked for`,
    '',
    ...table(
      ['Model', ...bands.map(({ band, queries }) => `${band} (${number(queries)} queries)`)],
      models.map((model) => [model.label, ...model.bands.map(({ means }) => decimals(means['ndcg@10']))]),
    ),
  ];
}

function comparisonTable(report: ProtocolReport): string[] {
  if (report.comparisons.length === 0) return ['There is nothing to compare with.'];
  return table(
    ['Metric', 'Model', 'against', 'difference', '95 % interval', 'p'],
    report.comparisons.map(({ metric, a, b, difference, low, high, p }: Comparison) => [
      ACCURACY_METRICS[metric],
      labelById(report, a),
      labelById(report, b),
      signed(difference),
      `${signed(low)} to ${signed(high)}`,
      p.toFixed(4),
    ]),
  );
}

function triedSection({ models }: ProtocolReport): string[] {
  const rows = models.flatMap(({ label, tried }) =>
    tried.map(({ settings, ndcg }) => [
      label,
      Object.entries(settings)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
      decimals(ndcg),
    ]),
  );
  if (rows.length === 0) return [];
  return ['', '### Settings tried on validation', '', ...table(['Model', 'Settings', 'nDCG@10'], rows)];
}

/** The first column to the left, the others to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)];
}

function withInterval({ mean, low, high }: Estimate): string {
  return `${decimals(mean)} (${decimals(low)}–${decimals(high)})`;
}

function decimals(value: number | null): string {
  return value === null ? '–' : value.toFixed(4);
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
