/** Limits over HTTP: exact under concurrency, told in headers, by client, by route, and when the store fails. */

import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { tinyApi } from '../../../test/builders/tiny-engine.ts';
import { useTemporaryFolder } from '../../../test/helpers/temporary.ts';
import type { ConfigInput } from '../../config/schema.ts';
import { type OnStoreFailure, RateLimiter } from '../../ratelimit/limiter.ts';
import { MemoryStore } from '../../ratelimit/memory/store.ts';
import { type RateLimitStore, StoreFailure } from '../../ratelimit/port.ts';
import { PATIENT_LIMITS, writeTinyWeb } from '../../serving/web-app.fixture.ts';
import { buildWebApp } from '../../serving/web-app.ts';
import { createApiKey } from '../api-keys.ts';
import { buildApp } from '../app.ts';
import type { ApiDeps } from '../deps.ts';

const temporary = useTemporaryFolder();
const closing: FastifyInstance[] = [];
afterEach(async () => {
  for (const app of closing.splice(0).toReversed()) await app.close();
});

/** An API with a limit whose clock stands still until it is told to go on. */
async function limitedApi(
  policy: { rate: number; burst: number },
  config: ConfigInput = {},
  more: Partial<ApiDeps> = {},
) {
  let now = 0;
  const store = new MemoryStore({ policy, maxClients: 1000, now: () => now });
  const limiter = new RateLimiter({ store, policy, onStoreFailure: 'open' });
  const { deps } = tinyApi({ config });
  const app = await buildApp({ ...deps, ...more, limiter });
  closing.push(app);
  return {
    app,
    deps,
    pass: (seconds: number) => {
      now += seconds * 1e6;
    },
  };
}

const statusesOf = (responses: { status?: number; statusCode?: number }[]) =>
  responses.map(({ status, statusCode }) => status ?? statusCode);
const count = <Item>(items: Item[], item: Item) => items.filter((one) => one === item).length;

