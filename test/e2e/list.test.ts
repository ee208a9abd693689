/** The served demo catalogue: filters, several seeds, comparisons, search and suggestions over HTTP. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { unresolvedAnswerSchema, unresolvedPairAnswerSchema } from '../../src/api/schemas/errors.ts';
import { recommendAnswerSchema } from '../../src/api/schemas/recommend.ts';
import { recommendListAnswerSchema } from '../../src/api/schemas/recommend-list.ts';
import { similarityAnswerSchema } from '../../src/api/schemas/similarity.ts';
import { searchResultSchema } from '../../src/api/schemas/title.ts';
import { DEMO, run } from '../helpers/program.ts';
import { type Answer, get, recommend, type Serving, startServing } from '../helpers/serving.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();
let serving: Serving;

beforeAll(async () => {
  const trained = await run(['train', '--source', DEMO, '--models-dir', 'models'], { cwd: temporary() });
  expect(trained.code, trained.stderr).toBe(0);
  serving = await startServing(['serve', '--models-dir', 'models'], { cwd: temporary() });
});
afterAll(() => serving.stop());

async function recommendList(query: object): Promise<Answer> {
  const response = await fetch(`${serving.url}/recommend/list`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify(query),
  });
  return { status: response.status, body: await response.json() };
}

const idsOf = (answer: { recommendations: readonly { tconst: string }[] }): string[] =>
  answer.recommendations.map(({ tconst }) => tconst);

describe('POST /recommend with filters', () => {
  it('answers as many titles as were asked for, each of which meets them, in the order of the unfiltered answer', async () => {
    const filters = { title_types: ['movie'], genres: { none: ['Action'] }, year_from: 1970, min_rating: 7 };
    const query = { title: 'inception', top_k: 10, filters, strategy: 'content' };
    const { status, body } = await recommend(serving.url, query);
    expect(status, JSON.stringify(body)).toBe(200);
    const { recommendations } = recommendAnswerSchema.parse(body);
    expect(recommendations).toHaveLength(10);
    for (const found of recommendations) {
      expect(found).toMatchObject({ title_type: 'movie', genres: expect.not.stringContaining('Action') });
      expect(found.year).toBeGreaterThanOrEqual(1970);
      expect(found.rating).toBeGreaterThanOrEqual(7);
    }
    const scores = recommendations.map(({ similarity_score }) => similarity_score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('leaves out what is excluded and brings what comes next', async () => {
    const strategy = 'content';
    const six = { title: 'inception', top_k: 6, strategy };
    const first = recommendAnswerSchema.parse((await recommend(serving.url, six)).body);
    const exclude = idsOf(first).slice(0, 3);
    const query = { title: 'inception', top_k: 3, filters: { exclude }, strategy };
    const next = recommendAnswerSchema.parse((await recommend(serving.url, query)).body);
    expect(idsOf(next)).toEqual(idsOf(first).slice(3));
  });

  it('names the genres when one is unknown', async () => {
    const { status, body } = await recommend(serving.url, {
      title: 'inception',
      filters: { genres: { any: ['Dramma'] } },
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ detail: { error: 'usage', message: expect.stringMatching(/"Dramma".*Drama/s) } });
  });
});

describe('POST /recommend/list', () => {
  it('recommends for several titles in any order, none of them among the answers', async () => {
    const { status, body } = await recommendList({ likes: ['inception', 'tt6751668'], dislikes: ['breaking bad'] });
    expect(status, JSON.stringify(body)).toBe(200);
    const answer = recommendListAnswerSchema.parse(body);
    expect(answer.seeds).toMatchObject([
      { tconst: 'tt1375666', resolved_by: 'exact', liked: true },
      { tconst: 'tt6751668', resolved_by: 'tconst', liked: true },
      { tconst: 'tt0903747', resolved_by: 'exact', liked: false },
    ]);
    expect(answer.recommendations).toHaveLength(10);
    for (const { tconst } of answer.seeds) expect(idsOf(answer)).not.toContain(tconst);
    const other = await recommendList({ likes: ['tt6751668', 'inception', 'Inception'], dislikes: ['tt0903747'] });
    expect(recommendListAnswerSchema.parse(other.body).recommendations).toEqual(answer.recommendations);
  });

  it('recommends for one title what /recommend does, with the strategy content', async () => {
    const strategy = 'content';
    const list = recommendListAnswerSchema.parse((await recommendList({ likes: ['inception'], strategy })).body);
    const one = recommendAnswerSchema.parse((await recommend(serving.url, { title: 'inception', strategy })).body);
    expect(idsOf(list)).toEqual(idsOf(one));
  });

  it('tells which titles do not exist', async () => {
    const { status, body } = await recommendList({ likes: ['inception', 'zzqxv wvvq', 'tt9999999'] });
    expect(status).toBe(404);
    const { detail } = unresolvedAnswerSchema.parse(body);
    expect(detail.error).toBe('title_not_found');
    expect(detail.unresolved.map(({ seed }) => seed)).toEqual(['zzqxv wvvq', 'tt9999999']);
  });
});

describe('GET /similarity', () => {
  it('compares two titles, by the same score as /recommend', async () => {
    const { recommendations } = recommendAnswerSchema.parse(
      (await recommend(serving.url, { title: 'inception', strategy: 'content' })).body,
    );
    for (const { tconst, score, similarity_score } of recommendations) {
      const { status, body } = await get(`${serving.url}/similarity?a=inception&b=${tconst}&strategy=content`);
      expect(status, JSON.stringify(body)).toBe(200);
      expect(similarityAnswerSchema.parse(body)).toMatchObject({ b: { tconst }, score, similarity_score });
    }
  });

  it('says which of the two does not exist', async () => {
    const { status, body } = await get(`${serving.url}/similarity?a=inception&b=zzqxv%20wvvq`);
    expect(status).toBe(404);
    expect(unresolvedPairAnswerSchema.parse(body).detail.unresolved).toMatchObject([{ parameter: 'b' }]);
  });
});

describe('GET /search and GET /suggest', () => {
  it.each(['/search?q=incep', '/suggest?q=inc'])('%s tells how each title matches and where', async (path) => {
    const { status, body } = await get(`${serving.url}${path}`);
    expect(status, JSON.stringify(body)).toBe(200);
    const found = z.array(searchResultSchema).parse(body);
    const inception = found.find(({ tconst }) => tconst === 'tt1375666');
    expect(inception).toMatchObject({ title: 'Inception', match: 'prefix' });
    const [[start, end] = [0, 0]] = inception?.highlights ?? [];
    expect('Inception'.slice(start, end).toLowerCase()).toBe(path.split('=')[1]);
    expect(new Set(found.map(({ tconst }) => tconst)).size).toBe(found.length);
  });
});
