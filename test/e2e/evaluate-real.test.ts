/** Evaluates on the real titles and ratings, where they are: what popularity and content reach is known. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { evaluationReportSchema } from '../../src/domain/evaluation.ts';
import { run } from '../helpers/program.ts';
import { itOnRealTitles } from '../helpers/real-data.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();

describe('real ratings', () => {
  itOnRealTitles('of films that the catalogue has: popularity is hard to beat, and content does not', async (imdb) => {
    const cwd = temporary();
    const trained = await run(['train', '--source', imdb, '--models-dir', 'models'], { cwd });
    expect(trained.code, trained.stderr).toBe(0);
    const evaluated = await run(
      [
        ...['evaluate', '--models-dir', 'models', '--movielens', join(imdb, '..', 'ml-latest-small')],
        ...['--protocol', 'B', 'C', '--strategy', 'popularity', 'content', '--report', 'report'],
      ],
      { cwd },
    );
    expect(evaluated.code, evaluated.stderr).toBe(0);
    const { ratings, protocols } = evaluationReportSchema.parse(
      JSON.parse(readFileSync(temporary('report', 'evaluation.json'), 'utf8')),
    );
    expect(ratings).toMatchObject({ ratings: 100_836, users: 610, films: 9742, films_in_catalogue: 7439 });
    const [likes, cold] = protocols;
    const ndcg = (protocol: typeof likes, id: string): number =>
      protocol?.models.find((model) => model.id === id)?.accuracy['ndcg@10'].mean ?? Number.NaN;
    expect(likes?.films).toBe(7439);
    expect(Math.abs(ndcg(likes, 'popularity') - 0.38)).toBeLessThan(0.02);
    expect(Math.abs(ndcg(likes, 'content') - 0.09)).toBeLessThan(0.01);
    expect(ndcg(cold, 'popularity')).toBeGreaterThan(2 * ndcg(cold, 'content'));
  });
});