describe('a limit', () => {
  it('admits exactly burst + rate × time of many requests at once over HTTP', async () => {
    const { app, pass } = await limitedApi({ rate: 3, burst: 40 });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const wave = async (requests: number) => {
      const url = `${app.listeningOrigin}/titles/tt1375666`;
      return statusesOf(await Promise.all(Array.from({ length: requests }, () => fetch(url))));
    };
    const first = await wave(150);
    expect([count(first, 200), count(first, 429)]).toEqual([40, 110]);
    pass(5);
    expect(count(await wave(100), 200)).toBe(15);
    pass(0.5);
    expect(count(await wave(50), 200)).toBe(1);
    pass(0.5);
    expect(count(await wave(50), 200)).toBe(2);
    pass(1000);
    expect(count(await wave(100), 200)).toBe(40);
  });

  it('tells in headers what is left and when to come back', async () => {
    const { app } = await limitedApi({ rate: 0.5, burst: 10 });
    const admitted = await app.inject('/search?q=dark');
    expect(admitted.statusCode).toBe(200);
    expect(admitted.headers).toMatchObject({
      'ratelimit-policy': '"default";q=10;w=20',
      ratelimit: '"default";r=6;t=8',
      'ratelimit-limit': '10',
      'ratelimit-remaining': '6',
      'ratelimit-reset': '8',
    });
    expect(admitted.headers).not.toHaveProperty('retry-after');
    await app.inject('/search?q=dark');
    const refused = await app.inject('/search?q=dark');
    expect(refused.statusCode).toBe(429);
    expect(refused.headers).toMatchObject({
      'retry-after': '4',
      ratelimit: '"default";r=2;t=16',
      'x-request-id': expect.any(String),
      'x-latency-ms': expect.any(String),
    });
    expect(refused.json()).toEqual({
      detail: {
        error: 'rate_limited',
        message: expect.stringMatching(/takes 4 of 10 tokens, 2 are left, and 0\.5 come back a second/),
        suggestion: expect.stringMatching(/Retry-After/),
      },
      request_id: refused.headers['x-request-id'],
    });
  });

  it('can be read by pages of the origins that may ask', async () => {
    const origin = 'https://example.org';
    const { app } = await limitedApi({ rate: 0.001, burst: 1 }, { server: { cors_origins: [origin] } });
    for (const status of [200, 429]) {
      const { statusCode, headers } = await app.inject({ url: '/model', headers: { origin } });
      expect([statusCode, headers['access-control-allow-origin']]).toEqual([status, origin]);
      const exposed = String(headers['access-control-expose-headers']).split(', ');
      const telling = Object.keys(headers).filter((name) => /^(ratelimit|retry-after)/.test(name));
      expect(telling).toHaveLength(status === 429 ? 6 : 5);
      expect(exposed).toEqual(expect.arrayContaining(telling));
    }
  });

  it('takes what each route costs', async () => {
    const { app } = await limitedApi({ rate: 0.001, burst: 100 }, { rate_limit: { cost_other: 3 } });
    const left: unknown[] = [];
    const ask = async (request: object) =>
      left.push(Number((await app.inject(request)).headers['ratelimit-remaining']));
    await ask({ method: 'POST', url: '/recommend', payload: { tconst: 'tt1375666' } });
    await ask({ method: 'POST', url: '/recommend/list', payload: { likes: ['tt1375666'] } });
    await ask({ url: '/similarity?a=tt1375666&b=tt0133093' });
    await ask({ url: '/search?q=dark' });
    await ask({ method: 'HEAD', url: '/search?q=dark' });
    await ask({ url: '/suggest?q=d' });
    await ask({ url: '/titles/tt1375666/poster' });
    for (const url of ['/', '/model', '/titles/tt1375666', '/nowhere']) await ask({ url });
    await ask({ method: 'DELETE', url: '/recommend' });
    expect(left).toEqual([98, 90, 88, 84, 80, 79, 78, 75, 72, 69, 66, 63]);
  });

  it('lets health checks, metrics, documentation and preflights pass', async () => {
    const config = { server: { cors_origins: ['https://example.org'] } };
    const { app } = await limitedApi({ rate: 0.001, burst: 1 }, config);
    await app.inject('/model');
    expect((await app.inject('/model')).statusCode).toBe(429);
    for (const url of [
      '/health',
      '/health/live',
      '/health/ready',
      '/metrics',
      '/docs',
      '/docs/json',
      '/redoc',
      '/openapi.json',
    ]) {
      const { statusCode, headers } = await app.inject(url);
      expect([url, statusCode, headers['ratelimit-limit']]).toEqual([url, 200, undefined]);
    }
    const origin = 'https://example.org';
    const preflight = { origin, 'access-control-request-method': 'POST' };
    expect((await app.inject({ method: 'OPTIONS', url: '/recommend', headers: preflight })).statusCode).toBe(204);
  });

  it('counts decisions by the class of the route, and refusals as limited', async () => {
    const { app } = await limitedApi({ rate: 0.001, burst: 5 });
    await app.inject('/search?q=a');
    await app.inject('/search?q=a');
    await app.inject('/suggest?q=a');
    const metrics = (await app.inject('/metrics')).body;
    expect(metrics).toContain('recommender_rate_limit_requests_total{route_class="search",result="admitted"} 1');
    expect(metrics).toContain('recommender_rate_limit_requests_total{route_class="search",result="limited"} 1');
    expect(metrics).toContain('recommender_rate_limit_requests_total{route_class="suggest",result="admitted"} 1');
    expect(metrics).toContain('recommender_errors_total{endpoint="/search",error_type="limited"} 1');
    expect(metrics).toContain('recommender_errors_total{endpoint="/search",error_type="validation"} 0');
  });

  it('is told in the OpenAPI document, and only where there is one', async () => {
    const { app } = await limitedApi({ rate: 1, burst: 10 });
    const { paths } = (await app.inject('/openapi.json')).json();
    expect(paths['/search'].get.responses['429'].headers).toHaveProperty('Retry-After');
    expect(paths['/'].get.responses).toHaveProperty('429');
    for (const path of ['/health', '/health/live', '/metrics'])
      expect(paths[path].get.responses).not.toHaveProperty('429');
  });
});

