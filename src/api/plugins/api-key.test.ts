/** Keys over HTTP: none is needed, a wrong one is refused, and administration takes an admin's. */

import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { tinyApi } from '../../../test/builders/tiny-engine.ts';
import { createApiKey } from '../api-keys.ts';
import { buildApp } from '../app.ts';
import { apiKey } from './api-key.ts';
import { errors } from './errors.ts';
import { latency } from './latency.ts';
import { requestId } from './request-id.ts';

const user = createApiKey({ name: 'reader', isAdmin: false });
const admin = createApiKey({ name: 'ops', isAdmin: true });
const BOTH = [user.configLine, admin.configLine];

const closing: FastifyInstance[] = [];
afterEach(async () => {
  for (const app of closing.splice(0)) await app.close();
});

/** The plugin with two routes, one of them for administration, which tell who asks. */
async function guarded(lines: readonly string[]): Promise<FastifyInstance> {
  const app = Fastify();
  closing.push(app);
  for (const plugin of [requestId, latency, errors]) await app.register(plugin);
  await app.register(apiKey, { lines });
  app.get('/open', (request) => ({ client: request.client }));
  app.post('/admin', { config: { admin: true } }, (request) => ({ client: request.client }));
  return app;
}

const waysToShow = (key: string) => [
  { 'x-api-key': key },
  { authorization: `Bearer ${key}` },
  { authorization: `bearer  ${key} ` },
];

describe('a request', () => {
  it('needs no key', async () => {
    const app = await guarded(BOTH);
    expect((await app.inject('/open')).json()).toEqual({ client: null });
  });

  it('is known by its key, in either header', async () => {
    const app = await guarded(BOTH);
    for (const headers of waysToShow(user.key))
      expect((await app.inject({ url: '/open', headers })).json()).toEqual({
        client: { name: 'reader', isAdmin: false },
      });
    const headers = { 'x-api-key': admin.key, authorization: 'Bearer of-something-else' };
    expect((await app.inject({ url: '/open', headers })).json()).toEqual({ client: { name: 'ops', isAdmin: true } });
  });

  it('is refused with a wrong key, wherever it goes', async () => {
    const { deps } = tinyApi({ config: { security: { api_keys: BOTH } } });
    const app = await buildApp(deps);
    closing.push(app);
    for (const headers of waysToShow(`${user.key.slice(0, -1)}!`)) {
      for (const url of ['/model', '/nowhere', '/docs']) {
        const response = await app.inject({ url, headers });
        expect(response.statusCode).toBe(401);
        expect(response.headers['www-authenticate']).toBe('Bearer realm="imdb-recommender"');
        expect(response.json()).toEqual({
          detail: { error: 'key_refused', message: expect.any(String), suggestion: expect.any(String) },
          request_id: response.headers['x-request-id'],
        });
        expect(response.body).not.toContain(user.key.slice(0, 12));
      }
    }
    expect((await app.inject({ url: '/model', headers: { 'x-api-key': user.key } })).statusCode).toBe(200);
  });

  it('may have anything in these headers where there are no keys', async () => {
    const app = await guarded([]);
    for (const headers of [...waysToShow('anything'), { authorization: 'Basic eDp5' }])
      expect((await app.inject({ url: '/open', headers })).statusCode).toBe(200);
  });

  it('leaves Basic to a proxy in front', async () => {
    const app = await guarded(BOTH);
    const response = await app.inject({ url: '/open', headers: { authorization: 'Basic eDp5' } });
    expect(response.json()).toEqual({ client: null });
  });
});

describe('administration', () => {
  const ask = async (lines: readonly string[], headers: Record<string, string>) => {
    const app = await guarded(lines);
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/admin', headers });
    return [statusCode, JSON.parse(body).detail?.error ?? JSON.parse(body).client.name, body];
  };

  it.each([
    ['an administrator', BOTH, { 'x-api-key': admin.key }, 200, 'ops'],
    ['nobody', BOTH, {}, 401, 'key_required'],
    ['a wrong key', BOTH, { 'x-api-key': 'x' }, 401, 'key_refused'],
    ['another client', BOTH, { 'x-api-key': user.key }, 403, 'admin_required'],
    ['anybody where no key is for it', [user.configLine], { 'x-api-key': user.key }, 403, 'admin_disabled'],
    ['anybody where there are no keys', [], { 'x-api-key': admin.key }, 403, 'admin_disabled'],
  ] as const)('%s', async (_who, lines, headers, status, word) => {
    const [statusCode, error, body] = await ask(lines, headers);
    expect([statusCode, error]).toEqual([status, word]);
    if (word === 'admin_disabled') expect(body).toMatch(/imdb-recommender key create NAME --admin/);
  });
});
