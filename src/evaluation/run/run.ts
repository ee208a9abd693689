/** Runs the protocols: chooses each model's settings on validation, fits, measures and compares. */

import { AppError } from '../../domain/errors.ts';
import {
  ACCURACY_METRICS,
  type AccuracyMetric,
  type ModelReport,
  type ProtocolName,
  type ProtocolReport,
  type SplitName,
} from '../../domain/evaluation.ts';
import type { EvaluationData } from '../models/data.ts';
import type { EvaluatedModel, Settings } from '../models/model.ts';
import { meanOf } from '../protocols/means.ts';
import { prepareQueries, prepareUsers } from '../protocols/prepare.ts';
import { bootstrapMean } from '../significance/bootstrap.ts';
import { compareAll } from './compare.ts';
import { type Measured, measure, type Task } from './measure.ts';
import { rounded } from './rounded.ts';

/** Users below which no interval or test means anything. */
export const MIN_USERS = 10;

/** What to run. */
export interface EvaluationPlan {
  readonly models: readonly EvaluatedModel[];
  readonly protocols: readonly ProtocolName[];
  readonly split: SplitName;
  readonly seed: number;
}

/** A model is about to be fitted with some settings. */
export interface EvaluationProgress {
  readonly protocol: ProtocolName;
  readonly label: string;
  /** Fits that are done, of how many. */
  readonly done: number;
  readonly total: number;
}

/**
 * Runs every protocol with every model that is made for it; protocols that no model is made for are left out.
 *
 * The same data, plan and program give the same report. Settings are chosen on the validation split, whatever is measured.
 *
 * @param onProgress is told before every fit, and awaited, so that it can let other work go on
 * @throws {AppError} `validation_failed` when fewer than {@link MIN_USERS} users can be asked or learnt from
 */
export async function runEvaluation(
  data: EvaluationData,
  { models, protocols, split, seed }: EvaluationPlan,
  onProgress: (progress: EvaluationProgress) => void | Promise<void> = () => undefined,
): Promise<ProtocolReport[]> {
  const asked = protocols.filter((protocol) => models.some((model) => model.protocols.includes(protocol)));
  const tasks = asked.map((protocol) => {
    const prepare = (part: SplitName): Task =>
      checked(protocol === 'A' ? prepareUsers(data, part, seed) : prepareQueries(protocol, data, part, seed));
    const validation = prepare('validation');
    return {
      validation,
      task: split === 'validation' ? validation : prepare('test'),
      models: models.filter((model) => model.protocols.includes(protocol)),
    };
  });
  const fits = tasks.flatMap(({ task, models: own }) => own.map((model) => fitsOf(model, task, split)));
  const total = fits.reduce((sum, some) => sum + some, 0);
  let done = 0;
  const reports: ProtocolReport[] = [];
  for (const { task, validation, models: own } of tasks) {
    const measured: { model: EvaluatedModel; result: Chosen }[] = [];
    for (const model of own) {
      const before = async (): Promise<void> => {
        await onProgress({ protocol: task.protocol, label: model.label, done, total });
        done += 1;
      };
      measured.push({ model, result: await chooseAndMeasure(model, task, validation, before) });
    }
    const contenders = measured.map(({ model, result }) => ({ ...model, perUser: result.measured.perUser }));
    reports.push({
      ...factsOf(task),
      models: measured.map(({ model, result }) => reportOf(model, result, seed)),
      comparisons: compareAll(contenders, seed),
    });
  }
  return reports;
}

interface Chosen {
  readonly settings: Settings;
  readonly tried: ModelReport['tried'];
  readonly measured: Measured;
}

function gridOf(model: EvaluatedModel, { protocol }: Task): readonly Settings[] {
  return model.grid?.(protocol) ?? [{}];
}

/** How many times a model is fitted. */
function fitsOf(model: EvaluatedModel, task: Task, split: SplitName): number {
  const { length } = gridOf(model, task);
  return split === 'test' && length > 1 ? length + 1 : length;
}

async function chooseAndMeasure(
  model: EvaluatedModel,
  task: Task,
  validation: Task,
  before: () => Promise<void>,
): Promise<Chosen> {
  const fitAndMeasure = async (on: Task, settings: Settings): Promise<Measured> => {
    await before();
    return measure(on, model.fit(on.context, settings));
  };
  const [first, ...others] = gridOf(model, task);
  if (first === undefined) throw new Error(`the grid of ${model.id} is empty`);
  if (others.length === 0) return { settings: first, tried: [], measured: await fitAndMeasure(task, first) };
  const tried: { settings: Settings; ndcg: number }[] = [];
  let best: { settings: Settings; measured: Measured; ndcg: number } | undefined;
  for (const settings of [first, ...others]) {
    const measured = await fitAndMeasure(validation, settings);
    const ndcg = rounded(meanOf(measured.perUser['ndcg@10'] ?? []));
    tried.push({ settings, ndcg });
    if (best === undefined || ndcg > best.ndcg) best = { settings, measured, ndcg };
  }
  const { settings, measured } = best as NonNullable<typeof best>;
  return { settings, tried, measured: task === validation ? measured : await fitAndMeasure(task, settings) };
}

function reportOf(model: EvaluatedModel, { settings, tried, measured }: Chosen, seed: number): ModelReport {
  const { id, label, role, description } = model;
  const metrics = Object.keys(ACCURACY_METRICS) as AccuracyMetric[];
  const byMetric = <T>(of: (metric: AccuracyMetric) => T): Record<AccuracyMetric, T> =>
    Object.fromEntries(metrics.map((metric) => [metric, of(metric)])) as Record<AccuracyMetric, T>;
  const { queryMeans } = measured;
  return {
    id,
    label,
    role,
    description,
    settings,
    tried,
    accuracy: byMetric((metric) => {
      const { mean, low, high } = bootstrapMean(measured.perUser[metric] ?? [], { seed });
      return { mean: rounded(mean), low: rounded(low), high: rounded(high) };
    }),
    query_means: queryMeans && byMetric((metric) => rounded(queryMeans[metric] ?? Number.NaN)),
    lists: Object.fromEntries(
      Object.entries(measured.lists).map(([metric, value]) => [metric, value === null ? null : rounded(value)]),
    ) as ModelReport['lists'],
    bands: [...measured.bands],
  };
}

function factsOf(task: Task): Omit<ProtocolReport, 'models' | 'comparisons'> {
  const { train, test } = task.split;
  const asking = Array.from({ length: test.rows }, (_, row) => row).filter(
    (row) => test.offsets[row] !== test.offsets[row + 1],
  ).length;
  return {
    protocol: task.protocol,
    training_users: train.rows,
    training_likes: train.indices.length,
    asking_users: asking,
    queries: task.protocol === 'A' ? asking : test.indices.length,
    films: task.protocol === 'A' ? train.columns : task.split.candidates.reduce((sum, one) => sum + one, 0),
  };
}

/** @throws {AppError} `validation_failed` */
function checked(task: Task): Task {
  const { training_users: learnt, asking_users: asked } = factsOf(task);
  if (learnt >= MIN_USERS && asked >= MIN_USERS) return task;
  throw new AppError(
    'validation_failed',
    `There are too few ratings for protocol ${task.protocol}: it needs ${MIN_USERS} users to learn from and ${MIN_USERS} to ask, and found ${learnt} and ${asked}. ` +
      'Give a larger set of MovieLens, or a model whose catalogue has more of its films.',
    { details: { protocol: task.protocol, training_users: learnt, asking_users: asked } },
  );
}
