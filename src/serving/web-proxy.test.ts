/** What is passed on to the API and back, and what is answered when the API does not. */

import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyApi } from '../../test/builders/tiny-engine.ts';
import { refusingAddress } from '../../test/helpers/data-server.ts';
import { useTemporaryFolder } from '../../test/helpers/temporary.ts';
import { buildApp } from '../api/app.ts';
import { PATIENT_LIMITS, standIn, webAppBefore, writeTinyWeb } from './web-app.fixture.ts';

const temporary = useTemporaryFolder();
let folder = '';
let api: FastifyInstance;
let app: FastifyInstance;

beforeAll(async () => {
  folder = writeTinyWeb(temporary());
  api = await buildApp(tinyApi({ config: { server: { cors_origins: ['https://example.org'] } } }).deps);
  app = await webAppBefore(folder, await api.listen({ host: '127.0.0.1', port: 0 }));
});
afterAll(async () => {
  await app.close();
  await api.close();
});

/** What the API does not answer twice in the same way. */
const steady = (text: string) =>
  text.replaceAll(/"(latency_ms|uptime_seconds|avg_latency_ms|total_requests)":[\d.]+/g, '');

describe('the API below /api', () => {
  it.each([
    ['GET', '/', undefined],
    ['GET', '/health', undefined],
    ['GET', '/search?q=dark&limit=2', undefined],
    ['GET', '/search?q=a%26b%3F%23%20%C3%A9&x=1?2', undefined],
    ['GET', '/search', undefined],
    ['GET', '/titles/tt0468569', undefined],
    ['GET', '/titles/%F0%9F%8E%AC', undefined],
    ['GET', '/nowhere', undefined],
    ['GET', '/recommend', undefined],
    ['DELETE', '/recommend', undefined],
    ['OPTIONS', '/search', undefined],
    ['POST', '/recommend', '{"title":"Amélie","top_k":2}'],
    ['POST', '/recommend', '{"title":'],
    ['POST', '/recommend', '{}'],
    ['POST', '/recommend/list', '{"likes":["dark","parasite"]}'],
  ] as const)('%s %s answers as the API itself does', async (method, path, payload) => {
    const headers = {
      'x-request-id': 'mine',
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const request = { method, headers, ...(payload === undefined ? {} : { payload }) };
    const [direct, passed] = [
      await api.inject({ ...request, url: path }),
      await app.inject({ ...request, url: `/api${path}` }),
    ];
    expect(passed.statusCode).toBe(direct.statusCode);
    expect(steady(passed.body)).toBe(steady(direct.body));
    for (const name of ['content-type', 'allow', 'cache-control'])
      expect(passed.headers[name]).toBe(direct.headers[name]);
    expect(passed.headers).toMatchObject({ 'x-request-id': 'mine', 'x-latency-ms': expect.stringMatching(/^\d/) });
  });

  it('is at /api and /api/ too', async () => {
    for (const url of ['/api', '/api/'])
      expect((await app.inject(url)).json()).toMatchObject({ name: 'imdb-recommender' });
  });

  it('answers HEAD, refuses methods that it does not know and bodies that are too large', async () => {
    const head = await app.inject({ method: 'HEAD', url: '/api/health' });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    const odd = await app.inject({ method: 'PROPFIND' as 'GET', url: '/api/health' });
    expect([odd.statusCode, odd.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
    const payload = JSON.stringify({ title: 'x'.repeat(3000) });
    const large = await app.inject({ method: 'POST', url: '/api/recommend', payload });
    expect([large.statusCode, large.json().detail.error]).toEqual([413, 'body_too_large']);
  });

  it('refuses other types of bodies, and none, in the words of the API', async () => {
    for (const type of ['text/plain', 'nonsense', undefined]) {
      const headers = type === undefined ? {} : { 'content-type': type };
      const { statusCode, body } = await app.inject({ method: 'POST', url: '/api/recommend', payload: 'x', headers });
      expect([statusCode, JSON.parse(body).detail.error]).toEqual([415, 'unsupported_media_type']);
    }
  });

  it.each(['/api/docs', '/api/redoc'])('%s keeps its own policy, and all its parts load', async (page) => {
    const { statusCode, headers, body } = await app.inject(page);
    expect(statusCode).toBe(200);
    expect(headers['content-security-policy']).toContain("style-src 'self' 'unsafe-inline'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    const parts = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? '');
    for (const url of parts.filter((part) => !part.startsWith('data:'))) {
      const part = await app.inject(new URL(url, `http://host${page}`).pathname);
      expect([url, part.statusCode]).toEqual([url, 200]);
      expect(part.headers['content-type']).not.toMatch(/html/);
    }
  });

  it('tells its documentation page where the API is', async () => {
    expect((await app.inject('/api/docs/json')).json().servers).toEqual([{ url: '/api' }]);
    expect((await api.inject('/docs/json')).json().servers).toBeUndefined();
  });

  it.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, br', 'br'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', undefined],
    ['deflate', undefined],
    [undefined, undefined],
  ])('compresses what is large for %s as %s, and what is small not at all', async (accepted, encoding) => {
    const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
    const { headers: answered, rawPayload } = await app.inject({ url: '/api/openapi.json', headers });
    expect(answered['content-encoding']).toBe(encoding);
    const plain =
      encoding === 'br' ? brotliDecompressSync(rawPayload) : encoding === 'gzip' ? gunzipSync(rawPayload) : rawPayload;
    expect(plain.toString()).toBe((await api.inject('/openapi.json')).body);
    if (encoding !== undefined) expect(answered.vary).toMatch(/accept-encoding/i);
    expect((await app.inject({ url: '/api/health/live', headers })).headers['content-encoding']).toBeUndefined();
  });

  it.each(['/api/../health', '/api/%2e%2e/health', '/api/..%2f..%2fhealth', '/api//evil.example/x', '/api/%5c..%5cx'])(
    '%s does not get past the prefix',
    async (url) => {
      const { statusCode, body } = await app.inject(url);
      expect([200, 400, 404]).toContain(statusCode);
      expect(body).not.toContain('"status":"healthy"');
    },
  );
});

describe('what passes', () => {
  it('are the headers that matter, one request identifier, and nothing of the connection', async () => {
    const seen: IncomingHttpHeaders[] = [];
    const behind = await standIn((request, response) => {
      seen.push(request.headers);
      response.writeHead(200, {
        'content-type': 'application/json',
        'keep-alive': 'timeout=99',
        connection: 'keep-alive, x-private',
        trailer: 'x',
        'x-kept': 'yes',
      });
      response.end('{}');
    });
    const web = await webAppBefore(folder, `${behind.url}/below`);
    const { headers } = await web.inject({
      url: '/api/search?q=1',
      headers: {
        accept: 'application/json',
        'x-request-id': 'mine',
        cookie: 'a=b',
        origin: 'https://example.org',
        te: 'trailers',
        'keep-alive': '1',
        connection: 'close, accept-language',
        'accept-language': 'de',
        'x-forwarded-for': '1.2.3.4',
        'x-proxy-key': 'made up',
        'x-api-key': 'mine alone',
        expect: '100-continue',
        upgrade: 'websocket',
      },
    });
    expect(headers).toMatchObject({ 'x-kept': 'yes', 'x-request-id': 'mine' });
    expect(headers.trailer).toBeUndefined();
    expect(headers['keep-alive']).not.toBe('timeout=99');
    const names = Object.keys(seen[0] ?? {}).filter((name) => name !== 'connection' && name !== 'user-agent');
    expect(names.sort()).toEqual(['accept', 'host', 'x-forwarded-for', 'x-forwarded-prefix', 'x-request-id']);
    expect(seen[0]).toMatchObject({ 'x-request-id': 'mine', 'x-forwarded-for': '127.0.0.1' });
    await web.close();
    await behind.close();
  });

  it('is not compressed a second time', async () => {
    const packed = gzipSync(JSON.stringify({ text: 'film '.repeat(1000) }));
    const behind = await standIn((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(packed);
    });
    const web = await webAppBefore(folder, behind.url);
    const answer = await web.inject({ url: '/api/x', headers: { 'accept-encoding': 'br, gzip' } });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.rawPayload.equals(packed)).toBe(true);
    await web.close();
    await behind.close();
  });

  it('is asked for once, even when the API answers 503', async () => {
    let asked = 0;
    const behind = await standIn((_request, response) => {
      asked++;
      response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '0' }).end('{"detail":{}}');
    });
    const web = await webAppBefore(folder, behind.url);
    expect((await web.inject('/api/health')).statusCode).toBe(503);
    expect(asked).toBe(1);
    await web.close();
    await behind.close();
  });

  it('a GET with a body, which is left behind', async () => {
    const { statusCode } = await app.inject({ method: 'GET', url: '/api/health', payload: '{"x":1}' });
    expect(statusCode).toBe(200);
  });
});

