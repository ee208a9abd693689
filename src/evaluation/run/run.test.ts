import { describe, expect, it } from 'vitest';
import { generatedMovieLens } from '../../../test/builders/movielens.ts';
import { aTitle, tconstOf } from '../../../test/builders/titles.ts';
import { seeded } from '../../../test/helpers/random.ts';
import { ACCURACY_METRICS, evaluationReportSchema, type ProtocolReport } from '../../domain/evaluation.ts';
import { popularityScorer } from '../../recommend/baselines/popularity.ts';
import { RANKING_METRICS } from '../metrics/ranking-metrics.ts';
import type { EvaluationContext } from '../models/context.ts';
import type { EvaluatedModel } from '../models/model.ts';
import { EVALUATED_MODELS } from '../models/registry.ts';
import { prepareQueries, prepareUsers } from '../protocols/prepare.ts';
import { type EvaluationProgress, runEvaluation } from './run.ts';

const random = seeded(9);
const titles = Array.from({ length: 80 }, (_, row) =>
  aTitle({
    tconst: tconstOf(row),
    genres: random.distinct(1 + random.below(2), 4).map((at) => ['Action', 'Comedy', 'Drama', 'War'][at]!),
    numVotes: 500 + random.below(100_000),
  }),
);
const vectors = { matrix: Float32Array.from({ length: 240 }, () => 1 + random.below(9)), rows: 80, columns: 3 };
const data = {
  ...generatedMovieLens({ titles, users: 150, each: 20 }),
  catalogue: { titles, vectors, credits: undefined },
};
const ALL = { models: EVALUATED_MODELS, protocols: ['A', 'B', 'C'], seed: 3 } as const;

/** Popularity with its sign as a setting: −1 is the wrong choice, whatever is measured. It keeps what it was fitted to. */
function signed(fitted: EvaluationContext[]): EvaluatedModel {
  return {
    id: 'signed',
    label: 'Signed popularity',
    role: 'ours',
    protocols: ['B'],
    description: 'p or −p.',
    grid: () => [{ sign: -1 }, { sign: 1 }],
    fit(context, { sign }) {
      fitted.push(context);
      return popularityScorer(context.popularity.map((value) => value * Number(sign)));
    },
  };
}

const modelOf = (report: ProtocolReport | undefined, id: string) => report?.models.find((model) => model.id === id);

describe('runEvaluation', () => {
  it('gives a report by the schema, the same every time, and another one with another seed', async () => {
    const plan = { ...ALL, split: 'validation' } as const;
    const [first, second, other] = await Promise.all([
      runEvaluation(data, plan),
      runEvaluation(data, plan),
      runEvaluation(data, { ...plan, seed: 4 }),
    ]);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(first));
    const { protocols } = evaluationReportSchema.shape;
    expect(protocols.parse(first)).toEqual(first);
    for (const report of first) {
      expect(report.models.map(({ id }) => id)).toEqual(
        EVALUATED_MODELS.filter((model) => model.protocols.includes(report.protocol)).map(({ id }) => id),
      );
      for (const { accuracy } of report.models) {
        const { low, mean, high } = accuracy['ndcg@10'];
        expect(low <= mean && mean <= high).toBe(true);
      }
    }
  });

  it('tells what was learnt from and asked', async () => {
    const [users, queries, cold] = await runEvaluation(data, {
      ...ALL,
      models: EVALUATED_MODELS.filter(({ id }) => id === 'popularity'),
      split: 'test',
    });
    const ofUsers = prepareUsers(data, 'test', 3).split;
    const ofQueries = prepareQueries('B', data, 'test', 3).split;
    const ofCold = prepareQueries('C', data, 'test', 3).split;
    expect(users).toMatchObject({ queries: ofUsers.test.rows, films: ofUsers.train.columns });
    expect(queries).toMatchObject({
      training_users: ofQueries.train.rows,
      training_likes: ofQueries.train.indices.length,
      asking_users: ofQueries.test.rows,
      queries: ofQueries.test.indices.length,
      films: 80,
    });
    expect(cold?.films).toBe(ofCold.candidates.filter((one) => one === 1).length);
    expect(cold?.films).toBeLessThan(40);
    // The bands share out the queries.
    const bands = modelOf(queries, 'popularity')?.bands ?? [];
    expect(bands.reduce((sum, band) => sum + band.queries, 0)).toBe(queries?.queries);
  });

  it('finds the taste in the ratings: what knows it beats what does not', async () => {
    const [, report] = await runEvaluation(data, { ...ALL, split: 'test' });
    const of = (id: string): number => modelOf(report, id)?.accuracy['ndcg@10'].mean ?? Number.NaN;
    expect(of('same-genre-popularity')).toBeGreaterThan(of('popularity'));
    expect(of('ease')).toBeGreaterThan(of('content'));
  });

  it('chooses settings on validation, and fits them anew for the test', async () => {
    const fitted: EvaluationContext[] = [];
    const plan = { models: [signed(fitted)], protocols: ['B'], seed: 3 } as const;
    const [report] = await runEvaluation(data, { ...plan, split: 'test' });
    const [validation, again, test] = fitted;
    expect(fitted).toHaveLength(3);
    expect(validation?.train).toEqual(prepareQueries('B', data, 'validation', 3).split.train);
    expect(again?.train).toBe(validation?.train);
    expect(test?.train).toEqual(prepareQueries('B', data, 'test', 3).split.train);
    const model = modelOf(report, 'signed');
    expect(model?.settings).toEqual({ sign: 1 });
    expect(model?.tried.map(({ settings }) => settings)).toEqual([{ sign: -1 }, { sign: 1 }]);
    expect(model?.tried[0]?.ndcg).toBeLessThan(model?.tried[1]?.ndcg ?? 0);
    fitted.length = 0;
    const [chosen] = await runEvaluation(data, { ...plan, split: 'validation' });
    expect(fitted).toHaveLength(2);
    expect(modelOf(chosen, 'signed')?.accuracy['ndcg@10'].mean).toBe(model?.tried[1]?.ndcg);
  });

  it('leaves out protocols that no model is made for', async () => {
    const models = EVALUATED_MODELS.filter(({ id }) => id === 'votes');
    const reports = await runEvaluation(data, { ...ALL, models, split: 'validation' });
    expect(reports.map(({ protocol }) => protocol)).toEqual(['B']);
  });

  it.each(['validation', 'test'] as const)('announces every fit of the %s split, and waits', async (split) => {
    const seen: EvaluationProgress[] = [];
    let waiting = 0;
    await runEvaluation(data, { ...ALL, protocols: ['C'], split }, async (progress) => {
      seen.push(progress);
      waiting += 1;
      expect(waiting).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      waiting -= 1;
    });
    expect(seen.map(({ done }) => done)).toEqual([...seen.keys()]);
    expect(new Set(seen.map(({ total }) => total))).toEqual(new Set([seen.length]));
  });

  it.each(['A', 'B', 'C'] as const)('says when protocol %s has too few users', async (protocol) => {
    const few = { ...data, ...generatedMovieLens({ titles, users: 8, each: 20 }) };
    await expect(runEvaluation(few, { ...ALL, protocols: [protocol], split: 'validation' })).rejects.toMatchObject({
      code: 'validation_failed',
      message: expect.stringMatching(/too few ratings for protocol .*needs 10 users.*larger set/),
    });
  });
});

it('measures what the report names', () => {
  expect(Object.fromEntries(RANKING_METRICS.map(({ id, label }) => [id, label]))).toEqual(ACCURACY_METRICS);
});
