/** The personal recommender on the validation split of protocol A, with the facts that a default catalogue has. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect } from 'vitest';
import { itOnRealPeople, REAL_IMDB } from '../../../test/helpers/real-data.ts';
import { useTemporaryFolder } from '../../../test/helpers/temporary.ts';
import { loadConfig } from '../../config/load.ts';
import { peopleVectors } from '../../features/people-vectors.ts';
import { readMovieLens } from '../../ingestion/movielens/read.ts';
import { loadBundle } from '../../model/bundle.ts';
import { easeScorer } from '../../recommend/collaborative/ease.ts';
import { rowOf } from '../../recommend/collaborative/interactions.ts';
import { contentSimilarity } from '../../recommend/personal/content-similarity.ts';
import { factsAt, itemFacts } from '../../recommend/personal/item-facts.ts';
import { type PersonalScorer, personalScorer } from '../../recommend/personal/personal-scorer.ts';
import { PERSONAL_OPTIONS, personalWeights, weightsOfTitles } from '../../recommend/personal/personal-weights.ts';
import { train } from '../../training/pipeline.ts';
import { pairedTest } from '../significance/paired-test.ts';
import { evaluateUsers, type UserEvaluation } from './evaluate-users.ts';
import { type UserSplit, userSplit, validationSplit } from './user-split.ts';

const RATINGS = REAL_IMDB === undefined ? '' : join(REAL_IMDB, '..', 'ml-latest-small');

interface Fitted {
  readonly split: UserSplit;
  /** Of the split's films, as they are evaluated. */
  readonly scorer: PersonalScorer;
  /** The same model among all titles of the catalogue, as it is served. */
  readonly served: PersonalScorer;
  /** The catalogue's row of each film, or −1. */
  readonly rows: Int32Array;
  readonly ours: UserEvaluation;
  readonly ease: UserEvaluation;
}

async function trained(imdb: string, modelsDir: string): Promise<Fitted> {
  const config = loadConfig({ overrides: { data: { source: imdb, include_principals: true, models_dir: modelsDir } } });
  const { folder } = await train({ config, catalogue: 'local', codeVersion: '0', force: false, onEvent: () => {} });
  const { recommender, credits } = await loadBundle(folder);
  const { titles } = recommender;
  const facts = itemFacts(titles, credits && peopleVectors(credits, titles.length));

  const { ratings, tconsts } = await readMovieLens(RATINGS);
  const split = validationSplit(userSplit(ratings));
  const rowOfTitle = new Map(titles.map(({ tconst }, row) => [tconst, row]));
  const rows = Int32Array.from(split.items, (film) => rowOfTitle.get(tconsts[film] ?? '') ?? -1);

  const known = factsAt(facts, rows);
  const weights = personalWeights(split.train, known, PERSONAL_OPTIONS);
  const { content: shares, contentWeight } = PERSONAL_OPTIONS;
  const scorer = personalScorer({ weights, content: contentSimilarity(known, shares), contentWeight });
  const served = personalScorer({
    weights: weightsOfTitles(weights, rows, titles.length),
    content: contentSimilarity(facts, shares),
    contentWeight,
  });
  const ours = evaluateUsers(scorer, split);
  return { split, scorer, served, rows, ours, ease: evaluateUsers(easeScorer(split.train, { lambda: 200 }), split) };
}

describe('the personal recommender on ml-latest-small, validation split', () => {
  const temporary = useTemporaryFolder();
  let fitted: Fitted | undefined;
  const need = (): Fitted => {
    if (fitted === undefined) throw new Error(`there are titles with people, but no ratings in ${RATINGS}`);
    return fitted;
  };

  beforeAll(async () => {
    if (REAL_IMDB !== undefined && existsSync(join(REAL_IMDB, 'title.principals.tsv.gz')) && existsSync(RATINGS))
      fitted = await trained(REAL_IMDB, temporary('models'));
  }, 300_000);

  itOnRealPeople('finds more than EASE does, and more of the catalogue', async () => {
    const { ours, ease } = need();
    expect(Math.abs((ease.means['ndcg@10'] ?? 0) - 0.1238)).toBeLessThan(0.001);
    expect(Math.abs((ours.means['ndcg@10'] ?? 0) - 0.1448)).toBeLessThan(0.002);
    expect(Math.abs((ours.means['recall@20'] ?? 0) - 0.2237)).toBeLessThan(0.002);
    expect(ours.catalogue['coverage@10']).toBeGreaterThan(0.35);
    const [a, b] = [ours.perUser['ndcg@10'] ?? [], ease.perUser['ndcg@10'] ?? []];
    expect(pairedTest(a, b, { seed: 1 }).p).toBeLessThan(0.01);
  });

  itOnRealPeople('explains every score by the films of the history', async () => {
    const { split, scorer, ours } = need();
    const out = new Float64Array(scorer.items);
    for (const [at, user] of [...ours.users].slice(0, 20).entries()) {
      const history = rowOf(split.train, user).toSorted();
      scorer.scoreUser(history, out);
      for (const item of ours.lists[at]?.slice(0, 10) ?? []) {
        const sum = scorer.explain(history, item).reduce((all, { total }) => all + total, 0);
        expect(sum).toBeCloseTo(out[item] ?? Number.NaN, 6);
      }
    }
  });

  itOnRealPeople(
    'scores rated films as evaluated when it is served on the whole catalogue, and the others too',
    async () => {
      const { split, scorer, served, rows } = need();
      // A history that the catalogue knows whole, so that nothing of it is lost there.
      const user = [...split.users.keys()].find((row) =>
        rowOf(split.train, row).every((film) => (rows[film] ?? -1) >= 0),
      );
      const history = rowOf(split.train, user ?? -1);
      const [evaluated, whole] = [new Float64Array(scorer.items), new Float64Array(served.items)];
      scorer.scoreUser(history, evaluated);
      served.scoreUser(Int32Array.from(history, (film) => rows[film] ?? -1).sort(), whole);
      rows.forEach((row, film) => {
        if (row >= 0) expect(whole[row]).toBeCloseTo(evaluated[film] ?? Number.NaN, 6);
      });
      const rated = new Set(rows);
      expect([...whole.keys()].filter((row) => !rated.has(row) && (whole[row] ?? 0) > 0).length).toBeGreaterThan(
        10_000,
      );
    },
  );
});
