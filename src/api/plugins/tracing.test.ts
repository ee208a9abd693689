/** Which requests leave a trace, what is in it, and that there is nothing of it when tracing is off. */

import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { tinyApi, tinyEngine } from '../../../test/builders/tiny-engine.ts';
import { opened } from '../../../test/helpers/sockets.ts';
import type { SearchHit } from '../../domain/recommendation.ts';
import type { RequestTrace, TraceExporter } from '../../domain/trace.ts';
import { RequestTracer } from '../../observability/tracing/tracer.ts';
import { RateLimiter } from '../../ratelimit/limiter.ts';
import type { RateLimitStore } from '../../ratelimit/port.ts';
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

/** A limiter that decides, favourably, when it is told to. */
function heldLimiter() {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  const store: RateLimitStore = {
    kind: 'memory',
    async take() {
      asked += 1;
      await released;
      return { isAllowed: true, remaining: 1, fullAfterSeconds: 0, retryAfterSeconds: 0 };
    },
    close: () => Promise.resolve(),
  };
  const limiter = new RateLimiter({ store, policy: { rate: 1, burst: 100 }, onStoreFailure: 'closed' });
  return { limiter, release, asked: () => asked };
}

/** Asks over HTTP, and is gone without having read anything once `until` holds; resolves when the API has noticed. */
async function askAndLeave(app: FastifyInstance, path: string, until: () => boolean): Promise<void> {
  const accepted = once(app.server, 'connection') as Promise<[Socket]>;
  await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = await opened((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.pause().write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
  const [itsSide] = await accepted;
  itsSide.on('error', () => undefined);
  await expect.poll(until).toBe(true);
  const noticed = new Promise((resolve) => itsSide.once('close', resolve));
  socket.destroy();
  await noticed;
}

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

  it('keeps a request whose client was gone before the answer was ready', async () => {
    const api = tinyApi();
    const { limiter, release, asked } = heldLimiter();
    const { app, traces } = await traced({ ...api, deps: { ...api.deps, limiter } });
    await askAndLeave(app, '/search?q=dark', () => asked() === 1);
    release();
    await expect.poll(() => traces.length).toBe(1);
    await app.close();
    expect(traces).toMatchObject([{ route: '/search', status: 200, clientGaveUp: true }]);
  });

  it('keeps a request whose client was gone before it had the whole answer', async () => {
    // More than waits in the sockets.
    const hits = tinyEngine()
      .search('dark', 1)
      .map((hit) => ({ ...hit, title: { ...hit.title, primaryTitle: '長'.repeat(7_000_000) } }));
    let answered = 0;
    const search = (): SearchHit[] => {
      answered += 1;
      return hits;
    };
    const { app, traces } = await traced(tinyApi({ engine: () => ({ ...tinyEngine(), search }) }));
    await askAndLeave(app, '/search?q=dark', () => answered === 1);
    await expect.poll(() => traces.length).toBe(1);
    await app.close();
    expect(traces).toMatchObject([{ route: '/search', status: 200, clientGaveUp: true }]);
  });

  it.each(['close', 'keep-alive'])('says nothing of a client that stayed, with connection: %s', async (connection) => {
    const { app, traces } = await traced();
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const { body } = await request(`${address}/search?q=dark`, { headers: { connection } });
    await body.dump();
    await app.close();
    expect(traces).toMatchObject([{ status: 200, clientGaveUp: false }]);
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
