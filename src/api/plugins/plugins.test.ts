/** What the plugins add to every answer: identifiers, times, origins and log lines. */

import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { tinyApi, tinyEngine } from '../../../test/builders/tiny-engine.ts';
import { createLogger } from '../../observability/logger.ts';
import { buildApp } from '../app.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('X-Request-ID', () => {
  it.each(['a', 'my-request_1.2', 'x'.repeat(128)])('is taken from the request when it is %j', async (id) => {
    const app = await buildApp(tinyApi().deps);
    for (const url of ['/', '/nowhere', '/titles/%E0%A4%A', '/docs']) {
      const response = await app.inject({ url, headers: { 'x-request-id': id } });
      expect(response.headers['x-request-id']).toBe(id);
    }
    await app.close();
  });

  it.each(['', 'a b', 'a\tb', '"', 'é', '<script>', 'x'.repeat(129)])('is new when the request says %j', async (id) => {
    const app = await buildApp(tinyApi().deps);
    const response = await app.inject({ url: '/', headers: { 'x-request-id': id } });
    expect(response.headers['x-request-id']).toMatch(UUID);
    await app.close();
  });
});

describe('X-Latency-Ms', () => {
  it.each(['/', '/docs', '/redoc', '/redoc/redoc.standalone.js', '/openapi.json', '/nowhere', '/search', '/%'])(
    'is on the answer of %s',
    async (url) => {
      const app = await buildApp(tinyApi().deps);
      expect((await app.inject(url)).headers['x-latency-ms']).toMatch(/^\d+(\.\d{1,3})?$/);
      expect((await app.inject({ method: 'HEAD', url })).headers['x-latency-ms']).toMatch(/^\d+(\.\d{1,3})?$/);
      await app.close();
    },
  );
});

describe('CORS', () => {
  const origin = 'https://example.org';
  const preflight = { origin, 'access-control-request-method': 'POST' };

  it('allows the origins of the configuration, without credentials, and shows them the headers', async () => {
    const app = await buildApp(tinyApi({ config: { server: { cors_origins: [origin] } } }).deps);
    const { headers } = await app.inject({ url: '/search?q=x', headers: { origin } });
    expect(headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': expect.stringMatching(/^x-request-id, x-latency-ms, /),
      vary: 'Origin',
    });
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
    const refused = await app.inject({ url: '/nowhere', headers: { origin } });
    expect(refused.headers['access-control-allow-origin']).toBe(origin);
    const other = await app.inject({ url: '/', headers: { origin: 'https://other.org' } });
    expect(other.headers).not.toHaveProperty('access-control-allow-origin');

    const response = await app.inject({ method: 'OPTIONS', url: '/recommend', headers: preflight });
    expect(response.statusCode).toBe(204);
    expect(response.headers).toMatchObject({
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'Content-Type, x-request-id, X-API-Key, Authorization',
      'x-request-id': expect.stringMatching(UUID),
      'x-latency-ms': expect.any(String),
    });
    await app.close();
  });

  it('allows no origin unless configured', async () => {
    const app = await buildApp(tinyApi().deps);
    const { headers } = await app.inject({ url: '/', headers: { origin } });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect((await app.inject({ method: 'OPTIONS', url: '/recommend', headers: preflight })).statusCode).toBe(405);
    await app.close();
  });
});

describe('the request log', () => {
  it('has one line a request, with the route and nothing personal', async () => {
    const { deps, logged } = tinyApi();
    const app = await buildApp(deps);
    const headers = { 'x-request-id': 'me' };
    await app.inject({ url: '/titles/tt1375666?secret=1', headers });
    await app.inject({ method: 'POST', url: '/recommend', payload: { title: 'my secret' }, headers });
    await app.inject({ url: '/secret', headers });
    await app.inject({ url: '/secret/%E0%A4%A', headers });
    const about = { level: 'info', time: expect.any(String), pid: process.pid, request_id: 'me' };
    const line = (method: string, route: string | null, status: number) => ({
      ...about,
      method,
      route,
      status,
      ms: expect.any(Number),
      msg: 'request answered',
    });
    expect(logged()).toEqual([
      line('GET', '/titles/:tconst', 200),
      line('POST', '/recommend', 404),
      line('GET', null, 404),
      line('GET', null, 400),
    ]);
    await app.close();
  });

  it('has no secret and nothing that a person wrote, at any level, whatever goes wrong', async () => {
    const lines: string[] = [];
    const { deps } = tinyApi({
      engine: () => ({
        ...tinyEngine(),
        search: () => {
          throw new Error('broken');
        },
      }),
    });
    const destination = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const app = await buildApp({ ...deps, logger: createLogger({ level: 'trace', format: 'json' }, destination) });
    const headers = {
      authorization: 'Bearer hush',
      cookie: 'session=hush',
      'x-api-key': 'hush',
      'x-request-id': 'joins',
    };
    for (const url of ['/search?q=hush&token=hush', '/titles/hush', '/hush?key=hush', '/similarity?a=hush&b=hush'])
      await app.inject({ url, headers, remoteAddress: '192.0.2.7' });
    await app.inject({ method: 'POST', url: '/recommend', headers, payload: { title: 'hush', password: 'hush' } });
    await app.inject({ method: 'POST', url: '/recommend/list', headers, payload: { likes: ['hush'] } });
    const log = lines.join('');
    expect(log).toContain('"msg":"request failed"');
    expect(log).not.toMatch(/hush|192\.0\.2\.7/);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ request_id: 'joins' });
    await app.close();
  });

  it("has clients' addresses only when configured", async () => {
    const { deps, logged } = tinyApi({ config: { logging: { client_address: true } } });
    const app = await buildApp(deps);
    await app.inject({ url: '/', remoteAddress: '192.0.2.7' });
    expect(logged()).toMatchObject([{ route: '/', client: '192.0.2.7' }]);
    await app.close();
  });
});
