/** `GET /model/evaluation`: field by field, with a report, with another one a moment later, without one, and without a model. */

import { afterEach, describe, expect, it } from 'vitest';
import { tinyApi } from '../../../test/builders/tiny-engine.ts';
import { aModelReport, aProtocolReport, aReport } from '../../reporting/evaluation/report.fixture.ts';
import { buildApp } from '../app.ts';
import type { ApiDeps, FoundEvaluation } from '../deps.ts';
import { evaluationAnswerSchema } from '../schemas/evaluation.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function appWith(deps: Partial<ApiDeps>) {
  const app = await buildApp({ ...tinyApi().deps, ...deps });
  closing.push(() => app.close());
  return app;
}

describe('GET /model/evaluation', () => {
  it('answers a report in short, field for field, in order', async () => {
    const app = await appWith({ evaluation: async () => ({ report: aReport(), isOwn: true }) });
    const response = await app.inject('/model/evaluation');
    expect(response.statusCode).toBe(200);
    const body = response.json();
    expect(evaluationAnswerSchema.parse(body)).toEqual(body);
    const { protocols, ...facts } = body;
    expect(JSON.stringify(facts)).toBe(
      '{"model_version":"20260102T030405678Z-abcdef","is_own":true,"split":"test","seed":7,' +
        '"ratings":{"name":"ml-test","ratings":5000,"users":120,"films":600},"catalogue":{"titles":517,"people":true}}',
    );
    expect(protocols.map(({ protocol }: { protocol: string }) => protocol)).toEqual(['A', 'B']);
    const { models, comparisons, ...asked } = protocols[1];
    expect(asked).toEqual({ protocol: 'B', queries: 400, asking_users: 20, films: 1234 });
    expect(JSON.stringify(models[1])).toBe(
      '{"id":"hybrid","label":"The hybrid","role":"ours","description":"A formula.",' +
        '"ndcg_10":{"mean":0.4,"low":0.39,"high":0.42000000000000004},' +
        '"recall_20":{"mean":0.4,"low":0.39,"high":0.42000000000000004},"coverage_10":0.25}',
    );
    expect(comparisons).toEqual([
      { a: 'hybrid', b: 'popularity', metric: 'ndcg_10', difference: 0.1, low: -0.02, high: 0.2, p: 0.0312 },
    ]);
    expect(response.body).not.toMatch(/tried|settings|bands|query_means/);
  });

  it('tells ours against others, and not the others against each other', async () => {
    const between = (a: string, b: string) =>
      ({ metric: 'recall@20', a, b, difference: 0.1, low: 0, high: 0.3, p: 0.5 }) as const;
    const models = [
      aModelReport('popularity', 0.2),
      aModelReport('ease', 0.3),
      aModelReport('hybrid', 0.4, { role: 'ours' }),
      aModelReport('hybrid-without-taste', 0.4, { role: 'ablation' }),
    ];
    // The best baseline comes before ours in reports.
    const pairs = [between('ease', 'popularity'), between('ease', 'hybrid'), between('hybrid', 'hybrid-without-taste')];
    const report = { ...aReport(), protocols: [aProtocolReport('C', models, pairs)] };
    const app = await appWith({ evaluation: async () => ({ report, isOwn: true }) });
    const [protocol] = (await app.inject('/model/evaluation')).json().protocols;
    expect(protocol.comparisons).toEqual([
      { metric: 'recall_20', a: 'hybrid', b: 'ease', difference: -0.1, low: -0.3, high: 0, p: 0.5 },
      { metric: 'recall_20', a: 'hybrid', b: 'hybrid-without-taste', difference: 0.1, low: 0, high: 0.3, p: 0.5 },
    ]);
  });

  it('asks for the version that serves at every request, so that a new report shows at once', async () => {
    const asked: string[] = [];
    let found: FoundEvaluation | undefined;
    const app = await appWith({
      evaluation: async (version) => {
        asked.push(version);
        return found;
      },
    });
    expect((await app.inject('/model/evaluation')).statusCode).toBe(404);
    found = { report: aReport(), isOwn: false };
    expect((await app.inject('/model/evaluation')).json().is_own).toBe(false);
    found = { report: aReport(), isOwn: true };
    expect((await app.inject('/model/evaluation')).json().is_own).toBe(true);
    expect(asked).toEqual(Array(3).fill('20250102T030405Z-tiny'));
  });

  it.each([
    ['without a report', async () => undefined],
    ['without anybody to ask', undefined],
  ])('%s says how to make one', async (_, evaluation) => {
    const response = await (await appWith({ evaluation })).inject('/model/evaluation');
    expect(response.statusCode).toBe(404);
    expect(response.json()).toEqual({
      detail: {
        error: 'not_found',
        message: 'This model has not been evaluated.',
        suggestion: expect.stringContaining('`imdb-recommender evaluate`'),
        did_you_mean: [],
      },
      request_id: response.headers['x-request-id'],
    });
  });

  it('without a model says that there is none, whoever may be asked', async () => {
    for (const evaluation of [undefined, async () => ({ report: aReport(), isOwn: false })]) {
      const app = await appWith({ engine: () => undefined, evaluation });
      const response = await app.inject('/model/evaluation');
      expect([response.statusCode, response.json().detail.error]).toEqual([503, 'model_missing']);
    }
  });
});
