/** `start`: one command from nothing to recommendations over HTTP, on real titles or, where they cannot be had, on the demo catalogue. */

import { describe, expect, it } from 'vitest';
import { healthAnswerSchema } from '../../src/api/schemas/health.ts';
import { recommendAnswerSchema } from '../../src/api/schemas/recommend.ts';
import { randomTitles, writeImdbFiles } from '../builders/imdb-files.ts';
import { refusingAddress, startDataServer, status } from '../helpers/data-server.ts';
import { expectFailure } from '../helpers/failures.ts';
import { currentVersion, visibleVersions } from '../helpers/models.ts';
import { run } from '../helpers/program.ts';
import { itOnRealTitles } from '../helpers/real-data.ts';
import { get, recommend, type Serving, startServing } from '../helpers/serving.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();

const begin = (modelsDir: string, source: string): Promise<Serving> =>
  startServing(['start', '--models-dir', modelsDir], { cwd: temporary(), env: { IMDB_SOURCE: source } });

/** Inception, Breaking Bad and Parasite are recommended for. */
async function expectWellKnown(url: string): Promise<void> {
  const queries = [
    [{ title: 'Inception' }, 'tt1375666', 'exact'],
    [{ title: 'breaking bad', top_k: 5 }, 'tt0903747', 'exact'],
    [{ tconst: 'tt6751668', title: 'ignored' }, 'tt6751668', 'tconst'],
  ] as const;
  for (const [query, tconst, resolvedBy] of queries) {
    const { status: code, body } = await recommend(url, query);
    expect(code, JSON.stringify(body)).toBe(200);
    const wanted = 'top_k' in query ? query.top_k : 10;
    expect(body).toMatchObject({ query: { tconst }, resolved_by: resolvedBy, top_k: wanted });
    const { recommendations } = recommendAnswerSchema.parse(body);
    expect(recommendations).toHaveLength(wanted);
    for (const [at, found] of recommendations.entries()) {
      expect(found.rank).toBe(at + 1);
      expect(found.tconst).not.toBe(tconst);
      expect(found.similarity_score).toBe(Number(found.similarity_score.toFixed(4)));
    }
  }
}

describe('start without a model', () => {
  it('takes the demo catalogue when nobody answers, says so everywhere, and does not train again', async () => {
    const source = await refusingAddress();
    const first = await begin('demo', source);
    try {
      const health = await get(`${first.url}/health`);
      expect(health.status).toBe(200);
      expect(health.body).toMatchObject({
        status: 'healthy',
        catalogue: 'demo',
        titles_count: 517,
        model_loaded: true,
      });
      expect(healthAnswerSchema.parse(health.body).notice).toMatch(/demo catalogue.*illustrative.*make train/);
      await expectWellKnown(first.url);
    } finally {
      first.child.kill('SIGTERM');
    }
    const { code, stdout, stderr } = await first.finished;
    expect(code).toBe(0);
    expect(stderr).toContain(`${source} cannot be reached`);
    expect(stderr).toMatch(/the connection was refused/);
    expect(stderr).toMatch(/┏━+┓\n┃ DEMO CATALOGUE/);
    expect(stdout).toMatch(/is current: 517 titles/);

    const second = await begin('demo', source);
    expect((await get(`${second.url}/health`)).body).toMatchObject({
      catalogue: 'demo',
      model_version: currentVersion(temporary('demo')),
    });
    const ended = await second.stop();
    expect(ended.code).toBe(0);
    expect(ended.stdout).not.toMatch(/is current/);
    expect(ended.stderr).not.toMatch(/training|Get the data sets/i);
    expect(ended.stderr).toMatch(/DEMO CATALOGUE/);
    expect(visibleVersions(temporary('demo'))).toHaveLength(1);
  });

  it('takes the demo catalogue when the server is out of order', async () => {
    const broken = Array.from({ length: 10 }, () => status(503));
    const server = await startDataServer({}, { 'title.basics.tsv.gz': broken });
    try {
      const serving = await begin('out-of-order', server.url);
      expect((await get(`${serving.url}/health`)).body).toMatchObject({ catalogue: 'demo' });
      expect((await serving.stop()).stderr).toMatch(/cannot be reached.*the server answered 503/);
    } finally {
      await server.close();
    }
  });

  it('trains on the files of a folder, without a notice', async () => {
    const serving = await begin('folder', writeImdbFiles(temporary('files'), randomTitles(150, 1)));
    const { body } = await get(`${serving.url}/health`);
    expect(body).toMatchObject({ status: 'healthy', catalogue: 'local', titles_count: 150 });
    expect(healthAnswerSchema.parse(body).notice).toBeUndefined();
    const { code, stderr } = await serving.stop();
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/DEMO/);
  });

  it('fails on a folder that is not there, and does not pretend', async () => {
    const failed = await run(['start', '--models-dir', 'none', '--source', 'nowhere'], { cwd: temporary() });
    expectFailure(failed, 3, /There is no folder .*nowhere/);
  });

  itOnRealTitles('trains on the real titles and recommends', async (imdb) => {
    const serving = await begin('real', imdb);
    try {
      expect((await get(`${serving.url}/health`)).body).toMatchObject({ catalogue: 'local', titles_count: 38_466 });
      const { body } = await get(`${serving.url}/model`);
      expect(JSON.stringify(body)).toContain('"filtered":38466');
      await expectWellKnown(serving.url);
    } finally {
      expect((await serving.stop()).code).toBe(0);
    }
  });
});
