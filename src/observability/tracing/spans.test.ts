/** The spans of a request: what they are called, whose they are, and what went in and came out. */

import { describe, expect, it } from 'vitest';
import { spansOf } from './spans.ts';
import { aTrace } from './trace.fixture.ts';

describe('spansOf', () => {
  it('makes one of the request and one of each stage below it', () => {
    const trace = aTrace();
    const { spans, facts } = spansOf(trace);
    expect(spans.map(({ name, type, parentSpanId }) => [name, type, parentSpanId])).toEqual([
      ['POST /recommend', 'CHAIN', undefined],
      ['resolve', 'PARSER', trace.spanId],
      ['score', 'RETRIEVER', trace.spanId],
      ['rerank', 'RERANKER', trace.spanId],
      ['enrich', 'TASK', trace.spanId],
    ]);
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(5);
    expect(spans.every(({ status, traceId }) => status === 'ok' && traceId === trace.traceId)).toBe(true);
    expect(facts.summary).toBe('Aliens (1986) · Sunshine (2007)');
    expect(spans[0]?.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/recommend',
      'http.response.status_code': 200,
      'recommender.request_id': 'request-0',
      'recommender.trace_reason': 'sampled',
      'recommender.strategy': 'hybrid',
      'recommender.model_version': 'v1',
    });
    expect(spans.map(({ inputs, outputs }) => [JSON.parse(inputs), JSON.parse(outputs)]).slice(1)).toEqual([
      [{ title: 'Alien' }, { tconst: 'tt0000001', title: 'Alien', year: 1979, resolved_by: 'exact' }],
      [{}, { strategy: 'hybrid' }],
      [{ top_k: 2, diversity: 0.2 }, { titles: ['tt0000002', 'tt0000003'] }],
      [
        { top_k: 2, diversity: 0.2 },
        { recommendations: 2, related: 0 },
      ],
    ]);
  });

  it('says of a refused request nothing, but that its last stage failed', () => {
    const stages = aTrace().stages.slice(0, 1);
    const outputs = JSON.stringify({ detail: { error: 'title_not_found', message: 'No title matches "x".' } });
    const { spans, facts } = spansOf(aTrace(0, { status: 404, stages, outputs }));
    expect(spans.map(({ status }) => status)).toEqual([null, { error: 'title_not_found' }]);
    expect(facts).toMatchObject({ error: 'title_not_found', summary: 'No title matches "x".' });
  });

  it('says which values were refused', () => {
    const detail = [
      { loc: ['body', 'top_k'], msg: 'too small', type: 'greater_than_equal' },
      { loc: ['body', 'likes', 0], msg: 'no text', type: 'string_type' },
    ];
    const { spans, facts } = spansOf(aTrace(0, { status: 422, stages: [], outputs: JSON.stringify({ detail }) }));
    expect(facts).toMatchObject({
      error: 'invalid_request',
      summary: 'body.top_k: too small; body.likes.0: no text',
    });
    expect(spans).toMatchObject([{ status: null, attributes: { 'error.type': 'invalid_request' } }]);
  });

  it('says that the client gave up', () => {
    const { spans } = spansOf(aTrace(0, { clientGaveUp: true }));
    expect(spans[0]?.attributes).toMatchObject({ 'recommender.client_gave_up': true });
  });

  it('says why a request failed on our side', () => {
    const { spans } = spansOf(aTrace(0, { status: 500, error: 'out of luck', outputs: '{}', reason: 'error' }));
    expect(spans[0]?.status).toEqual({ error: 'out of luck' });
    expect(spans.at(-1)?.status).toEqual({ error: 'out of luck' });
  });

  it('tells of searches what was found', () => {
    const outputs = JSON.stringify([{ tconst: 'tt0000001', title: 'Alien', year: 1979 }]);
    const trace = aTrace(0, { method: 'GET', route: '/search', inputs: '{"q":"alien","limit":1}', outputs });
    const { facts } = spansOf(trace);
    expect(facts.summary).toBe('Alien (1979)');
    expect(facts.stage('score')).toEqual({ inputs: { q: 'alien', limit: 1 }, outputs: { found: 1 } });
    expect(spansOf({ ...trace, outputs: '[]' }).facts.summary).toBe('nothing found');
  });

  it('cuts what is very long, and leaves JSON', () => {
    const { spans } = spansOf(aTrace(0, { inputs: JSON.stringify({ likes: ['x'.repeat(100_000)] }) }));
    for (const { inputs } of spans) expect(inputs.length).toBeLessThan(140_000);
    expect(JSON.parse(spans[0]?.inputs ?? '')).toMatchObject({ shortened: true });
  });

  it.each(['', 'no JSON', 'null', '7', '{"detail": 3}', '{"recommendations": "none"}'])(
    'takes %j for nothing',
    (text) => {
      const { spans, facts } = spansOf(aTrace(0, { inputs: text, outputs: text }));
      expect(spans).toHaveLength(5);
      expect(facts.strategy).toBeUndefined();
    },
  );
});
