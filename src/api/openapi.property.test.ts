/** Random and hostile requests, generated from the OpenAPI document, are all answered as it documents. */

import * as fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tinyApi } from '../../test/builders/tiny-engine.ts';
import { buildApp } from './app.ts';
import { type Case, type HostileRequest, type OpenapiDocument, requestFor } from './hostile-requests.contract.ts';
import type { Schema } from './hostile-values.contract.ts';

const RUNS = 8_000;
const SEED = 20_250_101;
/** Enough for a machine that is busy with other things. */
const TIMEOUT_MS = 180_000;

let app: FastifyInstance;
let document: OpenapiDocument;
let cases: Case[];

beforeAll(async () => {
  app = await buildApp(tinyApi({ config: { server: { cors_origins: ['https://example.org'] } } }).deps);
  document = (await app.inject('/openapi.json')).json();
  cases = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
});
afterAll(() => app.close());

const validators = new Map<Schema, z.ZodType>();

function withDefs(value: unknown): object {
  return JSON.parse(JSON.stringify(value).replaceAll('#/components/schemas/', '#/$defs/'));
}

/** A validator made from the document itself, so that what it promises is checked and not what the code meant. */
function validatorOf(schema: Schema): z.ZodType {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const made = z.fromJSONSchema({ ...withDefs(schema), $defs: withDefs(document.components.schemas) } as Parameters<
    typeof z.fromJSONSchema
  >[0]);
  validators.set(schema, made);
  return made;
}

/** The operation that the request reaches, when it is one of the document's. */
function reached({ method, url }: HostileRequest): Case | undefined {
  const { pathname } = new URL(`http://localhost${url}`);
  return cases.find(
    (candidate) =>
      (candidate.method === method || (candidate.method === 'GET' && method === 'HEAD')) &&
      new RegExp(`^${candidate.path.replaceAll(/\{\w+\}/g, '[^/]*')}$`).test(pathname),
  );
}

/** What is wrong with the answer to a request: nothing, or what the document does not promise. */
async function faultsOf(request: HostileRequest, seen: Set<string>): Promise<unknown[]> {
  const response = await app.inject(request);
  const { statusCode: status, headers } = response;
  const target = reached(request);
  seen.add(`${target?.path ?? 'elsewhere'} ${status}`);
  const faults: unknown[] = [];
  if (status >= 500) faults.push(`status ${status}`);
  if (!/^[A-Za-z0-9._-]{1,128}$/.test(String(headers['x-request-id']))) faults.push('no X-Request-ID');
  if (!/^\d+(\.\d{1,3})?$/.test(String(headers['x-latency-ms']))) faults.push('no X-Latency-Ms');
  if (request.method === 'HEAD' || status === 204) return faults;

  const type = headers['content-type'];
  if (target?.path === '/metrics' && status === 200)
    return type?.toString().startsWith('text/plain;') ? faults : [...faults, 'no text'];
  const promised: object = target?.operation.responses[status]?.content ?? {};
  // A drawing, which no schema describes.
  if (typeof type === 'string' && type in promised && !('application/json' in promised)) {
    return response.body.startsWith('<svg ') ? faults : [...faults, 'no drawing'];
  }
  if (type !== 'application/json; charset=utf-8') return [...faults, type];
  const body = response.json();
  if (status >= 400 && body.request_id !== headers['x-request-id']) faults.push('no request_id');
  if (target === undefined) {
    return [400, 404, 405, 413, 415].includes(status) ? faults : [...faults, `status ${status} elsewhere`];
  }
  const documented = target.operation.responses[status];
  if (documented === undefined) return [...faults, `status ${status} is not documented`];
  const verdict = validatorOf(documented.content['application/json'].schema).safeParse(body);
  return [...faults, ...(verdict.error?.issues ?? [])];
}

describe('every documented operation', () => {
  it(
    `answers ${RUNS} random and hostile requests in documented ways`,
    async () => {
      const seen = new Set<string>();
      const requests = fc.oneof(
        ...cases.map((one) => {
          const rich = one.operation.requestBody !== undefined || (one.operation.parameters ?? []).length > 1;
          return { weight: rich ? 6 : 1, arbitrary: requestFor(one, document) };
        }),
      );
      await fc.assert(
        fc.asyncProperty(requests, async (request) => {
          expect(await faultsOf(request, seen)).toEqual([]);
        }),
        { numRuns: RUNS, seed: SEED },
      );
      // The requests reach everywhere: into the engine, past it, and to every refusal that needs no socket.
      const reachedAnswers = [
        ...cases.filter(({ path }) => !/poster$|^.admin/.test(path)).map(({ path }) => `${path} 200`),
        '/admin/reload 403',
        '/titles/{tconst}/poster 404',
        '/titles/{tconst}/poster 422',
        ...[400, 404, 413, 415, 422].flatMap((status) => [`/recommend ${status}`, `/recommend/list ${status}`]),
        '/search 422',
        '/similarity 404',
        '/similarity 422',
        '/suggest 422',
        '/titles/{tconst} 404',
        '/titles/random 404',
        '/titles/random 422',
        '/titles/{tconst} 422',
        'elsewhere 400',
        'elsewhere 404',
        'elsewhere 405',
      ];
      expect([...seen]).toEqual(expect.arrayContaining(reachedAnswers));
    },
    TIMEOUT_MS,
  );
});
