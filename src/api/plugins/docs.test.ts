/** The OpenAPI document is valid and complete; the pages come from this host alone. */

import { Validator } from '@seriousme/openapi-schema-validator';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyApi } from '../../../test/builders/tiny-engine.ts';
import { IMDB_ATTRIBUTION } from '../../domain/catalogue.ts';
import { buildApp } from '../app.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(tinyApi().deps);
});
afterAll(() => app.close());

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  responses: Record<string, { description: string; headers: object; content: object }>;
}

async function document() {
  return (await app.inject('/openapi.json')).json();
}

async function operations(): Promise<[string, Operation][]> {
  const { paths } = (await document()) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
  );
}

describe('/openapi.json', () => {
  it('validates', async () => {
    expect(await new Validator().validate(await document())).toEqual({ valid: true });
  });

  it('tells the version, the attribution, the terms of the data and the licence', async () => {
    const { openapi, info } = await document();
    expect(openapi).toBe('3.1.0');
    expect(info).toMatchObject({ version: '1.2.3', license: { name: 'MIT' } });
    expect(info.description).toContain(IMDB_ATTRIBUTION);
    expect(info.description).toContain('personal and non-commercial use');
  });

  it('documents every operation and the statuses that it may answer', async () => {
    const statuses = (await operations()).map(([name, { responses }]) => [name, Object.keys(responses).join(' ')]);
    expect(Object.fromEntries(statuses)).toEqual({
      'get /': '200 400 401 408 429 431 500 503',
      'post /recommend': '200 400 401 404 408 413 415 422 429 431 500 503',
      'post /recommend/list': '200 400 401 404 408 413 415 422 429 431 500 503',
      'get /similarity': '200 400 401 404 408 422 429 431 500 503',
      'get /search': '200 400 401 408 422 429 431 500 503',
      'get /suggest': '200 400 401 408 422 429 431 500 503',
      'get /titles/random': '200 400 401 404 408 422 429 431 500 503',
      'get /titles/{tconst}': '200 400 401 404 408 422 429 431 500 503',
      'get /titles/{tconst}/poster': '200 400 401 404 408 422 429 431 500 502 503',
      'get /model': '200 400 401 408 429 431 500 503',
      'get /model/evaluation': '200 400 401 404 408 429 431 500 503',
      'get /model/charts/{name}': '200 400 401 404 408 422 429 431 500 503',
      'get /catalogue': '200 400 401 408 429 431 500 503',
      'get /health': '200 400 401 408 431 500 503',
      'get /health/live': '200 400 401 408 431 500',
      'get /health/ready': '200 400 401 408 431 500 503',
      'get /metrics': '200 400 401 408 431 500',
      'post /admin/reload': '200 400 401 403 408 413 415 429 431 500 503',
    });
  });

  it('gives every operation a name, a summary and a declared tag, and every answer its headers', async () => {
    const { tags } = (await document()) as { tags: { name: string }[] };
    const all = await operations();
    expect(new Set(all.map(([, { operationId }]) => operationId)).size).toBe(all.length);
    for (const [operation, { summary, tags: used, responses }] of all) {
      expect(summary).toMatch(/\w/);
      expect(tags.map(({ name }) => name)).toEqual(expect.arrayContaining(used));
      for (const [status, { description, headers, content }] of Object.entries(responses)) {
        expect(description).not.toBe('Default Response');
        const more: Record<string, string[]> = {
          429: ['Retry-After', 'RateLimit', 'RateLimit-Policy'],
          503: ['Retry-After'],
        };
        expect(Object.keys(headers)).toEqual(['X-Request-ID', 'X-Latency-Ms', ...(more[status] ?? [])]);
        const others: Record<string, string> = {
          'get /titles/{tconst}/poster': 'image/jpeg',
          'get /model/charts/{name}': 'image/svg+xml',
          'get /metrics': 'text/plain',
        };
        const type = status === '200' ? others[operation] : undefined;
        expect(Object.keys(content)).toEqual([type ?? 'application/json']);
      }
    }
  });

  it('describes every field of requests and answers, with examples where they are plain values', async () => {
    const { components } = await document();
    const own = Object.entries<{ properties: Record<string, Record<string, unknown>> }>(components.schemas).filter(
      ([name]) => !['Manifest', 'DataStatistics', 'FeatureAnalysis', 'Model'].includes(name),
    );
    const lacking = own.flatMap(([name, { properties }]) =>
      Object.entries(properties)
        .filter(([, field]) => field.$ref === undefined)
        .filter(([, field]) => {
          const plain = field.type !== 'array' && field.type !== 'object';
          return field.description === undefined || (plain && field.examples === undefined && name !== 'Health');
        })
        .map(([field]) => `${name}.${field}`),
    );
    expect(lacking).toEqual([]);
    expect(Object.keys(components.schemas).filter((name) => name.endsWith('Input'))).toEqual([]);
  });
});

describe.each(['/docs', '/docs/', '/redoc'])('%s', (page) => {
  it('is a page whose parts all come from this host, which its policy demands', async () => {
    const response = await app.inject(page);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['content-security-policy']).toMatch(/^default-src 'none'; /);
    expect(response.headers['content-security-policy']).not.toMatch(/https?:|\*/);
    expect(response.body).not.toMatch(/https?:/);
    const parts = [...response.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? '');
    const served = parts.filter((url) => !url.startsWith('data:'));
    expect(served.length).toBeGreaterThanOrEqual(2);
    for (const url of served) {
      const part = await app.inject(new URL(url, `http://host${page}`).pathname);
      expect(part.statusCode).toBe(200);
    }
  });
});

describe('/redoc/redoc.standalone.js', () => {
  it('asks no other host for its logo', async () => {
    const { body, headers } = await app.inject('/redoc/redoc.standalone.js');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(body.length).toBeGreaterThan(500_000);
    expect(body).not.toContain('cdn.redoc.ly');
  });
});
