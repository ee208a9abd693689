import { describe, expect } from 'vitest';
import { readMovieLens } from '../../ingestion/movielens/read.ts';
import { itOnRealRatings } from '../../ingestion/movielens/real-ratings.fixture.ts';
import { genrePopularityScorer, genreScorer } from '../../recommend/baselines/genres.ts';
import { popularityScorer } from '../../recommend/baselines/popularity.ts';
import { easeScorer } from '../../recommend/collaborative/ease.ts';
import { columnCounts } from '../../recommend/collaborative/interactions.ts';
import { itemKnnScorer } from '../../recommend/collaborative/item-knn.ts';
import type { UserScorer } from '../../recommend/collaborative/user-scorer.ts';
import { evaluateUsers } from './evaluate-users.ts';
import { type UserSplit, userSplit, validationSplit } from './user-split.ts';

interface Loaded {
  readonly split: UserSplit;
  /** Of the split's items. */
  readonly genres: readonly (readonly string[])[];
}

const COLUMNS = ['ndcg@10', 'recall@20', 'recall@50', 'hit-rate@10', 'coverage@10'];

/** The reference table, how near each column must come, and the model. */
const TABLE: [string, number[], number[], (data: Loaded) => UserScorer][] = [
  [
    'popularity',
    [0.0689, 0.0971, 0.1697, 0.325, 0.028],
    [0.001, 0.001, 0.001, 0.001, 0.001],
    ({ split }) => popularityScorer(split.train),
  ],
  [
    'genre TF-IDF',
    [0.0188, 0.0291, 0.0606, 0.13, 0.363],
    [0.001, 0.001, 0.001, 0.001, 0.001],
    ({ genres }) => genreScorer(genres),
  ],
  [
    'genre × log popularity',
    [0.0587, 0.085, 0.1525, 0.331, 0.137],
    [0.001, 0.001, 0.001, 0.001, 0.001],
    ({ genres, split }) => genrePopularityScorer(genres, split.train),
  ],
  [
    // Which of many equally near films are the fiftieth neighbours is not settled by the table.
    'ItemKNN cosine, k = 50',
    [0.0972, 0.1546, 0.2717, 0.453, 0.364],
    [0.001, 0.002, 0.002, 0.002, 0.01],
    ({ split }) => itemKnnScorer(split.train, { neighbours: 50 }),
  ],
  [
    'EASE, λ = 200',
    [0.1122, 0.171, 0.2952, 0.494, 0.205],
    [0.001, 0.001, 0.001, 0.001, 0.001],
    ({ split }) => easeScorer(split.train, { lambda: 200 }),
  ],
];

let loading: Promise<Loaded> | undefined;

function load(folder: string): Promise<Loaded> {
  loading ??= readMovieLens(folder).then(({ ratings, genres }) => {
    const split = userSplit(ratings);
    return { split, genres: Array.from(split.items, (item) => genres[item] ?? []) };
  });
  return loading;
}

describe('protocol A', () => {
  itOnRealRatings('splits ml-latest-small as the reference does', async (folder) => {
    const { split } = await load(folder);
    expect([split.train.rows, split.train.columns]).toEqual([601, 1955]);
    expect([split.train.indices.length, split.test.indices.length]).toEqual([32_735, 8492]);
    // Three films are liked by nobody before the cut; nobody can be recommended them.
    expect(columnCounts(split.train).filter((count) => count > 0)).toHaveLength(1952);
    const inner = validationSplit(split);
    expect([inner.train.indices.length, inner.test.indices.length]).toEqual([25_941, 6794]);
  });

  for (const [name, expected, near, modelOf] of TABLE) {
    itOnRealRatings(
      `reproduces the reference table: ${name}`,
      async (folder) => {
        const data = await load(folder);
        const { means, catalogue } = evaluateUsers(modelOf(data), data.split);
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
