/** Random and hostile requests, generated from an OpenAPI document: what its operations promise to withstand. */

import * as fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { almostValid, type Components, nastyText, type Schema } from './hostile-values.contract.ts';

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly schema: Schema;
  readonly example?: unknown;
}
/** An operation of the document. */
export interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
  readonly responses: Readonly<
    Record<string, { readonly content: { readonly 'application/json': { schema: Schema } } }>
  >;
}
/** The document, as far as it is used here. */
export interface OpenapiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Components };
}
/** An operation and where it is. */
export interface Case {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const deep = fc
  .tuple(fc.constantFrom<[string, string]>(['[', ']'], ['{"a":', '}']), fc.integer({ min: 1, max: 9_000 }))
  .map(([[open, close], depth]) => `${open.repeat(depth)}1${close.repeat(depth)}`);

const brokenBody: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.json(),
  deep,
  nastyText,
  fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(
    '',
    '{',
    '{"title":',
    '[1,',
    '{"a":1}{"b":2}',
    '{"__proto__":{"x":1},"title":"dark"}',
    '\uFEFF{}',
    '01',
    `{"likes":${JSON.stringify(Array(200).fill('x'.repeat(500)))}}`,
    '{"likes":["dark"],"filters":{"__proto__":{"min_rating":1}}}',
    '{"likes":["dark"],"filters":{"min_rating":1e999}}',
  ),
  fc.constantFrom('{"constructor":{"prototype":{"x":1}},"title":"dark"}', `{"title":"${'x'.repeat(270_000)}"}`),
);

const contentType = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'application/json; charset=utf-8',
      'APPLICATION/JSON',
      'application/json;',
      'text/plain',
      'text/json',
      '',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/json/json',
      '/',
      '*/*',
      'a'.repeat(500),
    ),
  },
);

const junkHeaders = fc.dictionary(
  fc.constantFrom(
    'x-request-id',
    'origin',
    'accept',
    'accept-version',
    'if-none-match',
    'range',
    'cookie',
    'x-forwarded-for',
    'transfer-encoding',
    'content-length',
    'expect',
    'access-control-request-method',
    'x-http-method-override',
  ),
  fc.oneof(fc.constantFrom('*', '0', '-1', 'bytes=0-1', 'https://example.org', 'chunked', 'DELETE'), nastyText),
  { maxKeys: 3, noNullPrototype: true },
);

const oddMethod = fc.constantFrom(
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'LOCK',
);

/** Percent-encodes any text, lone surrogates as what they become in UTF-8. */
const encode = (text: string) => encodeURIComponent(Buffer.from(text).toString());

/** A request as it is injected. */
export interface HostileRequest {
  readonly method: NonNullable<InjectOptions['method']>;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string | Buffer;
}

/** Requests to one operation: mostly almost valid, and each part of them broken now and then. */
export function requestFor({ method, path, operation }: Case, document: OpenapiDocument): fc.Arbitrary<HostileRequest> {
  const parameters = (operation.parameters ?? []).filter(({ $ref }) => $ref === undefined);
  const value = (parameter: Parameter) =>
    fc
      .oneof(
        fc.constant(parameter.example ?? ''),
        almostValid(parameter.schema, document.components.schemas),
        nastyText,
      )
      .map((generated) => String(generated));
  const pathValues = fc.tuple(...parameters.filter((parameter) => parameter.in === 'path').map(value));
  const queryParts = parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) =>
      fc
        .oneof(
          { weight: 2, arbitrary: fc.tuple(value(parameter)) },
          { weight: 1, arbitrary: fc.array(value(parameter), { minLength: 0, maxLength: 2, size: 'max' }) },
        )
        .map((values) => values.map((text) => `${parameter.name}=${encode(text)}`)),
    );
  const junkQuery = fc.array(
    fc.oneof(
      fc.tuple(nastyText, nastyText).map(([key, text]) => `${encode(key)}=${encode(text)}`),
      fc.constantFrom(
        '=',
        '&',
        '%',
        '%zz=%E0%A4%A',
        '__proto__=1',
        'q[]=1',
        'limit[$gt]=1',
        'q',
        '#x',
        `z=${'y'.repeat(15_000)}`,
      ),
    ),
    { maxLength: 2 },
  );
  const schema = operation.requestBody?.content['application/json'].schema;
  const body: fc.Arbitrary<string | Buffer | undefined> =
    schema === undefined
      ? fc.option(brokenBody, { freq: 8, nil: undefined })
      : fc.oneof(
          {
            weight: 8,
            arbitrary: almostValid(schema, document.components.schemas).map((generated) => JSON.stringify(generated)),
          },
          { weight: 3, arbitrary: brokenBody },
          { weight: 1, arbitrary: fc.constant(undefined) },
        );
  return fc
    .record({
      method: fc.oneof({ weight: 9, arbitrary: fc.constant(method) }, { weight: 1, arbitrary: oddMethod }),
      pathValues,
      suffix: fc.oneof(
        { weight: 20, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: fc.constantFrom('/', '//', '/%E0%A4%A', '%', ';a=b', '/..', '/%2e%2e', '%5C', '%00') },
      ),
      query: fc.tuple(...queryParts, junkQuery),
      type: contentType,
      body,
      headers: fc.option(junkHeaders, { freq: 3, nil: {} }),
    })
    .map((made) => {
      let at = 0;
      const filled = path.replaceAll(/\{\w+\}/g, () => encode(made.pathValues[at++] ?? ''));
      const query = made.query.flat().join('&');
      return {
        method: made.method as HostileRequest['method'],
        url: filled + made.suffix + (query === '' ? '' : `?${query}`),
        headers: { ...made.headers, ...(made.body === undefined ? {} : { 'content-type': made.type }) },
        ...(made.body === undefined ? {} : { payload: made.body }),
      };
    });
}
