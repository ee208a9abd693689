import { describe, expect } from 'vitest';
import { readMovieLens } from '../../ingestion/movielens/read.ts';
import { itOnRealRatings } from '../../ingestion/movielens/real-ratings.fixture.ts';
import { columnCounts } from '../../recommend/collaborative/interactions.ts';
import type { EvaluationData } from '../models/data.ts';
import type { Settings } from '../models/model.ts';
import { EVALUATED_MODELS } from '../models/registry.ts';
import { evaluateUsers } from './evaluate-users.ts';
import { prepareUsers } from './prepare.ts';

/** The table of the reference, how near each column must come, and the model as the registry has it. */
const COLUMNS = ['ndcg@10', 'recall@20', 'recall@50', 'hit-rate@10', 'coverage@10'];

const TABLE: [id: string, expected: number[], near: number[], settings?: Settings][] = [
  ['popularity', [0.0689, 0.0971, 0.1697, 0.325, 0.028], [0.001, 0.001, 0.001, 0.001, 0.001]],
  ['genre', [0.0188, 0.0291, 0.0606, 0.13, 0.363], [0.001, 0.001, 0.001, 0.001, 0.001]],
  ['genre-popularity', [0.0587, 0.085, 0.1525, 0.331, 0.137], [0.001, 0.001, 0.001, 0.001, 0.001], { power: 1 }],
  // Which of many equally near films are the fiftieth neighbours is not settled by the table.
  ['item-knn-50', [0.0972, 0.1546, 0.2717, 0.453, 0.364], [0.001, 0.002, 0.002, 0.002, 0.01]],
  ['ease-200', [0.1122, 0.171, 0.2952, 0.494, 0.205], [0.001, 0.001, 0.001, 0.001, 0.001]],
];

let loading: Promise<EvaluationData> | undefined;

/** The ratings, and a catalogue of nothing, which these models do not need. */
function load(folder: string): Promise<EvaluationData> {
  const vectors = { matrix: new Float32Array(0), rows: 0, columns: 0 };
  loading ??= readMovieLens(folder).then((movieLens) => ({
    ...movieLens,
    catalogue: { titles: [], vectors, credits: undefined },
  }));
  return loading;
}

describe('protocol A', () => {
  itOnRealRatings('splits ml-latest-small as the reference does', async (folder) => {
    const { split } = prepareUsers(await load(folder), 'test', 0);
    expect([split.train.rows, split.train.columns]).toEqual([601, 1955]);
    expect([split.train.indices.length, split.test.indices.length]).toEqual([32_735, 8492]);
    // Three films are liked by nobody before the cut; nobody can be recommended them.
    expect(columnCounts(split.train).filter((count) => count > 0)).toHaveLength(1952);
    const inner = prepareUsers(await load(folder), 'validation', 0).split;
    expect([inner.train.indices.length, inner.test.indices.length]).toEqual([25_941, 6794]);
  });

  for (const [id, expected, near, settings = {}] of TABLE) {
    itOnRealRatings(
      `reproduces the reference table: ${id}`,
      async (folder) => {
        const { split, context } = prepareUsers(await load(folder), 'test', 0);
        const model = EVALUATED_MODELS.find((one) => one.id === id);
        const { means, catalogue } = evaluateUsers(model!.fit(context, settings), split);
        const found: Readonly<Record<string, number | null>> = { ...means, ...catalogue };
        const off = COLUMNS.map((column, at) => Math.abs((found[column] ?? Number.NaN) - expected[at]!));
        expect(
          COLUMNS.filter((_, at) => !(off[at]! <= near[at]!)),
          COLUMNS.map((column) => `${column} ${found[column]?.toFixed(4)}`).join(', '),
        ).toEqual([]);
      },
      120_000,
    );
  }
});
