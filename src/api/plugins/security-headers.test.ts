/** Security headers are on every answer, refusals too, and pages keep policies of their own. */

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyApi } from '../../../test/builders/tiny-engine.ts';
import { buildApp } from '../app.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(tinyApi().deps);
});
afterAll(() => app.close());

const DATA = "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'";

describe('the security headers', () => {
  it.each([
    '/',
    '/health',
    '/search?q=dark',
    '/search',
    '/nowhere',
    '/titles/tt9999999',
    '/openapi.json',
    '/metrics',
    '/titles/tt1375666/poster',
  ])('of %s are those of data', async (url) => {
    const { headers } = await app.inject(url);
    expect(headers).toMatchObject({
      'content-security-policy': DATA,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });

  it.each(['/docs', '/docs/static/swagger-ui-bundle.js', '/redoc', '/model/charts/ratings'])(
    'of %s have a policy of their own',
    async (url) => {
      const { statusCode, headers } = await app.inject(url);
      expect(statusCode).toBe(200);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /);
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
  );

  it('let pages of allowed origins embed what they may read', async () => {
    const open = await buildApp(tinyApi({ config: { server: { cors_origins: ['https://example.org'] } } }).deps);
    expect((await open.inject('/')).headers['cross-origin-resource-policy']).toBe('cross-origin');
    await open.close();
  });
});

describe('answers', () => {
  it('tell nothing of files, stacks or libraries, whatever goes wrong', async () => {
    const requests: object[] = [
      { url: '/nowhere/../../etc/passwd' },
      { url: '/docs/static/..%2f..%2fpackage.json' },
      { url: '/redoc/../../package.json' },
      { url: '/titles/%00' },
      { url: '/model/charts/..%2f..%2fmanifest' },
      { url: '/%zz' },
      { method: 'POST', url: '/recommend', payload: '{"title":', headers: { 'content-type': 'application/json' } },
      { method: 'POST', url: '/recommend', payload: { title: { $where: '1' } } },
      { method: 'TRACE', url: '/' },
    ];
    for (const request of requests) {
      const { statusCode, body } = await app.inject(request);
      expect(statusCode).toBeGreaterThanOrEqual(400);
      expect(body).not.toMatch(/\/src\/|\/dist\/|node_modules|\bat \S+ \(|\.[jt]s:|fastify|FST_|ENOENT|zod/i);
    }
  });
});
