/** Which requests leave a trace, what is in it, and that there is nothing of it when tracing is off. */

import { describe, expect, it } from 'vitest';
import { tinyApi, tinyEngine } from '../../../test/builders/tiny-engine.ts';
import type { RequestTrace, TraceExporter } from '../../domain/trace.ts';
import { RequestTracer } from '../../observability/tracing/tracer.ts';
import { buildApp } from '../app.ts';

/** An API whose traces are kept here; `close` delivers them. */
async function traced(api = tinyApi(), samplingRatio = 1) {
  const traces: RequestTrace[] = [];
  const exporter: TraceExporter = {
    place: 'memory',
    export: (some) => {
      traces.push(...some);
      return Promise.resolve({ exported: some.length, failed: 0 });
    },
    close: () => undefined,
  };
  const tracer = new RequestTracer({
    ...{ exporter, samplingRatio, slowMs: 10_000, maxPerSecond: 1000, queueSize: 100, shutdownMs: 1000 },
    log: { failing: () => undefined, restored: () => undefined },
  });
  return { app: await buildApp({ ...api.deps, tracer }), traces };
}

const TRACEPARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('tracing', () => {
  it('keeps what was asked and answered, by whom and with which model', async () => {
    const { app, traces } = await traced();
    const answer = await app.inject({
      method: 'POST',
      url: '/recommend',
      payload: { title: 'dark', top_k: 2 },
      headers: { 'x-request-id': 'mine', 'x-session-id': 'visit-1', 'x-user-id': 'some one', traceparent: TRACEPARENT },
    });
    await app.close();
    expect(traces).toEqual([
      expect.objectContaining({
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        parentSpanId: '00f067aa0ba902b7',
        reason: 'sampled',
        route: '/recommend',
        status: 200,
        requestId: 'mine',
        sessionId: 'visit-1',
        // Not an identifier, so none.
        userId: undefined,
        modelVersion: tinyEngine().model.manifest.version,
        outputs: answer.body,
        error: null,
      }),
    ]);
    expect(JSON.parse(traces[0]?.inputs ?? '')).toMatchObject({ title: 'dark', top_k: 2 });
  });

  it('traces recommendations and searches, and neither suggestions nor probes', async () => {
    const { app, traces } = await traced();
    for (const url of ['/search?q=dark', '/suggest?q=da', '/health', '/titles/tt1375666', '/nowhere'])
      await app.inject(url);
    await app.inject({ method: 'POST', url: '/recommend/list', payload: { likes: ['dark'] } });
    await app.close();
    expect(traces.map(({ method, route }) => `${method} ${route}`)).toEqual(['GET /search', 'POST /recommend/list']);
  });

  it('keeps failures at any ratio, with their cause, and nothing else', async () => {
    const engine = {
      ...tinyEngine(),
      recommend: () => {
        throw new Error('out of luck');
      },
    };
    const { app, traces } = await traced(tinyApi({ engine: () => engine }), 0);
    await app.inject({ method: 'POST', url: '/recommend', payload: { title: 'dark' } });
    await app.inject('/search?q=dark');
    await app.close();
    expect(traces).toEqual([expect.objectContaining({ status: 500, reason: 'error', error: 'out of luck' })]);
  });

  it('has the inputs of a request that never reached its handler', async () => {
    const { app, traces } = await traced();
    await app.inject({ method: 'POST', url: '/recommend', payload: { top_k: 'many' } });
    const headers = { 'content-type': 'application/json' };
    await app.inject({ method: 'POST', url: '/recommend', payload: '{', headers });
    await app.close();
    expect(traces.map(({ status, stages, inputs }) => [status, stages, inputs])).toEqual([
      [422, [], '{"top_k":"many"}'],
      [400, [], '{}'],
    ]);
  });

  it('puts the id of the trace into the log', async () => {
    const api = tinyApi();
    const { app } = await traced(api);
    await app.inject({ url: '/search?q=dark', headers: { traceparent: TRACEPARENT } });
    await app.inject('/health');
    await app.close();
    const lines = api.logged().filter(({ msg }) => msg === 'request answered');
    expect(lines.map(({ trace_id }) => trace_id)).toEqual(['4bf92f3577b34da6a3ce929d0e0e4736', undefined]);
  });

  it('is off without a tracer', async () => {
    const api = tinyApi();
    const app = await buildApp(api.deps);
    await app.inject({ url: '/search?q=dark', headers: { traceparent: TRACEPARENT } });
    expect(api.logged().some((line) => 'trace_id' in line)).toBe(false);
    expect((await app.inject('/metrics')).body).not.toContain('recommender_traces');
    await app.close();
  });
});
