/** Strategies of recommendations: what they answer, what reaches the engine, and what is refused. */

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyApi, tinyEngine } from '../../../test/builders/tiny-engine.ts';
import type { Recommendation } from '../../domain/recommendation.ts';
import { buildApp } from '../app.ts';
import type { RecommendationAnswer } from '../schemas/recommend.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(tinyApi().deps);
});
afterAll(() => app.close());

const named = (url: string, title: string) => (url === '/recommend' ? { title } : { likes: [title] });
const ask = (url: string, payload: object) => app.inject({ method: 'POST', url, payload });
const scoresOf = (list: RecommendationAnswer[]) => list.map(({ score }) => score);

describe.each(['/recommend', '/recommend/list'])('%s', (url) => {
  it('is hybrid unless told otherwise: in order of score, similarity_score staying the content cosine', async () => {
    const hybrid = (await ask(url, { ...named(url, 'inception'), top_k: 50 })).json();
    const content = (await ask(url, { ...named(url, 'inception'), top_k: 50, strategy: 'content' })).json();
    expect([hybrid.strategy, content.strategy]).toEqual(['hybrid', 'content']);
    expect(
      (await ask(url, { ...named(url, 'inception'), top_k: 50, strategy: 'hybrid' })).json().recommendations,
    ).toEqual(hybrid.recommendations);
    const cosines = (list: RecommendationAnswer[]) =>
      Object.fromEntries(list.map(({ tconst, similarity_score }) => [tconst, similarity_score]));
    expect(cosines(hybrid.recommendations)).toEqual(cosines(content.recommendations));
    const order = (list: RecommendationAnswer[]) => list.map(({ tconst }) => tconst);
    expect(order(hybrid.recommendations)).not.toEqual(order(content.recommendations));
    for (const list of [hybrid.recommendations, content.recommendations]) {
      expect(scoresOf(list)).toEqual(scoresOf(list).toSorted((a, b) => b - a));
      for (const score of scoresOf(list)) expect(score).toBe(Number(score.toFixed(4)));
    }
    expect(content.recommendations.flatMap(({ reasons }: RecommendationAnswer) => reasons)).toEqual([]);
  });

  it('tells reasons for machines and for people', async () => {
    const [first] = (await ask(url, named(url, 'inception'))).json().recommendations;
    expect(JSON.stringify(first.reasons)).toBe(
      '[{"kind":"genres","value":"Action,Sci-Fi","text":"Action, Sci-Fi"},{"kind":"taste","value":"tt1375666","text":"liked by people who like Inception"}]',
    );
  });

  it('answers titles of the same name apart, in the same shape, and none with content', async () => {
    const hybrid = (await ask(url, { ...named(url, 'dark'), top_k: 50 })).json();
    expect(hybrid.related).toMatchObject([{ rank: 1, tconst: 'tt0468569', title: 'The Dark Knight' }]);
    expect(Object.keys(hybrid.related[0])).toEqual(Object.keys(hybrid.recommendations[0]));
    expect(hybrid.recommendations.map(({ tconst }: RecommendationAnswer) => tconst)).not.toContain('tt0468569');
    const content = (await ask(url, { ...named(url, 'dark'), top_k: 50, strategy: 'content' })).json();
    expect(content.related).toEqual([]);
    expect(content.recommendations.map(({ tconst }: RecommendationAnswer) => tconst)).toContain('tt0468569');
  });

  it('hands strategy, diversity and familiarity to the engine, and leaves out what was', async () => {
    const given: unknown[] = [];
    const engine = tinyEngine();
    const watch =
      <Query, Answer>(answer: (query: Query) => Answer) =>
      (query: Query): Answer => {
        given.push(query);
        return answer(query);
      };
    const watching = await buildApp(
      tinyApi({
        engine: () => ({
          ...engine,
          recommend: watch((query) => engine.recommend(query)),
          recommendList: watch((query) => engine.recommendList(query)),
        }),
      }).deps,
    );
    for (const options of [{}, { strategy: 'hybrid', diversity: 0, familiarity: 1 }, { strategy: 'content' }]) {
      const payload = { ...named(url, 'inception'), ...options };
      expect((await watching.inject({ method: 'POST', url, payload })).statusCode).toBe(200);
    }
    expect(given).toMatchObject([
      { strategy: 'hybrid', diversity: undefined, familiarity: undefined },
      { strategy: 'hybrid', diversity: 0, familiarity: 1 },
      { strategy: 'content', diversity: undefined, familiarity: undefined },
    ]);
    await watching.close();
  });

  it('answers at most twenty related titles', async () => {
    const engine = tinyEngine();
    const { recommendations: list } = engine.recommend({ title: 'inception', topK: 11 });
    const related: Recommendation[] = [...list, ...list].map((one, at) => ({ ...one, rank: at + 1 }));
    const many = {
      ...engine,
      recommend: (query: Parameters<typeof engine.recommend>[0]) => ({ ...engine.recommend(query), related }),
      recommendList: (query: Parameters<typeof engine.recommendList>[0]) => ({
        ...engine.recommendList(query),
        related,
      }),
    };
    const crowded = await buildApp(tinyApi({ engine: () => many }).deps);
    const response = await crowded.inject({ method: 'POST', url, payload: named(url, 'inception') });
    expect(response.json().related).toHaveLength(20);
    await crowded.close();
  });

  it.each([
    [{ strategy: 'best' }, 'strategy', 'enum', /hybrid, content/],
    [{ strategy: null }, 'strategy', 'enum', /hybrid, content/],
    [{ diversity: -0.01 }, 'diversity', 'greater_than_equal', /from 0 to 1/],
    [{ diversity: 1.01 }, 'diversity', 'less_than_equal', /from 0 to 1/],
    [{ diversity: '0.5' }, 'diversity', 'float_type', /from 0 to 1/],
    [{ familiarity: -1 }, 'familiarity', 'greater_than_equal', /from 0 to 1/],
    [{ familiarity: 2 }, 'familiarity', 'less_than_equal', /from 0 to 1/],
    [{ familiarity: null }, 'familiarity', 'float_type', /from 0 to 1/],
    [
      { strategy: 'content', diversity: 0.5 },
      'diversity',
      'value_error',
      /no diversity .*content: it belongs to hybrid/,
    ],
    [{ strategy: 'content', familiarity: 0 }, 'familiarity', 'value_error', /no familiarity .*belongs to hybrid/],
  ])('refuses %j', async (options, field, type, message) => {
    const response = await ask(url, { ...named(url, 'inception'), ...options });
    expect(response.statusCode).toBe(422);
    expect(response.json().detail).toEqual([{ loc: ['body', field], msg: expect.stringMatching(message), type }]);
  });

  it('tells both options that belong to hybrid', async () => {
    const response = await ask(url, { ...named(url, 'inception'), strategy: 'content', diversity: 1, familiarity: 1 });
    expect(response.json().detail.map(({ loc }: { loc: string[] }) => loc[1])).toEqual(['diversity', 'familiarity']);
  });
});