describe('an API that does not answer', () => {
  const expectError = async (web: FastifyInstance, status: number, error: string): Promise<void> => {
    for (const request of [{ url: '/api/health' }, { method: 'POST' as const, url: '/api/recommend', payload: {} }]) {
      const answer = await web.inject({ ...request, headers: { 'x-request-id': 'mine' } });
      expect(answer.statusCode).toBe(status);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      expect(answer.json()).toEqual({
        detail: { error, message: expect.stringMatching(/API/), suggestion: expect.stringMatching(/again/) },
        request_id: 'mine',
      });
    }
    expect((await web.inject('/')).statusCode).toBe(200);
  };

  it('because it is not there is told with 503, and found again once it is', async () => {
    const web = await webAppBefore(folder, await refusingAddress());
    await expectError(web, 503, 'api_unreachable');
    expect((await web.inject('/api/health')).headers['retry-after']).toBe('2');
    await web.close();
  });

  it('because its name is unknown is told with 503', async () => {
    // No host can have this name, so nobody on the network is asked for it.
    const web = await webAppBefore(folder, 'http://no..host');
    await expectError(web, 503, 'api_unreachable');
    await web.close();
  });

  it('because it breaks off is told with 502', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const web = await webAppBefore(folder, `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    await expectError(web, 502, 'api_failed');
    await web.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('because it is silent is told with 504', async () => {
    const behind = await standIn(() => {});
    const web = await webAppBefore(folder, behind.url, { limits: { ...PATIENT_LIMITS, answerMs: 100 } });
    await expectError(web, 504, 'api_timeout');
    await behind.close();
    await web.close();
  });
});