describe('a client', () => {
  const from = (remoteAddress: string, headers: Record<string, string> = {}) => ({
    url: '/model',
    remoteAddress,
    headers,
  });

  it('is an address, or a network of IPv6', async () => {
    const { app } = await limitedApi({ rate: 0.001, burst: 1 });
    const asked = [];
    for (const address of [
      '192.0.2.1',
      '192.0.2.2',
      '192.0.2.1',
      '::ffff:192.0.2.2',
      '2001:db8::1',
      '2001:db8::2',
      '2001:db8:0:1::1',
    ])
      asked.push((await app.inject(from(address))).statusCode);
    expect(asked).toEqual([200, 200, 429, 429, 200, 429, 200]);
  });

  it('cannot be another by saying so', async () => {
    const { app } = await limitedApi({ rate: 0.001, burst: 1 });
    const statuses = [];
    for (let at = 0; at < 5; at += 1) {
      const headers = {
        'x-forwarded-for': `203.0.113.${at}`,
        forwarded: `for=203.0.113.${at}`,
        'x-real-ip': `203.0.113.${at}`,
        'x-proxy-key': 'x'.repeat(20),
      };
      statuses.push((await app.inject(from('127.0.0.1', headers))).statusCode);
    }
    expect(statuses).toEqual([200, 429, 429, 429, 429]);
  });

  it('is whom a trusted proxy names', async () => {
    const { app } = await limitedApi({ rate: 0.001, burst: 1 }, { server: { trusted_proxies: ['10.0.0.0/8'] } });
    const ask = async (address: string, named: string) =>
      (await app.inject(from(address, { 'x-forwarded-for': named }))).statusCode;
    expect(await ask('10.1.1.1', '203.0.113.1')).toBe(200);
    expect(await ask('10.1.1.1', '203.0.113.2')).toBe(200);
    expect(await ask('10.2.2.2', '203.0.113.1')).toBe(429);
    expect(await ask('10.1.1.1', '203.0.113.3, 203.0.113.1')).toBe(429);
    expect(await ask('192.0.2.1', '203.0.113.9')).toBe(200);
    expect(await ask('192.0.2.1', '203.0.113.8')).toBe(429);
  });

  it('is its key, wherever it asks from, and not an address of the same name', async () => {
    const key = createApiKey({ name: '192.0.2.1', isAdmin: false });
    const { app } = await limitedApi({ rate: 0.001, burst: 1 }, { security: { api_keys: [key.configLine] } });
    const headers = { 'x-api-key': key.key };
    expect((await app.inject(from('192.0.2.7', headers))).statusCode).toBe(200);
    expect((await app.inject(from('192.0.2.8', headers))).statusCode).toBe(429);
    expect((await app.inject(from('192.0.2.1'))).statusCode).toBe(200);
  });

  it('pays for a key that is refused, wherever it shows it, from the bucket of its address', async () => {
    const key = createApiKey({ name: 'reader', isAdmin: false });
    const { app } = await limitedApi({ rate: 0.001, burst: 4 }, { security: { api_keys: [key.configLine] } });
    const wrong = { 'x-api-key': 'not-a-key' };
    const asked = [];
    for (const url of ['/search?q=dark', '/docs', '/health', '/nowhere', '/model', '/health', '/search?q=dark'])
      asked.push(await app.inject({ url, remoteAddress: '192.0.2.1', headers: wrong }));
    expect(statusesOf(asked)).toEqual([401, 401, 401, 401, 429, 429, 429]);
    expect(asked.map(({ headers }) => headers['ratelimit-remaining'])).toEqual(['3', '2', '1', '0', '0', '0', '0']);
    expect((await app.inject(from('192.0.2.1'))).statusCode).toBe(429);
    expect((await app.inject({ url: '/health', remoteAddress: '192.0.2.1' })).statusCode).toBe(200);
    expect((await app.inject(from('192.0.2.2', wrong))).statusCode).toBe(401);
    expect((await app.inject(from('192.0.2.1', { 'x-api-key': key.key }))).statusCode).toBe(200);
  });

  it('pays for asking for administration that is not for it', async () => {
    const [reader, ops] = [
      createApiKey({ name: 'reader', isAdmin: false }),
      createApiKey({ name: 'ops', isAdmin: true }),
    ];
    const reload = () => Promise.reject(new Error('nobody gets here'));
    const api_keys = [reader.configLine, ops.configLine];
    const { app } = await limitedApi({ rate: 0.001, burst: 2 }, { security: { api_keys } }, { reload });
    const ask = async (headers: Record<string, string>) =>
      (await app.inject({ ...from('192.0.2.1', headers), method: 'POST', url: '/admin/reload' })).statusCode;
    const statuses = [];
    for (const headers of [{}, { 'x-api-key': reader.key }])
      for (let at = 0; at < 3; at += 1) statuses.push(await ask(headers));
    expect(statuses).toEqual([401, 401, 429, 403, 403, 429]);
  });

  it('is told by the web app, which alone can: by a key that both know', async () => {
    const proxy_key = 'a-key-of-this-test-alone';
    const { app, deps } = await limitedApi({ rate: 0.001, burst: 1 }, { security: { proxy_key } });
    const apiUrl = await app.listen({ host: '127.0.0.1', port: 0 });
    const web = await buildWebApp({
      folder: writeTinyWeb(temporary()),
      apiUrl,
      config: deps.config,
      logger: deps.logger,
      limits: PATIENT_LIMITS,
    });
    closing.push(web);
    const asked = [];
    for (const remoteAddress of ['192.0.2.1', '192.0.2.2', '192.0.2.1', '2001:db8::1', '2001:db8::2'])
      asked.push(
        await web.inject({ url: '/api/model', remoteAddress, headers: { 'x-forwarded-for': '203.0.113.200' } }),
      );
    expect(statusesOf(asked)).toEqual([200, 200, 429, 200, 429]);
    expect(asked[2]?.headers).toMatchObject({ 'retry-after': '1000', 'ratelimit-remaining': '0' });
    expect(asked[2]?.json().detail.error).toBe('rate_limited');
    // Directly, as any program of this machine could.
    expect((await app.inject(from('127.0.0.1', { 'x-forwarded-for': '192.0.2.3' }))).statusCode).toBe(200);
    expect((await app.inject(from('127.0.0.1', { 'x-forwarded-for': '192.0.2.4' }))).statusCode).toBe(429);
  });
});

