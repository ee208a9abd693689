/** The web app's pages and files: addresses, caching, compression, headers, and what must not get out. */

import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTemporaryFolder } from '../../test/helpers/temporary.ts';
import { PAGE_TEXT, SCRIPT_TEXT, webAppBefore, writeTinyWeb } from './web-app.fixture.ts';

const temporary = useTemporaryFolder();
const SCRIPT = '/assets/app-1a2b.js';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
let app: FastifyInstance;

beforeAll(async () => {
  app = await webAppBefore(writeTinyWeb(temporary()), 'http://127.0.0.1:9');
});
afterAll(() => app.close());

describe('pages', () => {
  it.each(['/', '/index.html', '/title/tt1375666', '/search?q=dark.knight', '/mix', '/model', '/title/', '/assetsx'])(
    '%s answers the page',
    async (url) => {
      for (const accept of [BROWSER, '*/*', undefined]) {
        const { statusCode, headers, body } = await app.inject({
          url,
          headers: accept === undefined ? {} : { accept },
        });
        expect([statusCode, body]).toEqual([200, PAGE_TEXT]);
        expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
      }
    },
  );

  it('is asked about again, and answered by 304', async () => {
    for (const url of ['/', '/title/tt1375666']) {
      const { etag } = (await app.inject(url)).headers;
      expect(etag).toMatch(/"/);
      const again = await app.inject({ url, headers: { 'if-none-match': String(etag) } });
      expect([again.statusCode, again.body]).toEqual([304, '']);
      expect(again.headers['cache-control']).toBe('no-cache');
    }
  });

  it('answers HEAD without a body', async () => {
    for (const url of ['/', '/title/tt1375666', SCRIPT]) {
      const { statusCode, headers, body } = await app.inject({ method: 'HEAD', url });
      expect([statusCode, body]).toEqual([200, '']);
      expect(headers).toHaveProperty('content-security-policy');
    }
  });

  it.each([
    ['/title/tt1375666', 'application/json'],
    ['/title/tt1375666', 'image/avif,image/webp'],
    ['/title/tt1375666', 'text/html;q=0, application/json'],
    ['/robots.txt', BROWSER],
    ['/images/poster.jpg', BROWSER],
    ['/assets', BROWSER],
    ['/assets/', BROWSER],
    ['/assets/app-old.js', BROWSER],
    ['/assets/app-old', BROWSER],
  ])('%s is no page for %s', async (url, accept) => {
    const { statusCode, headers, body } = await app.inject({ url, headers: { accept, 'x-request-id': 'mine' } });
    expect(statusCode).toBe(404);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(body)).toMatchObject({ detail: { error: 'not_found' }, request_id: 'mine' });
    expect(headers['cache-control']).toBeUndefined();
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE'] as const)('refuses %s', async (method) => {
    for (const [url, allow] of [
      ['/title/tt1375666', 'GET, HEAD'],
      [SCRIPT, 'GET, HEAD'],
    ]) {
      const { statusCode, headers } = await app.inject({ method: method as 'POST', url: url ?? '' });
      expect([statusCode, headers.allow]).toEqual([405, allow]);
    }
  });
});

describe('files', () => {
  it('are kept for ever when their names are hashed, and asked about otherwise', async () => {
    const script = await app.inject(SCRIPT);
    expect([script.statusCode, script.body]).toEqual([200, SCRIPT_TEXT]);
    expect(script.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'application/javascript; charset=utf-8',
      vary: 'accept-encoding',
    });
    const icon = await app.inject('/favicon.svg');
    expect(icon.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'image/svg+xml' });
  });

  it.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['deflate', undefined],
    ['identity', undefined],
    ['', undefined],
  ])('come compressed for %s as %s', async (accepted, encoding) => {
    const { statusCode, headers, rawPayload } = await app.inject({
      url: SCRIPT,
      headers: { 'accept-encoding': accepted },
    });
    expect([statusCode, headers['content-encoding']]).toEqual([200, encoding]);
    const plain =
      encoding === 'br' ? brotliDecompressSync(rawPayload) : encoding === 'gzip' ? gunzipSync(rawPayload) : rawPayload;
    expect(plain.toString()).toBe(SCRIPT_TEXT);
    expect(headers).toMatchObject({
      'content-type': 'application/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
  });

  it('come as they are where no compressed copy was built', async () => {
    for (const url of ['/', '/favicon.svg', '/title/x']) {
      const { statusCode, headers } = await app.inject({ url, headers: { 'accept-encoding': 'br, gzip' } });
      expect([statusCode, headers['content-encoding']]).toEqual([200, undefined]);
    }
  });

  it.each([`${SCRIPT}.br`, `${SCRIPT}.gz`, '/.hidden'])('%s is no address', async (url) => {
    expect((await app.inject(url)).statusCode).toBe(404);
  });
});

/** Sends a path as it is, which `inject` and `fetch` would tidy up. */
async function rawGet(path: string): Promise<string> {
  if (app.server.address() === null) await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = new URL(app.listeningOrigin);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
    });
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
    socket.once('end', () => resolve(text));
    socket.once('error', reject);
  });
}

describe('ways out of the folder', () => {
  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/....//secret.txt',
    '//../secret.txt',
    '/%252e%252e/secret.txt',
    '/assets/..;/..;/secret.txt',
    '/secret.txt%00.js',
    '/%c0%ae%c0%ae/secret.txt',
    '/%',
  ])('%s leads nowhere', async (path) => {
    const text = await rawGet(path);
    expect(text).toMatch(/^HTTP\/1\.1 (400|404) /);
    expect(text).not.toMatch(/\r\n\r\nsecret/);
    expect(text.toLowerCase()).toContain("\r\ncontent-security-policy: default-src 'none'");
    expect(text.toLowerCase()).toContain('\r\nx-content-type-options: nosniff');
    expect(text).toMatch(/"request_id":"/);
  });
});

describe('security headers', () => {
  it.each(['/', SCRIPT, '/nothing.txt', '/api/health', '/title/%'])('are on %s', async (url) => {
    const { headers } = await app.inject(url);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=()'),
      'cross-origin-opener-policy': 'same-origin',
      'x-request-id': expect.stringMatching(/./),
    });
  });
});
