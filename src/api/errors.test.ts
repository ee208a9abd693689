/** Every kind of refusal and failure, as it is answered. */

import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyApi, tinyEngine } from '../../test/builders/tiny-engine.ts';
import { AppError } from '../domain/errors.ts';
import { buildApp } from './app.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(tinyApi().deps);
});
afterAll(() => app.close());

async function ask(request: InjectOptions | string) {
  const response = await app.inject(request);
  const { detail, request_id } = response.json();
  expect(request_id).toBe(response.headers['x-request-id']);
  expect(response.headers['x-latency-ms']).toMatch(/^\d+(\.\d{1,3})?$/);
  return { status: response.statusCode, detail, headers: response.headers };
}
const recommend = (payload: object | string, type = 'application/json') =>
  ask({ method: 'POST', url: '/recommend', payload, headers: { 'content-type': type } });

describe('422: what the schema refuses', () => {
  it.each([
    [{ title: '' }, ['body', 'title'], 'string_too_short'],
    [{ title: ' \t\n' }, ['body', 'title'], 'string_too_short'],
    [{ title: 'x'.repeat(501) }, ['body', 'title'], 'string_too_long'],
    [{ title: 5 }, ['body', 'title'], 'string_type'],
    [{ tconst: 'TT1375666' }, ['body', 'tconst'], 'string_pattern_mismatch'],
    [{ tconst: 'tt137566' }, ['body', 'tconst'], 'string_pattern_mismatch'],
    [{ tconst: 'tt12345678901' }, ['body', 'tconst'], 'string_pattern_mismatch'],
    [{ tconst: 'tt1375666\n' }, ['body', 'tconst'], 'string_pattern_mismatch'],
    [{ title: 'x', top_k: 0 }, ['body', 'top_k'], 'greater_than_equal'],
    [{ title: 'x', top_k: 51 }, ['body', 'top_k'], 'less_than_equal'],
    [{ title: 'x', top_k: 1.5 }, ['body', 'top_k'], 'int_type'],
    [{ title: 'x', top_k: '10' }, ['body', 'top_k'], 'int_type'],
    [{ title: 'x', top_k: null }, ['body', 'top_k'], 'int_type'],
    [{ title: 'x', topk: 5 }, ['body', 'topk'], 'extra_forbidden'],
    [{}, ['body'], 'value_error'],
    [{ title: null, tconst: null }, ['body'], 'value_error'],
    [[], ['body'], 'model_attributes_type'],
    ['"inception"', ['body'], 'model_attributes_type'],
    ['null', ['body'], 'missing'],
  ])('%j → %j %s', async (payload, loc, type) => {
    const { status, detail } = await recommend(payload);
    expect(status).toBe(422);
    expect(detail).toEqual([{ loc, msg: expect.stringMatching(/^(Expected|Unknown field)/), type }]);
  });

  it('tells every refused value at once, but never endlessly', async () => {
    const { detail } = await recommend({ title: '', top_k: 99, a: 1 });
    expect(detail.map(({ loc }: { loc: string[] }) => loc[1])).toEqual(['title', 'top_k', 'a']);
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`k${at}`, 1]));
    expect((await recommend(many)).detail).toHaveLength(50);
  });

  it('refuses a missing body', async () => {
    const { status, detail } = await ask({ method: 'POST', url: '/recommend' });
    expect(status).toBe(422);
    expect(detail).toMatchObject([{ loc: ['body'], type: 'missing' }]);
  });

  it.each([
    ['/search', ['query', 'q'], 'missing'],
    ['/search?q=', ['query', 'q'], 'string_too_short'],
    ['/search?q=%20%20', ['query', 'q'], 'string_too_short'],
    [`/search?q=${'x'.repeat(201)}`, ['query', 'q'], 'string_too_long'],
    ['/search?q=a&q=b', ['query', 'q'], 'string_type'],
    ['/search?q=a&limit=0', ['query', 'limit'], 'greater_than_equal'],
    ['/search?q=a&limit=-1', ['query', 'limit'], 'greater_than_equal'],
    ['/search?q=a&limit=101', ['query', 'limit'], 'less_than_equal'],
    ['/search?q=a&limit=', ['query', 'limit'], 'int_type'],
    ['/search?q=a&limit=1e1', ['query', 'limit'], 'int_type'],
    ['/search?q=a&limit=1&limit=2', ['query', 'limit'], 'int_type'],
    ['/suggest', ['query', 'q'], 'missing'],
    ['/suggest?q=a&limit=21', ['query', 'limit'], 'less_than_equal'],
    ['/titles/TT1375666', ['path', 'tconst'], 'string_pattern_mismatch'],
    ['/titles/%00', ['path', 'tconst'], 'string_pattern_mismatch'],
    [`/titles/${'x'.repeat(9000)}`, ['path', 'tconst'], 'string_pattern_mismatch'],
  ])('%s → %j %s', async (url, loc, type) => {
    const { status, detail } = await ask(url);
    expect(status).toBe(422);
    expect(detail).toMatchObject([{ loc, type }]);
  });
});

