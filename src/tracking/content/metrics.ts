/** The metrics of a training run: what its steps counted, and the statistics that are kept with the model. */

import type { EvaluationReport } from '../../domain/evaluation.ts';
import type { Manifest, TrainingStep } from '../../domain/manifest.ts';
import type { DataStatistics, Distribution, FeatureAnalysis } from '../../domain/statistics.ts';
import type { MetricPoint } from '../run.ts';

/** What the metrics are read off. */
export interface MeasuredModel {
  readonly manifest: Manifest;
  readonly data: DataStatistics;
  readonly features: FeatureAnalysis;
}

/** All metrics by name; the part before the slash is the group that MLflow shows them in. Values that do not exist are left out. */
export function trainingMetrics({ manifest, data, features }: MeasuredModel): Record<string, number> {
  const { similarity, matrix } = features;
  return {
    ...group('rows', manifest.rows),
    ...Object.fromEntries(manifest.drops.map(({ reason, count }) => [`dropped_titles/${reason}`, count])),
    ...peopleMetrics(manifest.people),
    ...Object.fromEntries(
      manifest.validation.flatMap(({ schema, checks, failures, set_aside }) => [
        [`validation/${schema}_checks`, checks],
        [`validation/${schema}_failed_checks`, failures.length],
        [`validation/${schema}_rows_set_aside`, set_aside],
      ]),
    ),
    ...group('catalogue', {
      titles: data.titles,
      first_year: data.years_range.min,
      last_year: data.years_range.max,
      missing_runtimes: data.missing_runtimes,
      genres: data.genres.length,
      title_types: data.title_types.length,
      decades: data.decades.length,
      weighted_rating_m: data.weighted_rating.m,
      weighted_rating_c: data.weighted_rating.c,
    }),
    ...distribution('rating', data.ratings),
    ...distribution('votes', data.votes),
    ...distribution('votes_log10', data.votes_log10),
    ...distribution('year', data.years),
    ...(data.runtimes === null ? {} : distribution('runtime_minutes', data.runtimes)),
    ...group('matrix', matrix),
    ...(similarity === null ? {} : group('similarity', { ...similarity, histogram: undefined, seed: undefined })),
    ...stepMetrics(manifest),
    ...group('bundle', {
      files: Object.keys(manifest.files).length,
      bytes: Object.values(manifest.files).reduce((sum, { bytes }) => sum + bytes, 0),
    }),
    ...group('gate', { passed: Number(manifest.gate.passed), forced: Number(manifest.gate.forced) }),
  };
}

/** The results of an evaluation: accuracy and lists of every model, by protocol. */
export function evaluationMetrics(report: EvaluationReport): Record<string, number> {
  const metrics: Record<string, number> = {};
  for (const { protocol, models } of report.protocols) {
    for (const { id, accuracy, lists } of models) {
      const prefix = `evaluation_${protocol}/${id}`;
      for (const [metric, { mean }] of Object.entries(accuracy)) metrics[metricKey(`${prefix}_${metric}`)] = mean;
      for (const [metric, value] of Object.entries(lists)) {
        if (value !== null) metrics[metricKey(`${prefix}_${metric}`)] = value;
      }
    }
  }
  return metrics;
}

/** Metrics of one moment as points. */
export function pointsAt(metrics: Readonly<Record<string, number>>, timestamp: number): MetricPoint[] {
  return Object.entries(metrics).map(([key, value]) => ({ key, value, timestamp, step: 0 }));
}

/** A text as MLflow takes it for a key: `ndcg@10` becomes `ndcg_at_10`. */
function metricKey(text: string): string {
  return text.replaceAll('@', '_at_').replace(/[^\w\-. :/]/g, '_');
}

/** The step's number and name as one word, such as `2b_validate_the_data`. */
function stepKey({ step, name }: TrainingStep): string {
  return `${step}_${name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`;
}

function stepMetrics(manifest: Manifest): Record<string, number> {
  const metrics: Record<string, number> = {};
  for (const step of manifest.steps) {
    const key = stepKey(step);
    metrics[`seconds/${key}`] = step.seconds;
    metrics[`peak_memory_bytes/${key}`] = step.peak_memory_bytes;
    const rows = rowsOf(step.step, manifest);
    if (rows > 0 && step.seconds > 0) metrics[`rows_per_second/${key}`] = Math.round(rows / step.seconds);
  }
  metrics['seconds/all_steps'] = manifest.steps.reduce((sum, { seconds }) => sum + seconds, 0);
  return metrics;
}

/** How many rows a step goes through. */
function rowsOf(step: string, { rows, people }: Manifest): number {
  switch (step) {
    case '1':
    case '2':
    case '2b':
      return rows.title_basics + rows.title_ratings;
    case '3':
      return rows.merged;
    case '3c':
      return people === undefined ? 0 : people.title_crew + people.title_principals + people.name_basics;
    default:
      return rows.filtered;
  }
}

function peopleMetrics(people: Manifest['people']): Record<string, number> {
  if (people === undefined) return {};
  const { drops, ...counts } = people;
  return {
    ...group('people', counts),
    ...Object.fromEntries(drops.map(({ reason, count }) => [`dropped_credits/${reason}`, count])),
  };
}

function distribution(name: string, values: Distribution): Record<string, number> {
  return group(name, { ...values, histogram: undefined });
}

function group(name: string, values: Readonly<Record<string, unknown>>): Record<string, number> {
  const numbers = Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return Object.fromEntries(numbers.map(([key, value]) => [`${name}/${key}`, value]));
}