describe('a store that fails', () => {
  const failing: RateLimitStore = {
    kind: 'redis',
    take: () => Promise.reject(new StoreFailure('away', 'Redis is away.')),
    close: async () => {},
  };
  const apiOver = async (onStoreFailure: OnStoreFailure) => {
    const { deps } = tinyApi();
    const { limits } = deps.metrics ?? {};
    const limiter = new RateLimiter({
      store: failing,
      policy: { rate: 1, burst: 10 },
      onStoreFailure,
      onFailure: (reason) => limits?.failed(reason),
    });
    const app = await buildApp({ ...deps, limiter });
    closing.push(app);
    return app;
  };

  it('lets all pass, without figures, when it is to be open', async () => {
    const app = await apiOver('open');
    const { statusCode, headers } = await app.inject('/model');
    expect([statusCode, headers['ratelimit-limit']]).toEqual([200, undefined]);
    const metrics = (await app.inject('/metrics')).body;
    expect(metrics).toContain('recommender_rate_limit_requests_total{route_class="other",result="unchecked"} 1');
    expect(metrics).toContain('recommender_rate_limit_store_failures_total{reason="away"} 1');
  });

  it('lets none pass but checks when it is to be closed', async () => {
    const app = await apiOver('closed');
    const response = await app.inject('/model');
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '1']);
    expect(response.json().detail.error).toBe('limits_unavailable');
    expect((await app.inject('/health')).statusCode).toBe(200);
    expect((await app.inject('/metrics')).body).toContain('{route_class="other",result="unavailable"} 1');
  });
});
