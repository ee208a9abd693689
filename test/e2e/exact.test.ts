/** Compares what trained models recommend with a naive double-precision cosine over the same matrix, to the last bit. */

import { describe, expect, it } from 'vitest';
import type { ContentRecommender } from '../../src/model/content-recommender.ts';
import { randomTitles, type TitleRow, titleRow, writeImdbFiles } from '../builders/imdb-files.ts';
import { loadCurrent } from '../helpers/models.ts';
import { naiveTop, type Scored } from '../helpers/naive-cosine.ts';
import { DEMO, run } from '../helpers/program.ts';
import { seeded } from '../helpers/random.ts';
import { itOnRealTitles } from '../helpers/real-data.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const TOP = 20;

const temporary = useTemporaryFolder();

async function trained(source: string, modelsDir: string): Promise<ContentRecommender> {
  const finished = await run(['train', '--source', source, '--models-dir', modelsDir], { cwd: temporary() });
  expect(finished.code, finished.stderr).toBe(0);
  return (await loadCurrent(temporary(modelsDir))).recommender;
}

/** The same titles with the same scores, bit for bit, in the same order; the query not among them. */
function expectExact(recommender: ContentRecommender, rows: readonly number[], k = TOP): void {
  const { titles, features } = recommender;
  const vectors = { tconsts: titles.map(({ tconst }) => tconst), matrix: features.matrix, columns: features.columns };
  for (const row of rows) {
    const found: Scored[] = recommender
      .recommend(row, k)
      .map(({ title, similarity }) => ({ tconst: title.tconst, score: similarity }));
    expect(found).toEqual(naiveTop(vectors, row, k));
    expect(found.map(({ tconst }) => tconst)).not.toContain(vectors.tconsts[row]);
  }
}

/** Rows by their vectors, of vectors that occur more than once. */
function duplicateGroups({ features: { matrix, rows, columns } }: ContentRecommender): number[][] {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < rows; row += 1) {
    const key = Buffer.from(matrix.slice(row * columns, (row + 1) * columns).buffer).toString('base64');
    const group = groups.get(key) ?? [];
    group.push(row);
    groups.set(key, group);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** 480 titles of eight vectors, sixty titles each, in between one another, with identifiers of different lengths. */
function duplicateTitles(): TitleRow[] {
  const patterns = randomTitles(8, 7);
  return Array.from({ length: 480 }, (_, at) => {
    const number = at % 3 === 0 ? 10_000_000 + at * 7919 : 1 + at * 7919;
    const { startYear, runtimeMinutes, genres, averageRating, numVotes } = patterns[at % 8]!;
    return titleRow(number, { startYear, runtimeMinutes, genres, averageRating, numVotes });
  });
}

describe('recommendations equal a naive cosine, bit for bit', () => {
  it('for every title of the demo catalogue', async () => {
    const recommender = await trained(DEMO, 'demo');
    expectExact(recommender, [...recommender.titles.keys()]);
  });

  it('for the most and the fewest that can be asked for', async () => {
    const recommender = await trained(writeImdbFiles(temporary('random'), randomTitles(150, 3)), 'random-models');
    const rows = seeded(5).distinct(30, recommender.titles.length);
    expectExact(recommender, rows, 1);
    expectExact(recommender, rows, 50);
    expectExact(recommender, rows, 149);
    expectExact(recommender, rows, 200);
  });

  it('for titles of which sixty have the same vector: ties by tconst, the query itself left out', async () => {
    const recommender = await trained(writeImdbFiles(temporary('copies'), duplicateTitles()), 'copies-models');
    expect(duplicateGroups(recommender).map((group) => group.length)).toEqual(Array.from({ length: 8 }, () => 60));
    expectExact(recommender, [...recommender.titles.keys()]);
    for (const group of duplicateGroups(recommender)) {
      const tconsts = group.map((row) => recommender.titles[row]!.tconst).sort();
      for (const row of group) {
        const self = recommender.titles[row]!.tconst;
        const others = tconsts.filter((tconst) => tconst !== self).slice(0, TOP);
        expect(recommender.recommend(row, TOP).map(({ title }) => title.tconst)).toEqual(others);
      }
    }
  });

  itOnRealTitles('for 300 random real titles, and for those that share their vector with another', async (imdb) => {
    const recommender = await trained(imdb, 'real');
    expectExact(recommender, seeded(2024).distinct(300, recommender.titles.length));
    const shared = duplicateGroups(recommender).flat();
    expectExact(recommender, shared.slice(0, 60));
  });
});