describe('404 and 405', () => {
  it('suggests titles that may have been meant', async () => {
    const { status, detail } = await recommend({ title: 'the dark tower' });
    expect(status).toBe(404);
    expect(detail).toEqual({
      error: 'title_not_found',
      message: 'No title matches "the dark tower".',
      suggestion: 'Check the spelling.',
      did_you_mean: expect.arrayContaining([{ tconst: 'tt5753856', title: 'Dark', year: 2017 }]),
    });
  });

  it('knows no title of an unknown identifier', async () => {
    const { status, detail } = await ask('/titles/tt9999999');
    expect(status).toBe(404);
    expect(detail).toMatchObject({ error: 'title_not_found', did_you_mean: [] });
  });

  it.each(['/nowhere', '/titles', '/recommend/x', '/docs/nothing', '/docs/static/nothing.js', '/HEALTH'])(
    'has nothing at %s',
    async (url) => {
      const { status, detail } = await ask(url);
      expect(status).toBe(404);
      expect(detail).toMatchObject({ error: 'route_not_found', suggestion: expect.any(String), did_you_mean: [] });
    },
  );

  it.each([
    ['GET', '/recommend', 'POST'],
    ['GET', '/recommend/list', 'POST'],
    ['POST', '/suggest?q=x', 'GET, HEAD'],
    ['PUT', '/recommend', 'POST'],
    ['DELETE', '/titles/tt1375666', 'GET, HEAD'],
    ['POST', '/search?q=x', 'GET, HEAD'],
    ['OPTIONS', '/search', 'GET, HEAD'],
  ] as const)('%s %s is not allowed, but %s is', async (method, url, allow) => {
    const { status, detail, headers } = await ask({ method, url });
    expect(status).toBe(405);
    expect(headers.allow).toBe(allow);
    expect(detail).toMatchObject({ error: 'method_not_allowed', message: `This address takes ${allow} only.` });
  });
});

describe('400, 413 and 415: malformed requests', () => {
  it.each([
    ['{"title": '],
    [''],
    ['{"__proto__": {"admin": true}, "title": "dark"}'],
    ['{"constructor": {"prototype": {"admin": true}}, "title": "dark"}'],
    [Buffer.from([0x7b, 0xff, 0x7d])],
  ])('refuses the body %j', async (payload) => {
    const { status, detail } = await recommend(payload);
    expect(status).toBe(400);
    expect(detail).toMatchObject({ error: 'malformed_request', suggestion: expect.stringContaining('JSON') });
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('takes a byte order mark and any parameter of the type', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/recommend',
      payload: '\uFEFF{"title":"dark"}',
      headers: { 'content-type': 'Application/JSON; charset=utf-8' },
    });
    expect(response.statusCode).toBe(200);
  });

  it.each(['/titles/%E0%A4%A', '/%', '/search%zz?q=x'])('refuses the path %s', async (url) => {
    const { status, detail } = await ask(url);
    expect(status).toBe(400);
    expect(detail).toMatchObject({ error: 'malformed_request', message: expect.stringContaining('percent-encoding') });
  });

  it('refuses large bodies', async () => {
    const { status, detail } = await recommend({ title: 'x'.repeat(270_000) });
    expect(status).toBe(413);
    expect(detail).toMatchObject({ error: 'body_too_large' });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'nonsense',
    'application/json, text/plain',
  ])('refuses bodies of type %s', async (type) => {
    const { status, detail } = await recommend('{"title":"dark"}', type);
    expect(status).toBe(415);
    expect(detail).toMatchObject({ error: 'unsupported_media_type' });
  });
});

describe('500: what is unexpected', () => {
  it.each([
    ['a bug', new TypeError('secret of the house')],
    ['an error of the system', Object.assign(new Error('secret of the disk'), { code: 'ENOSPC' })],
    ['an expected error that is none of the client', new AppError('storage_failed', 'secret of the disk')],
  ])('hides %s and logs it', async (_name, thrown) => {
    const broken = {
      ...tinyEngine(),
      search: () => {
        throw thrown;
      },
    };
    const { deps, logged } = tinyApi({ engine: () => broken });
    const failing = await buildApp(deps);
    const response = await failing.inject('/search?q=x');
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('secret');
    expect(response.json()).toMatchObject({ detail: { error: 'internal_error' } });
    const line = logged().find(({ msg }) => msg === 'request failed');
    expect(line).toMatchObject({ level: 'error', request_id: response.json().request_id });
    expect(JSON.stringify(line)).toContain('secret');
    await failing.close();
  });
});
